import {
  type AddSymbol,
  type AssetDefinition,
  formatDecimal,
  parseGuardedDecimal,
  RATE_ONE,
  type Rate,
  type SymbolFilters,
  toNotional,
  toPrice,
  toQuantity,
  toRate,
} from "@pricetime/engine";
import { decimalPlaces, RATE_DECIMALS } from "@pricetime/sdk/wire";
import type { ListingFilter, SymbolListing } from "./genesis.js";

/** The assets of a listing, as far as their decimals matter. */
export interface ListedAssets {
  readonly baseAsset: AssetDefinition;
  readonly quoteAsset: AssetDefinition;
}

/**
 * A listing in whole units. Tick and step decide the symbol's decimals.
 *
 * @returns the command, or all reasons why it would be refused, each naming the field and what would pass
 */
export function toAddSymbol(
  listing: SymbolListing,
  assets: ListedAssets,
): { readonly ok: true; readonly command: AddSymbol } | { readonly ok: false; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const filter = <Type extends ListingFilter["filterType"]>(type: Type) =>
    listing.filters.find((row): row is Extract<ListingFilter, { filterType: Type }> => row.filterType === type);
  const priceFilter = filter("PRICE_FILTER");
  const lotSize = filter("LOT_SIZE");
  if (priceFilter === undefined || lotSize === undefined) {
    return { ok: false, problems: [`Symbol ${listing.symbol} needs a PRICE_FILTER and a LOT_SIZE.`] };
  }
  const priceDecimals = ownDecimals(priceFilter.tickSize);
  const quantityDecimals = ownDecimals(lotSize.stepSize);
  checkDecimals(listing, assets, priceDecimals, quantityDecimals, problems);

  const units = (place: string, text: string, decimals: number): number => {
    const read = parseGuardedDecimal(text, decimals);
    if (typeof read === "number") return read;
    const smallest = formatDecimal(1, decimals);
    const most = formatDecimal(Number.MAX_SAFE_INTEGER, decimals);
    const expected = read === "OVERFLOW" ? `at most ${most}` : `a multiple of ${smallest}`;
    problems.push(`Symbol ${listing.symbol}: ${place} must be ${expected}, not ${text}.`);
    return 0;
  };
  const notionalDecimals = priceDecimals + quantityDecimals;
  const notional = filter("NOTIONAL");
  const minNotional = filter("MIN_NOTIONAL");
  const filters: SymbolFilters = {
    priceFilter: {
      minPrice: toPrice(units("PRICE_FILTER.minPrice", priceFilter.minPrice, priceDecimals)),
      maxPrice: toPrice(units("PRICE_FILTER.maxPrice", priceFilter.maxPrice, priceDecimals)),
      tickSize: toPrice(units("PRICE_FILTER.tickSize", priceFilter.tickSize, priceDecimals)),
    },
    lotSize: {
      minQuantity: toQuantity(units("LOT_SIZE.minQty", lotSize.minQty, quantityDecimals)),
      maxQuantity: toQuantity(units("LOT_SIZE.maxQty", lotSize.maxQty, quantityDecimals)),
      stepSize: toQuantity(units("LOT_SIZE.stepSize", lotSize.stepSize, quantityDecimals)),
    },
    ...(notional === undefined
      ? {}
      : {
          notional: {
            minNotional: toNotional(units("NOTIONAL.minNotional", notional.minNotional, notionalDecimals)),
            applyMinToMarket: notional.applyMinToMarket,
            maxNotional: toNotional(units("NOTIONAL.maxNotional", notional.maxNotional, notionalDecimals)),
            applyMaxToMarket: notional.applyMaxToMarket,
            averagePriceMinutes: notional.avgPriceMins,
          },
        }),
    ...(minNotional === undefined
      ? {}
      : {
          minNotional: {
            minNotional: toNotional(units("MIN_NOTIONAL.minNotional", minNotional.minNotional, notionalDecimals)),
            applyToMarket: minNotional.applyToMarket,
            averagePriceMinutes: minNotional.avgPriceMins,
          },
        }),
  };
  const command: AddSymbol = {
    type: "AddSymbol",
    symbol: listing.symbol,
    baseAssetId: assets.baseAsset.assetId,
    quoteAssetId: assets.quoteAsset.assetId,
    priceDecimals,
    quantityDecimals,
    status: listing.status,
    filters,
    makerCommission: toCommission(`Symbol ${listing.symbol}: makerCommission`, listing.makerCommission, problems),
    takerCommission: toCommission(`Symbol ${listing.symbol}: takerCommission`, listing.takerCommission, problems),
  };
  return problems.length === 0 ? { ok: true, command } : { ok: false, problems };
}

/** A fraction of at most 1 as a rate; what is wrong goes to `problems`. */
export function toCommission(place: string, text: string, problems: string[]): Rate {
  const rate = parseGuardedDecimal(text, RATE_DECIMALS);
  if (typeof rate === "number" && rate <= RATE_ONE) return toRate(rate);
  problems.push(`${place} must be a fraction from 0 to 1 with at most ${RATE_DECIMALS} decimals, not ${text}.`);
  return toRate(0);
}

/** Digits after the point that matter. */
const ownDecimals = (text: string): number => (text.includes(".") ? decimalPlaces(text.replace(/0+$/, "")) : 0);

/** Price × quantity must be exact in the quote asset, quantity in the base asset. */
function checkDecimals(
  { symbol }: SymbolListing,
  { baseAsset, quoteAsset }: ListedAssets,
  priceDecimals: number,
  quantityDecimals: number,
  problems: string[],
): void {
  if (quantityDecimals > baseAsset.decimals) {
    problems.push(
      `Symbol ${symbol}: LOT_SIZE.stepSize has ${quantityDecimals} decimals, but ${baseAsset.asset} has ` +
        `${baseAsset.decimals}: a stepSize of ${formatDecimal(1, baseAsset.decimals)} would pass.`,
    );
  }
  const needed = priceDecimals + quantityDecimals;
  if (needed <= quoteAsset.decimals) return;
  const left = quoteAsset.decimals - priceDecimals;
  const remedy =
    left >= 0
      ? `a LOT_SIZE.stepSize of ${formatDecimal(1, left)} would pass`
      : `a PRICE_FILTER.tickSize of ${formatDecimal(1, quoteAsset.decimals)} with a LOT_SIZE.stepSize of 1 would pass`;
  const enough = needed <= 18 ? `, and so would ${quoteAsset.asset} with ${needed} decimals` : "";
  problems.push(
    `Symbol ${symbol}: PRICE_FILTER.tickSize has ${priceDecimals} decimals and LOT_SIZE.stepSize ${quantityDecimals}, ` +
      `together ${needed}, but ${quoteAsset.asset} has ${quoteAsset.decimals}: ${remedy}${enough}.`,
  );
}

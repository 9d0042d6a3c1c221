import {
  type AddSymbol,
  type AssetDefinition,
  formatDecimal,
  parseGuardedDecimal,
  RATE_ONE,
  type Rate,
  type SymbolFilters,
  toRate,
} from "@pricetime/engine";
import type { SymbolFilter } from "@pricetime/sdk";
import { decimalPlaces, RATE_DECIMALS } from "@pricetime/sdk/wire";
import { FILTER_TABLE, type FieldKind } from "./filter-table.js";
import type { SymbolListing } from "./genesis.js";

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
  const filter = <Type extends SymbolFilter["filterType"]>(type: Type) =>
    listing.filters.find((row): row is Extract<SymbolFilter, { filterType: Type }> => row.filterType === type);
  const priceFilter = filter("PRICE_FILTER");
  const lotSize = filter("LOT_SIZE");
  if (priceFilter === undefined || lotSize === undefined) {
    return { ok: false, problems: [`Symbol ${listing.symbol} needs a PRICE_FILTER and a LOT_SIZE.`] };
  }
  const priceDecimals = ownDecimals(priceFilter.tickSize);
  const quantityDecimals = ownDecimals(lotSize.stepSize);
  checkDecimals(listing, assets, priceDecimals, quantityDecimals, problems);

  const filters = toFilters(listing, priceDecimals, quantityDecimals, problems);
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

/** The filters of a listing in whole units; what does not fit goes to `problems`. */
function toFilters(
  { filters, symbol }: SymbolListing,
  priceDecimals: number,
  quantityDecimals: number,
  problems: string[],
): SymbolFilters {
  const decimalsOf: Partial<Record<FieldKind, number>> = {
    price: priceDecimals,
    quantity: quantityDecimals,
    notional: priceDecimals + quantityDecimals,
    multiplier: RATE_DECIMALS,
  };
  const toUnits = (place: string, text: string, decimals: number): number => {
    const read = parseGuardedDecimal(text, decimals);
    if (typeof read === "number") return read;
    const smallest = formatDecimal(1, decimals);
    const most = formatDecimal(Number.MAX_SAFE_INTEGER, decimals);
    const expected = read === "OVERFLOW" ? `at most ${most}` : `a multiple of ${smallest}`;
    problems.push(`Symbol ${symbol}: ${place} must be ${expected}, not ${text}.`);
    return 0;
  };
  const entries = filters.map((row) => {
    const { name, fields } = FILTER_TABLE[row.filterType];
    const values = Object.entries(fields).map(([field, [inEngine, kind]]) => {
      const value = row[field as keyof typeof row] as unknown;
      const decimals = decimalsOf[kind];
      return [
        inEngine,
        decimals === undefined ? value : toUnits(`${row.filterType}.${field}`, value as string, decimals),
      ];
    });
    return [name, Object.fromEntries(values)];
  });
  return Object.fromEntries(entries) as SymbolFilters;
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

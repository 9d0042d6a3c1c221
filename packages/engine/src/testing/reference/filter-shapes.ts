import { MULTIPLIER_ONE } from "../../money/units.js";
import type { AssetFilters, ExchangeFilters, SymbolFilters } from "../../symbol/filters/symbol-filters.js";
import { LARGEST_AMOUNT } from "./reference-ledger.js";

const LONGEST_AVERAGE_MINUTES = 60;

const ordered = (least = 0, most = 0): boolean => most === 0 || most >= least;

export function areSoundFilters(filters: SymbolFilters): boolean {
  const { priceFilter, lotSize, marketLotSize, notional, percentPrice, percentPriceBySide, trailingDelta } = filters;
  const averages = [notional, filters.minNotional, percentPrice, percentPriceBySide];
  return (
    ordered(priceFilter.minPrice, priceFilter.maxPrice) &&
    ordered(lotSize.minQuantity, lotSize.maxQuantity) &&
    ordered(marketLotSize?.minQuantity, marketLotSize?.maxQuantity) &&
    (marketLotSize?.stepSize ?? 0) % (lotSize.stepSize || 1) === 0 &&
    ordered(notional?.minNotional, notional?.maxNotional) &&
    ordered(percentPrice?.multiplierDown, percentPrice?.multiplierUp) &&
    ordered(percentPriceBySide?.bidMultiplierDown, percentPriceBySide?.bidMultiplierUp) &&
    ordered(percentPriceBySide?.askMultiplierDown, percentPriceBySide?.askMultiplierUp) &&
    ordered(trailingDelta?.minTrailingAboveDelta, trailingDelta?.maxTrailingAboveDelta) &&
    ordered(trailingDelta?.minTrailingBelowDelta, trailingDelta?.maxTrailingBelowDelta) &&
    !averages.some((each) => each !== undefined && each.averagePriceMinutes > LONGEST_AVERAGE_MINUTES)
  );
}

export const areSoundAssetFilters = ({ maxAsset }: AssetFilters): boolean =>
  maxAsset === undefined || maxAsset.limit <= LARGEST_AMOUNT;

/** price × 1 compared with reference × multiplier, both in 10⁻⁸. */
export const isWithinPercent = (price: bigint, reference: bigint, up: number, down: number): boolean =>
  (up === 0 || price * BigInt(MULTIPLIER_ONE) <= reference * BigInt(up)) &&
  (down === 0 || price * BigInt(MULTIPLIER_ONE) >= reference * BigInt(down));

/** The named fields of a record that may be missing. */
const only = <T extends object, K extends keyof T>(record: T | undefined, ...fields: K[]): Pick<T, K> | undefined =>
  record && (Object.fromEntries(fields.map((field) => [field, record[field]])) as Pick<T, K>);

/** Only what is there. */
const present = <T extends object>(record: T) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

/** The known fields only. */
export const copyFilters = (filters: SymbolFilters): SymbolFilters =>
  present({
    priceFilter: only(filters.priceFilter, "minPrice", "maxPrice", "tickSize"),
    lotSize: only(filters.lotSize, "minQuantity", "maxQuantity", "stepSize"),
    notional: only(
      filters.notional,
      "minNotional",
      "applyMinToMarket",
      "maxNotional",
      "applyMaxToMarket",
      "averagePriceMinutes",
    ),
    minNotional: only(filters.minNotional, "minNotional", "applyToMarket", "averagePriceMinutes"),
    marketLotSize: only(filters.marketLotSize, "minQuantity", "maxQuantity", "stepSize"),
    percentPrice: only(filters.percentPrice, "multiplierUp", "multiplierDown", "averagePriceMinutes"),
    percentPriceBySide: only(
      filters.percentPriceBySide,
      "bidMultiplierUp",
      "bidMultiplierDown",
      "askMultiplierUp",
      "askMultiplierDown",
      "averagePriceMinutes",
    ),
    icebergParts: only(filters.icebergParts, "limit"),
    maxNumOrders: only(filters.maxNumOrders, "maxNumOrders"),
    maxNumAlgoOrders: only(filters.maxNumAlgoOrders, "maxNumAlgoOrders"),
    maxNumIcebergOrders: only(filters.maxNumIcebergOrders, "maxNumIcebergOrders"),
    maxPosition: only(filters.maxPosition, "maxPosition"),
    trailingDelta: only(
      filters.trailingDelta,
      "minTrailingAboveDelta",
      "maxTrailingAboveDelta",
      "minTrailingBelowDelta",
      "maxTrailingBelowDelta",
    ),
    maxNumOrderAmends: only(filters.maxNumOrderAmends, "maxNumOrderAmends"),
    maxNumOrderLists: only(filters.maxNumOrderLists, "maxNumOrderLists"),
  }) as unknown as SymbolFilters;

export const copyExchangeFilters = (filters: ExchangeFilters): ExchangeFilters =>
  present({
    exchangeMaxNumOrders: only(filters.exchangeMaxNumOrders, "maxNumOrders"),
    exchangeMaxNumAlgoOrders: only(filters.exchangeMaxNumAlgoOrders, "maxNumAlgoOrders"),
    exchangeMaxNumIcebergOrders: only(filters.exchangeMaxNumIcebergOrders, "maxNumIcebergOrders"),
    exchangeMaxNumOrderLists: only(filters.exchangeMaxNumOrderLists, "maxNumOrderLists"),
  });

export const copyAssetFilters = ({ maxAsset }: AssetFilters): AssetFilters =>
  present({ maxAsset: only(maxAsset, "limit") });

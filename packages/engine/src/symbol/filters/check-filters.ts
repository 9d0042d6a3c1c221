import { isGuarded } from "../../money/units.js";
import { AVERAGE_PRICE_MINUTES_MAX } from "../average-price.js";
import {
  ASSET_FILTER_FIELDS,
  EXCHANGE_FILTER_FIELDS,
  type FilterFields,
  REQUIRED_SYMBOL_FILTERS,
  SYMBOL_FILTER_FIELDS,
} from "./filter-fields.js";
import type { AssetFilters, ExchangeFilters, SymbolFilters } from "./symbol-filters.js";

type Values = Readonly<Record<string, unknown>>;
type Filters = Readonly<Record<string, Values | undefined>>;

/** Whether a symbol's filters as they came with a command have the right shape and only guarded numbers. */
export const isWellFormed = (filters: SymbolFilters): boolean =>
  hasShape(filters, SYMBOL_FILTER_FIELDS, REQUIRED_SYMBOL_FILTERS);

export const areWellFormedExchangeFilters = (filters: ExchangeFilters): boolean =>
  hasShape(filters, EXCHANGE_FILTER_FIELDS, []);

export const areWellFormedAssetFilters = (filters: AssetFilters): boolean => hasShape(filters, ASSET_FILTER_FIELDS, []);

function hasShape(filters: object, table: FilterFields, required: readonly string[]): boolean {
  if (!isRecord(filters)) return false;
  return Object.entries(table).every(([name, fields]) => {
    const values: unknown = (filters as Filters)[name];
    if (values === undefined) return !required.includes(name);
    return (
      isRecord(values) &&
      Object.entries(fields).every(([field, kind]) => {
        const value = values[field];
        if (kind === "integer") return isGuarded(value as number);
        return kind === "boolean" ? typeof value === "boolean" : typeof value === "bigint" && value >= 0n;
      })
    );
  });
}

/** Whether a symbol's well-formed filters can be passed at all. */
export function isSensible(filters: SymbolFilters): boolean {
  const { priceFilter, lotSize, marketLotSize, notional, percentPrice, percentPriceBySide, trailingDelta } = filters;
  const minutes = [notional, filters.minNotional, percentPrice, percentPriceBySide];
  return (
    isRange(priceFilter.minPrice, priceFilter.maxPrice) &&
    isRange(lotSize.minQuantity, lotSize.maxQuantity) &&
    isRange(marketLotSize?.minQuantity, marketLotSize?.maxQuantity) &&
    isWholeMultiple(marketLotSize?.stepSize, lotSize.stepSize) &&
    isRange(notional?.minNotional, notional?.maxNotional) &&
    isRange(percentPrice?.multiplierDown, percentPrice?.multiplierUp) &&
    isRange(percentPriceBySide?.bidMultiplierDown, percentPriceBySide?.bidMultiplierUp) &&
    isRange(percentPriceBySide?.askMultiplierDown, percentPriceBySide?.askMultiplierUp) &&
    isRange(trailingDelta?.minTrailingAboveDelta, trailingDelta?.maxTrailingAboveDelta) &&
    isRange(trailingDelta?.minTrailingBelowDelta, trailingDelta?.maxTrailingBelowDelta) &&
    minutes.every((filter) => (filter?.averagePriceMinutes ?? 0) <= AVERAGE_PRICE_MINUTES_MAX)
  );
}

const isRange = (min = 0, max = 0): boolean => max === 0 || max >= min;
const isWholeMultiple = (value = 0, step = 0): boolean => step === 0 || value % step === 0;

/** The same filters with their fields in one order and nothing else: what state, events and snapshots hold. */
export const canonicalFilters = (filters: SymbolFilters): SymbolFilters =>
  canonical(filters, SYMBOL_FILTER_FIELDS) as unknown as SymbolFilters;

export const canonicalExchangeFilters = (filters: ExchangeFilters): ExchangeFilters =>
  canonical(filters, EXCHANGE_FILTER_FIELDS) as ExchangeFilters;

export const canonicalAssetFilters = (filters: AssetFilters): AssetFilters =>
  canonical(filters, ASSET_FILTER_FIELDS) as AssetFilters;

function canonical(filters: object, table: FilterFields): object {
  const copy: Record<string, Values> = {};
  for (const [name, fields] of Object.entries(table)) {
    const values = (filters as Filters)[name];
    if (values === undefined) continue;
    copy[name] = Object.fromEntries(Object.keys(fields).map((field) => [field, values[field]]));
  }
  return copy;
}

const isRecord = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

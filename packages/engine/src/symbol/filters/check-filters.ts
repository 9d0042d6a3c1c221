import { isGuarded } from "../../money/units.js";
import { AVERAGE_PRICE_MINUTES_MAX } from "../average-price.js";
import type { SymbolFilters } from "../symbol.js";

/** Whether filters as they came with a command have the right shape and only guarded numbers. */
export function isWellFormed(filters: SymbolFilters): boolean {
  if (!isRecord(filters) || !isRecord(filters.priceFilter) || !isRecord(filters.lotSize)) return false;
  const { priceFilter, lotSize, notional, minNotional } = filters;
  return (
    [priceFilter.minPrice, priceFilter.maxPrice, priceFilter.tickSize].every(isGuarded) &&
    [lotSize.minQuantity, lotSize.maxQuantity, lotSize.stepSize].every(isGuarded) &&
    (notional === undefined ||
      (isRecord(notional) &&
        [notional.minNotional, notional.maxNotional, notional.averagePriceMinutes].every(isGuarded) &&
        typeof notional.applyMinToMarket === "boolean" &&
        typeof notional.applyMaxToMarket === "boolean")) &&
    (minNotional === undefined ||
      (isRecord(minNotional) &&
        [minNotional.minNotional, minNotional.averagePriceMinutes].every(isGuarded) &&
        typeof minNotional.applyToMarket === "boolean"))
  );
}

/** Whether well-formed filters can be passed at all. */
export function isSensible({ priceFilter, lotSize, notional, minNotional }: SymbolFilters): boolean {
  return (
    isRange(priceFilter.minPrice, priceFilter.maxPrice) &&
    isRange(lotSize.minQuantity, lotSize.maxQuantity) &&
    isRange(notional?.minNotional ?? 0, notional?.maxNotional ?? 0) &&
    (notional?.averagePriceMinutes ?? 0) <= AVERAGE_PRICE_MINUTES_MAX &&
    (minNotional?.averagePriceMinutes ?? 0) <= AVERAGE_PRICE_MINUTES_MAX
  );
}

/** The same filters with their fields in one order and nothing else: what state, events and snapshots hold. */
export function canonicalFilters({ priceFilter, lotSize, notional, minNotional }: SymbolFilters): SymbolFilters {
  return {
    priceFilter: { minPrice: priceFilter.minPrice, maxPrice: priceFilter.maxPrice, tickSize: priceFilter.tickSize },
    lotSize: { minQuantity: lotSize.minQuantity, maxQuantity: lotSize.maxQuantity, stepSize: lotSize.stepSize },
    ...(notional && {
      notional: {
        minNotional: notional.minNotional,
        applyMinToMarket: notional.applyMinToMarket,
        maxNotional: notional.maxNotional,
        applyMaxToMarket: notional.applyMaxToMarket,
        averagePriceMinutes: notional.averagePriceMinutes,
      },
    }),
    ...(minNotional && {
      minNotional: {
        minNotional: minNotional.minNotional,
        applyToMarket: minNotional.applyToMarket,
        averagePriceMinutes: minNotional.averagePriceMinutes,
      },
    }),
  };
}

const isRange = (min: number, max: number): boolean => max === 0 || max >= min;
const isRecord = (value: unknown): boolean => typeof value === "object" && value !== null;

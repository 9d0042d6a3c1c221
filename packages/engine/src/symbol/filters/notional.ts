import type { SymbolFilters } from "./symbol-filters.js";

/** A notional that nobody can name: a market order on a symbol that never traded. */
export const NO_NOTIONAL = -1;

/**
 * MIN_NOTIONAL: price × quantity ≥ min.
 *
 * @param notional notional units, possibly above the guard (then it is above every bound too), or {@link NO_NOTIONAL}
 */
export function passesMinNotional(
  notional: number,
  isMarket: boolean,
  { minNotional, applyToMarket }: NonNullable<SymbolFilters["minNotional"]>,
): boolean {
  return (isMarket && !applyToMarket) || minNotional === 0 || notional >= minNotional;
}

/** NOTIONAL: min ≤ price × quantity ≤ max, each bound applied to market orders only when it says so. */
export function passesNotional(
  notional: number,
  isMarket: boolean,
  { minNotional, applyMinToMarket, maxNotional, applyMaxToMarket }: NonNullable<SymbolFilters["notional"]>,
): boolean {
  const minApplies = minNotional !== 0 && (!isMarket || applyMinToMarket);
  const maxApplies = maxNotional !== 0 && (!isMarket || applyMaxToMarket);
  if (minApplies && notional < minNotional) return false;
  return !maxApplies || (notional !== NO_NOTIONAL && notional <= maxNotional);
}

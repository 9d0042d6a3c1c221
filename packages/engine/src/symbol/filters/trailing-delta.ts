import type { SymbolFilters } from "./symbol-filters.js";

/**
 * TRAILING_DELTA: min ≤ delta ≤ max, in basis points. A bound of 0 is off.
 *
 * @param falls whether the order goes to work when the price falls: then the pair for deltas below the price judges it, else the one above
 */
export function passesTrailingDelta(
  delta: number,
  falls: boolean,
  filter: NonNullable<SymbolFilters["trailingDelta"]>,
): boolean {
  const min = falls ? filter.minTrailingBelowDelta : filter.minTrailingAboveDelta;
  const max = falls ? filter.maxTrailingBelowDelta : filter.maxTrailingAboveDelta;
  return delta >= min && (max === 0 || delta <= max);
}

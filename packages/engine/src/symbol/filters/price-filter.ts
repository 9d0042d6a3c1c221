import type { SymbolFilters } from "./symbol-filters.js";

/** PRICE_FILTER: min ≤ price ≤ max and a whole number of ticks. A bound of 0 is off. */
export function passesPriceFilter(
  price: number,
  { minPrice, maxPrice, tickSize }: SymbolFilters["priceFilter"],
): boolean {
  return price >= minPrice && (maxPrice === 0 || price <= maxPrice) && (tickSize === 0 || price % tickSize === 0);
}

import type { SymbolFilters } from "../symbol.js";

/** LOT_SIZE: min ≤ quantity ≤ max and a whole number of steps. A bound of 0 is off. */
export function passesLotSize(
  quantity: number,
  { minQuantity, maxQuantity, stepSize }: SymbolFilters["lotSize"],
): boolean {
  return (
    quantity >= minQuantity &&
    (maxQuantity === 0 || quantity <= maxQuantity) &&
    (stepSize === 0 || quantity % stepSize === 0)
  );
}

import type { LotSize } from "./symbol-filters.js";

/** LOT_SIZE and MARKET_LOT_SIZE: min ≤ quantity ≤ max and a whole number of steps. A bound of 0 is off. */
export function passesLotSize(quantity: number, { minQuantity, maxQuantity, stepSize }: LotSize): boolean {
  return (
    quantity >= minQuantity &&
    (maxQuantity === 0 || quantity <= maxQuantity) &&
    (stepSize === 0 || quantity % stepSize === 0)
  );
}

import { divideBigDown, divideBigUp, divideDown, divideUp } from "../money/rounding.js";
import { GUARD } from "../money/units.js";

/** A price in basis points of itself. */
export const BASIS_POINTS = 10_000;

/**
 * The price at which a trailing order triggers that has seen `extreme`: the highest whole price that is at least `delta` basis points
 * below a maximum (rounded down), or the lowest that is as far above a minimum (rounded up). Whole prices compare with it exactly as
 * they would with the unrounded one. It may be above the guard; no trade ever reaches it then.
 *
 * @param falls whether the order waits for a fall from a maximum; else for a rise from a minimum
 */
export function trailingPrice(extreme: number, delta: number, falls: boolean): number {
  const share = falls ? BASIS_POINTS - delta : BASIS_POINTS + delta;
  const product = extreme * share;
  if (product <= GUARD) return falls ? divideDown(product, BASIS_POINTS) : divideUp(product, BASIS_POINTS);
  const exact = BigInt(extreme) * BigInt(share);
  const divide = falls ? divideBigDown : divideBigUp;
  return Number(divide(exact, BigInt(BASIS_POINTS)));
}

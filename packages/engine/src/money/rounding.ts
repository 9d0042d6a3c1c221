import { invariant } from "../assert.js";

// The only file of the engine that divides money. Every function names its rounding.

/** Guarded `value` / `divisor`, rounded towards zero. */
export function divideDown(value: number, divisor: number): number {
  const quotient = Math.floor(value / divisor);
  // The double quotient may have been rounded up across a whole number: one exact product tells.
  return quotient * divisor > value ? quotient - 1 : quotient;
}

/** Guarded `value` / `divisor`, rounded away from zero. */
export function divideUp(value: number, divisor: number): number {
  const down = divideDown(value, divisor);
  return down * divisor === value ? down : down + 1;
}

/** Non-negative `value` / positive `divisor`, rounded towards zero. */
export const divideBigDown = (value: bigint, divisor: bigint): bigint => value / divisor;

/** Non-negative `value` / positive `divisor`, rounded away from zero. */
export const divideBigUp = (value: bigint, divisor: bigint): bigint => (value + divisor - 1n) / divisor;

/** Non-negative `value` / positive `divisor`, rounded to the nearest whole number, halves away from zero. */
export const divideBigHalfUp = (value: bigint, divisor: bigint): bigint => (value * 2n + divisor) / (divisor * 2n);

/** `value` / `divisor` where the caller knows that nothing is left over. */
export function divideBigExact(value: bigint, divisor: bigint): bigint {
  invariant(value % divisor === 0n, "the division leaves no remainder");
  return value / divisor;
}

/** 10^`digits` for 0 to 18 digits as a bigint. */
export const powerOfTen = (digits: number): bigint => 10n ** BigInt(digits);

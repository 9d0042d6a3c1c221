import { invariant } from "../assert.js";

// The only file of the engine that divides money. Every function names its rounding.

/**
 * Guarded, not negative `value` / positive whole `divisor`, rounded towards zero.
 *
 * The double quotient never is rounded up to a whole number n that the true one misses. It misses n by m / divisor, where
 * n × divisor = value + m and m ≥ 1, and doubles below n lie at most n × 2^-52 apart. To be rounded up it had to miss n by half of
 * that or less: m ≤ (value + m) × 2^-53. As value < 2^53 that leaves m = 1, value = 2^53 − 1 and n × divisor = 2^53: a power of two,
 * by which a division is exact.
 */
export const divideDown = (value: number, divisor: number): number => Math.floor(value / divisor);

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

import { invariant } from "../assert.js";
import { divideBigExact, divideBigUp, divideDown, divideUp, powerOfTen } from "./rounding.js";
import { GUARD, RATE_ONE } from "./units.js";

/** Base of the two limbs: a wide whole number is high × 10^15 + low with 0 ≤ low < 10^15. */
export const LIMB = 1e15;
const BIG_LIMB = 10n ** 15n;

/** A scratch register for one wide whole number; reused, never kept. */
export class Wide {
  high = 0;
  low = 0;

  set(high: number, low: number): void {
    this.high = high;
    this.low = low;
  }

  /** Takes a guarded whole number. */
  setNumber(value: number): void {
    if (value < LIMB) {
      this.high = 0;
      this.low = value;
      return;
    }
    this.high = divideDown(value, LIMB);
    this.low = value - this.high * LIMB;
  }

  add(other: Wide): void {
    this.high += other.high;
    this.low += other.low;
    if (this.low >= LIMB) {
      this.low -= LIMB;
      this.high += 1;
    }
  }

  setBigInt(value: bigint): void {
    const low = ((value % BIG_LIMB) + BIG_LIMB) % BIG_LIMB;
    this.low = Number(low);
    this.high = Number(divideBigExact(value - low, BIG_LIMB));
  }

  toBigInt(): bigint {
    return wideToBigInt(this.high, this.low);
  }
}

export const wideToBigInt = (high: number, low: number): bigint =>
  high === 0 ? BigInt(low) : BigInt(high) * BIG_LIMB + BigInt(low);

/** Multiplication by 10^digits, prepared once per symbol: how its units become the asset's smallest units. */
export interface Scale {
  readonly digits: number;
  /** 10^min(digits, 15). */
  readonly factor: number;
  /** 10^(15 − min(digits, 15)): from here on a product needs the high limb. */
  readonly split: number;
  /** 10^max(digits − 15, 0). */
  readonly highFactor: number;
}

/** @param digits 0 to 18 */
export function createScale(digits: number): Scale {
  invariant(Number.isInteger(digits) && digits >= 0 && digits <= 18, "a scale has 0 to 18 digits");
  const lowDigits = Math.min(digits, 15);
  return { digits, factor: 10 ** lowDigits, split: 10 ** (15 - lowDigits), highFactor: 10 ** (digits - lowDigits) };
}

/** out = guarded `units` × 10^scale.digits, exact. */
export function scaleUp(out: Wide, units: number, scale: Scale): void {
  if (units < scale.split) {
    out.high = 0;
    out.low = units * scale.factor;
  } else {
    const high = divideDown(units, scale.split);
    out.high = high;
    out.low = (units - high * scale.split) * scale.factor;
  }
  if (scale.highFactor > 1) {
    // Beyond 15 digits the low limb above is zero and the excess multiplies the high one.
    out.high *= scale.highFactor;
  }
}

/** out = non-negative `value` × 10^scale.digits, exact. */
export function scaleWideUp(out: Wide, value: Wide, scale: Scale): void {
  if (value.high === 0) scaleUp(out, value.low, scale);
  else out.setBigInt(value.toBigInt() * powerOfTen(scale.digits));
}

/** out = non-negative `amount` × `rate` / 10^8, rounded up. `rate` is 0 to 10^8, so the result is at most `amount`. */
export function multiplyRateUp(out: Wide, amount: Wide, rate: number): void {
  if (amount.high === 0) {
    const product = amount.low * rate;
    if (product <= GUARD) {
      out.high = 0;
      out.low = divideUp(product, RATE_ONE);
      return;
    }
    const whole = divideDown(amount.low, RATE_ONE);
    const rest = (amount.low - whole * RATE_ONE) * rate;
    if (rest <= GUARD) {
      out.high = 0;
      out.low = whole * rate + divideUp(rest, RATE_ONE);
      return;
    }
  }
  out.setBigInt(divideBigUp(amount.toBigInt() * BigInt(rate), BigInt(RATE_ONE)));
}

/** Whether a × b ≤ c × d, exact for guarded numbers. */
export function isProductAtMost(a: number, b: number, c: number, d: number): boolean {
  const left = a * b;
  const right = c * d;
  if (left <= GUARD && right <= GUARD) return left <= right;
  return BigInt(a) * BigInt(b) <= BigInt(c) * BigInt(d);
}

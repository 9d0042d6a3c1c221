import { extend } from "../collections/extend.js";
import { LIMB, type Wide, wideToBigInt } from "./wide.js";

/** A growable column of wide whole numbers (see {@link Wide}), high limb then low; the high one carries the sign. */
export class WideArray {
  #limbs: Float64Array;

  constructor(capacity: number) {
    this.#limbs = new Float64Array(capacity * 2);
  }

  grow(capacity: number): void {
    this.#limbs = extend(this.#limbs, new Float64Array(capacity * 2));
  }

  high(index: number): number {
    return this.#limbs[index << 1] as number;
  }

  low(index: number): number {
    return this.#limbs[(index << 1) | 1] as number;
  }

  add(index: number, value: Wide): void {
    const limbs = this.#limbs;
    const at = index << 1;
    let high = (limbs[at] as number) + value.high;
    let low = (limbs[at | 1] as number) + value.low;
    if (low >= LIMB) {
      low -= LIMB;
      high += 1;
    }
    limbs[at] = high;
    limbs[at | 1] = low;
  }

  /** @returns whether the result is negative */
  subtract(index: number, value: Wide): boolean {
    const limbs = this.#limbs;
    const at = index << 1;
    let high = (limbs[at] as number) - value.high;
    let low = (limbs[at | 1] as number) - value.low;
    if (low < 0) {
      low += LIMB;
      high -= 1;
    }
    limbs[at] = high;
    limbs[at | 1] = low;
    return high < 0;
  }

  /** Whether the number at `index` is at least `value`. */
  covers(index: number, value: Wide): boolean {
    const high = this.high(index);
    return high > value.high || (high === value.high && this.low(index) >= value.low);
  }

  isZero(index: number): boolean {
    return this.high(index) === 0 && this.low(index) === 0;
  }

  set(index: number, high: number, low: number): void {
    this.#limbs[index << 1] = high;
    this.#limbs[(index << 1) | 1] = low;
  }

  /** The number at `index` when it is guarded, else the guard: enough to compare with guarded numbers. */
  capped(index: number): number {
    const high = this.high(index);
    return high >= 9 ? Number.MAX_SAFE_INTEGER : high * LIMB + this.low(index);
  }

  toBigInt(index: number): bigint {
    return wideToBigInt(this.high(index), this.low(index));
  }
}

import { LIMB, type Wide, wideToBigInt } from "./wide.js";

/** A growable column of wide whole numbers (see {@link Wide}); `high` carries the sign. */
export class WideArray {
  high: Float64Array;
  low: Float64Array;

  constructor(capacity: number) {
    this.high = new Float64Array(capacity);
    this.low = new Float64Array(capacity);
  }

  grow(capacity: number): void {
    const { high, low } = this;
    this.high = new Float64Array(capacity);
    this.low = new Float64Array(capacity);
    this.high.set(high);
    this.low.set(low);
  }

  add(index: number, value: Wide): void {
    let low = (this.low[index] as number) + value.low;
    let high = (this.high[index] as number) + value.high;
    if (low >= LIMB) {
      low -= LIMB;
      high += 1;
    }
    this.low[index] = low;
    this.high[index] = high;
  }

  subtract(index: number, value: Wide): void {
    let low = (this.low[index] as number) - value.low;
    let high = (this.high[index] as number) - value.high;
    if (low < 0) {
      low += LIMB;
      high -= 1;
    }
    this.low[index] = low;
    this.high[index] = high;
  }

  /** Whether the number at `index` is at least `value`. */
  covers(index: number, value: Wide): boolean {
    const high = this.high[index] as number;
    return high > value.high || (high === value.high && (this.low[index] as number) >= value.low);
  }

  isNegative(index: number): boolean {
    return (this.high[index] as number) < 0;
  }

  isZero(index: number): boolean {
    return this.high[index] === 0 && this.low[index] === 0;
  }

  clear(index: number): void {
    this.high[index] = 0;
    this.low[index] = 0;
  }

  set(index: number, value: Wide): void {
    this.high[index] = value.high;
    this.low[index] = value.low;
  }

  /** The number at `index` when it is guarded, else the guard: enough to compare with guarded numbers. */
  capped(index: number): number {
    const high = this.high[index] as number;
    return high >= 9 ? Number.MAX_SAFE_INTEGER : high * LIMB + (this.low[index] as number);
  }

  toBigInt(index: number): bigint {
    return wideToBigInt(this.high[index] as number, this.low[index] as number);
  }
}

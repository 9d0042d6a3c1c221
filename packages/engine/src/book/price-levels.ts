import { invariant } from "../assert.js";
import { extend } from "../collections/extend.js";
import type { Wide } from "../money/wide.js";
import { WideArray } from "../money/wide-array.js";
import { NO_ORDER } from "../order/order-store.js";

export const NO_LEVEL = -1;

/** Up to here a loop moves entries faster than a call of copyWithin. */
const FEW = 32;

/**
 * One side's price levels. A level is a recycled slot with a price, a total and a queue of orders; two parallel arrays sorted from
 * worst to best price say which slot a price has, so the best level is the last entry and changes near the touch move little.
 */
export class PriceLevels {
  readonly #bestIsHighest: boolean;
  #sortedPrices = new Float64Array(64);
  #sortedLevels = new Int32Array(64);
  #count = 0;
  #capacity = 64;
  readonly #free: number[] = [];
  #used = 0;
  #prices = new Float64Array(64);
  /** Σ open quantity of each level. */
  readonly #totals = new WideArray(64);
  /** First and last order of each level's queue. */
  #queues = new Int32Array(128);

  /** @param bestIsHighest true for bids */
  constructor(bestIsHighest: boolean) {
    this.#bestIsHighest = bestIsHighest;
  }

  get count(): number {
    return this.#count;
  }

  /** The level at the best price, or {@link NO_LEVEL}. */
  best(): number {
    return this.#count === 0 ? NO_LEVEL : (this.#sortedLevels[this.#count - 1] as number);
  }

  /** The level `depth` places behind the best (0 is the best), or {@link NO_LEVEL}. */
  at(depth: number): number {
    return depth < this.#count ? (this.#sortedLevels[this.#count - 1 - depth] as number) : NO_LEVEL;
  }

  price(level: number): number {
    return this.#prices[level] as number;
  }

  head(level: number): number {
    return this.#queues[level * 2] as number;
  }

  tail(level: number): number {
    return this.#queues[level * 2 + 1] as number;
  }

  setHead(level: number, slot: number): void {
    this.#queues[level * 2] = slot;
  }

  setTail(level: number, slot: number): void {
    this.#queues[level * 2 + 1] = slot;
  }

  addTotal(level: number, quantity: Wide): void {
    this.#totals.add(level, quantity);
  }

  subtractTotal(level: number, quantity: Wide): void {
    const isNegative = this.#totals.subtract(level, quantity);
    invariant(!isNegative, "a level's total is never negative");
  }

  totalHigh(level: number): number {
    return this.#totals.high(level);
  }

  totalLow(level: number): number {
    return this.#totals.low(level);
  }

  /** The total, or the guard when it is above it. */
  cappedTotal(level: number): number {
    return this.#totals.capped(level);
  }

  total(level: number): bigint {
    return this.#totals.toBigInt(level);
  }

  /** The level of `price`, made when there is none. */
  ensure(price: number): number {
    const place = this.#place(price);
    if (place < this.#count && this.#sortedPrices[place] === price) return this.#sortedLevels[place] as number;
    return this.#insert(place, price);
  }

  /** Forgets an emptied level. */
  remove(level: number): void {
    invariant(this.#totals.isZero(level), "a level that is removed holds no quantity");
    const last = this.#count - 1;
    const place = this.#sortedLevels[last] === level ? last : this.#place(this.price(level));
    invariant(this.#sortedLevels[place] === level, "a level stands at the place of its price");
    if (last - place > FEW) {
      this.#sortedPrices.copyWithin(place, place + 1, this.#count);
      this.#sortedLevels.copyWithin(place, place + 1, this.#count);
    } else {
      for (let at = place; at < last; at++) {
        this.#sortedPrices[at] = this.#sortedPrices[at + 1] as number;
        this.#sortedLevels[at] = this.#sortedLevels[at + 1] as number;
      }
    }
    this.#count = last;
    this.#free.push(level);
  }

  /** Where `price` stands or would stand: the count of levels at worse prices. */
  #place(price: number): number {
    const prices = this.#sortedPrices;
    let low = 0;
    let high = this.#count;
    if (this.#bestIsHighest) {
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((prices[middle] as number) < price) low = middle + 1;
        else high = middle;
      }
    } else {
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((prices[middle] as number) > price) low = middle + 1;
        else high = middle;
      }
    }
    return low;
  }

  #insert(place: number, price: number): number {
    if (this.#count === this.#capacity) this.#grow();
    const level = this.#free.pop() ?? this.#used++;
    if (this.#count - place > FEW) {
      this.#sortedPrices.copyWithin(place + 1, place, this.#count);
      this.#sortedLevels.copyWithin(place + 1, place, this.#count);
    } else {
      for (let at = this.#count; at > place; at--) {
        this.#sortedPrices[at] = this.#sortedPrices[at - 1] as number;
        this.#sortedLevels[at] = this.#sortedLevels[at - 1] as number;
      }
    }
    this.#sortedPrices[place] = price;
    this.#sortedLevels[place] = level;
    this.#count++;
    this.#prices[level] = price;
    this.#totals.set(level, 0, 0);
    this.setHead(level, NO_ORDER);
    this.setTail(level, NO_ORDER);
    return level;
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#sortedPrices = extend(this.#sortedPrices, new Float64Array(this.#capacity));
    this.#sortedLevels = extend(this.#sortedLevels, new Int32Array(this.#capacity));
    this.#prices = extend(this.#prices, new Float64Array(this.#capacity));
    this.#queues = extend(this.#queues, new Int32Array(this.#capacity * 2));
    this.#totals.grow(this.#capacity);
  }
}

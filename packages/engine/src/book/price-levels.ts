import { invariant } from "../assert.js";
import { extend } from "../collections/extend.js";
import { WideArray } from "../money/wide-array.js";
import { NO_ORDER } from "../order/order-store.js";

export const NO_LEVEL = -1;

/**
 * One side's price levels. A level is a recycled slot; two parallel arrays sorted from worst to best price say which slot a price
 * has, so the best level is the last entry and changes near the touch move little.
 */
export class PriceLevels {
  readonly #ascending: boolean;
  #prices = new Float64Array(64);
  #slots = new Int32Array(64);
  #count = 0;
  #capacity = 64;
  #free: number[] = [];
  #used = 0;

  price = new Float64Array(64);
  /** Σ open quantity. */
  total = new WideArray(64);
  head = new Int32Array(64);
  tail = new Int32Array(64);

  /** @param bestIsHighest true for bids */
  constructor(bestIsHighest: boolean) {
    this.#ascending = bestIsHighest;
  }

  get count(): number {
    return this.#count;
  }

  /** The level at the best price, or {@link NO_LEVEL}. */
  best(): number {
    return this.#count === 0 ? NO_LEVEL : (this.#slots[this.#count - 1] as number);
  }

  /** The level `depth` places behind the best (0 is the best), or {@link NO_LEVEL}. */
  at(depth: number): number {
    return depth < this.#count ? (this.#slots[this.#count - 1 - depth] as number) : NO_LEVEL;
  }

  /** The level of `price`, made when there is none. */
  ensure(price: number): number {
    const place = this.#place(price);
    if (place < this.#count && this.#prices[place] === price) return this.#slots[place] as number;
    return this.#insert(place, price);
  }

  /** Forgets an emptied level. */
  remove(level: number): void {
    invariant(this.total.isZero(level), "a level that is removed holds no quantity");
    const place = this.#slots[this.#count - 1] === level ? this.#count - 1 : this.#place(this.price[level] as number);
    invariant(this.#slots[place] === level, "a level stands at the place of its price");
    this.#prices.copyWithin(place, place + 1, this.#count);
    this.#slots.copyWithin(place, place + 1, this.#count);
    this.#count--;
    this.#free.push(level);
  }

  /** Where `price` stands or would stand. */
  #place(price: number): number {
    const prices = this.#prices;
    let low = 0;
    let high = this.#count;
    if (this.#ascending) {
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
    this.#prices.copyWithin(place + 1, place, this.#count);
    this.#slots.copyWithin(place + 1, place, this.#count);
    this.#prices[place] = price;
    this.#slots[place] = level;
    this.#count++;
    this.price[level] = price;
    this.total.clear(level);
    this.head[level] = NO_ORDER;
    this.tail[level] = NO_ORDER;
    return level;
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#prices = extend(this.#prices, new Float64Array(this.#capacity));
    this.#slots = extend(this.#slots, new Int32Array(this.#capacity));
    this.price = extend(this.price, new Float64Array(this.#capacity));
    this.head = extend(this.head, new Int32Array(this.#capacity));
    this.tail = extend(this.tail, new Int32Array(this.#capacity));
    this.total.grow(this.#capacity);
  }
}

import { invariant } from "../assert.js";
import { extend } from "../collections/extend.js";
import { GUARD } from "../money/units.js";
import type { Wide } from "../money/wide.js";
import { WideArray } from "../money/wide-array.js";
import { NO_ORDER } from "../order/order-store.js";
import { PriceLadder } from "./price-ladder.js";

export const NO_LEVEL = -1;

/**
 * One side's price levels. A level is a recycled slot with a price, a total and a queue of orders; a ladder keeps the prices sorted.
 */
export class PriceLevels {
  readonly #ladder: PriceLadder;
  #count = 0;
  #best = NO_LEVEL;
  #capacity = 64;
  readonly #free: number[] = [];
  #used = 0;
  #prices = new Float64Array(64);
  /** Σ shown quantity of each level: what is public. */
  readonly #totals = new WideArray(64);
  /** Σ hidden quantity of each level. */
  readonly #hidden = new WideArray(64);
  /** First and last order of each level's queue. */
  #queues = new Int32Array(128);

  /** @param bestIsHighest true for bids */
  constructor(bestIsHighest: boolean) {
    this.#ladder = new PriceLadder(bestIsHighest);
  }

  get count(): number {
    return this.#count;
  }

  /** The level at the best price, or {@link NO_LEVEL}. */
  best(): number {
    return this.#best;
  }

  /** The level behind this one, or {@link NO_LEVEL}. */
  behind(level: number): number {
    return this.#ladder.worse(this.price(level));
  }

  price(level: number): number {
    return this.#prices[level] as number;
  }

  head(level: number): number {
    return this.#queues[level << 1] as number;
  }

  tail(level: number): number {
    return this.#queues[(level << 1) | 1] as number;
  }

  setHead(level: number, slot: number): void {
    this.#queues[level << 1] = slot;
  }

  setTail(level: number, slot: number): void {
    this.#queues[(level << 1) | 1] = slot;
  }

  addTotal(level: number, quantity: Wide): void {
    this.#totals.add(level, quantity);
  }

  subtractTotal(level: number, quantity: Wide): void {
    const isNegative = this.#totals.subtract(level, quantity);
    invariant(!isNegative, "a level's total is never negative");
  }

  addHidden(level: number, quantity: Wide): void {
    this.#hidden.add(level, quantity);
  }

  subtractHidden(level: number, quantity: Wide): void {
    const isNegative = this.#hidden.subtract(level, quantity);
    invariant(!isNegative, "a level's hidden quantity is never negative");
  }

  /** Whether an iceberg hides something at the level. */
  hides(level: number): boolean {
    return !this.#hidden.isZero(level);
  }

  hidden(level: number): bigint {
    return this.#hidden.toBigInt(level);
  }

  totalHigh(level: number): number {
    return this.#totals.high(level);
  }

  totalLow(level: number): number {
    return this.#totals.low(level);
  }

  /** All that is open at the level, shown and hidden, or the guard when it is above it. */
  cappedOpen(level: number): number {
    const shown = this.#totals.capped(level);
    return this.hides(level) ? Math.min(GUARD, shown + this.#hidden.capped(level)) : shown;
  }

  total(level: number): bigint {
    return this.#totals.toBigInt(level);
  }

  /** The level of `price`, made when there is none. */
  ensure(price: number): number {
    const found = this.#ladder.get(price);
    return found === NO_LEVEL ? this.#add(price) : found;
  }

  /** Forgets an emptied level. */
  remove(level: number): void {
    invariant(this.#totals.isZero(level) && !this.hides(level), "a level that is removed holds no quantity");
    this.#ladder.remove(this.price(level));
    this.#count--;
    this.#free.push(level);
    if (level === this.#best) this.#best = this.#ladder.best();
  }

  #add(price: number): number {
    if (this.#free.length === 0 && this.#used === this.#capacity) this.#grow();
    const level = this.#free.pop() ?? this.#used++;
    this.#prices[level] = price;
    this.#totals.set(level, 0, 0);
    this.setHead(level, NO_ORDER);
    this.setTail(level, NO_ORDER);
    this.#ladder.add(price, level);
    this.#count++;
    this.#best = this.#ladder.best();
    return level;
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#prices = extend(this.#prices, new Float64Array(this.#capacity));
    this.#queues = extend(this.#queues, new Int32Array(this.#capacity * 2));
    this.#totals.grow(this.#capacity);
    this.#hidden.grow(this.#capacity);
  }
}

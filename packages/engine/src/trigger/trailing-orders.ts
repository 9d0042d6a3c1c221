import { extend } from "../collections/extend.js";
import type { OrderDetails } from "../order/order-details.js";
import type { OrderStore } from "../order/order-store.js";
import { trailingPrice } from "./trailing-price.js";

/** Stands for "has seen no price yet": any price is better, none triggers. */
const NOTHING_SEEN = Number.NEGATIVE_INFINITY;

/**
 * Orders that follow the price at a distance: SELLs below its maximum, BUYs above its minimum. Most trades are neither a new extreme
 * for any of them nor a trigger, which two comparisons tell; others cost a walk over all.
 *
 * Inside, prices of those that wait for a rise are negated, so that both directions are one code: an extreme only grows, and what is
 * at or below its trigger price is triggered.
 */
export class TrailingOrders {
  readonly #falls: boolean;
  #slots = new Int32Array(16);
  #extremes = new Float64Array(16);
  #triggers = new Float64Array(16);
  #count = 0;
  /** No price from here down is a new extreme; may be too low. */
  #lowestExtreme = Number.POSITIVE_INFINITY;
  /** No price above triggers; may be too high. */
  #highestTrigger = NOTHING_SEEN;

  /** @param falls whether the orders wait for a fall */
  constructor(falls: boolean) {
    this.#falls = falls;
  }

  get size(): number {
    return this.#count;
  }

  /** Begins to follow from the extreme in the order's details; 0 waits for the first price to come. */
  add(orders: OrderStore, slot: number): void {
    if (this.#count === this.#slots.length) this.#grow();
    const at = this.#count++;
    this.#slots[at] = slot;
    orders.setLevel(slot, at);
    this.#follow(at, orders.details(slot) as OrderDetails);
  }

  /** Stops following an order. */
  remove(orders: OrderStore, slot: number): void {
    this.#removeAt(orders, orders.level(slot));
  }

  /** Shows a trade price to all: an order is triggered and stops following, or may have a new extreme. */
  see(
    orders: OrderStore,
    price: number,
    timeMs: number,
    triggered: (slot: number, triggerPrice: number) => void,
  ): void {
    const seen = this.#signed(price);
    if (seen <= this.#lowestExtreme && seen > this.#highestTrigger) return;
    this.#lowestExtreme = Number.POSITIVE_INFINITY;
    this.#highestTrigger = NOTHING_SEEN;
    for (let at = 0; at < this.#count; ) {
      const slot = this.#slots[at] as number;
      const trigger = this.#triggers[at] as number;
      if (seen <= trigger) {
        this.#removeAt(orders, at);
        triggered(slot, this.#signed(trigger));
        continue;
      }
      if (seen > (this.#extremes[at] as number)) {
        const details = orders.details(slot) as OrderDetails;
        startTrailing(details, price, timeMs);
        this.#follow(at, details);
      } else this.#widen(at);
      at++;
    }
  }

  #follow(at: number, { trailingDelta, trailingExtreme }: OrderDetails): void {
    const hasSeen = trailingExtreme !== 0;
    this.#extremes[at] = hasSeen ? this.#signed(trailingExtreme) : NOTHING_SEEN;
    this.#triggers[at] = hasSeen
      ? this.#signed(trailingPrice(trailingExtreme, trailingDelta, this.#falls))
      : NOTHING_SEEN;
    this.#widen(at);
  }

  #widen(at: number): void {
    this.#lowestExtreme = Math.min(this.#lowestExtreme, this.#extremes[at] as number);
    this.#highestTrigger = Math.max(this.#highestTrigger, this.#triggers[at] as number);
  }

  /** The last one takes its place: where an order stands here means nothing. */
  #removeAt(orders: OrderStore, at: number): void {
    const last = --this.#count;
    if (at === last) return;
    const slot = this.#slots[last] as number;
    this.#slots[at] = slot;
    this.#extremes[at] = this.#extremes[last] as number;
    this.#triggers[at] = this.#triggers[last] as number;
    orders.setLevel(slot, at);
  }

  #signed(price: number): number {
    return this.#falls ? price : -price;
  }

  #grow(): void {
    const capacity = this.#slots.length * 2;
    this.#slots = extend(this.#slots, new Int32Array(capacity));
    this.#extremes = extend(this.#extremes, new Float64Array(capacity));
    this.#triggers = extend(this.#triggers, new Float64Array(capacity));
  }
}

/** Writes down the extreme that an order has seen, and when it saw its first. */
export function startTrailing(details: OrderDetails, extreme: number, timeMs: number): void {
  if (details.trailingTimeMs === -1) details.trailingTimeMs = timeMs;
  details.trailingExtreme = extreme;
}

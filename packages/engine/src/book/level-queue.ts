import { NO_ORDER, type OrderStore } from "../order/order-store.js";
import type { PriceLevels } from "./price-levels.js";

// The queue of a price level: its orders linked both ways, the first at the front. What the level counts is the caller's business.

/** Puts an order that is in no queue at the back of a level's. */
export function appendToLevel(levels: PriceLevels, orders: OrderStore, level: number, slot: number): void {
  const tail = levels.tail(level);
  orders.setLevel(slot, level);
  orders.setPrevious(slot, tail);
  orders.setNext(slot, NO_ORDER);
  if (tail === NO_ORDER) levels.setHead(level, slot);
  else orders.setNext(tail, slot);
  levels.setTail(level, slot);
}

/** Takes an order out of the queue of its level. */
export function unlinkFromLevel(levels: PriceLevels, orders: OrderStore, slot: number): void {
  const level = orders.level(slot);
  const previous = orders.previous(slot);
  const next = orders.next(slot);
  if (previous === NO_ORDER) levels.setHead(level, next);
  else orders.setNext(previous, next);
  if (next === NO_ORDER) levels.setTail(level, previous);
  else orders.setPrevious(next, previous);
}

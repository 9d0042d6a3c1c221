import { Wide } from "../money/wide.js";
import { showSlice } from "../order/iceberg.js";
import { NO_ORDER, type OrderStore } from "../order/order-store.js";
import type { PriceLevels } from "./price-levels.js";

const slice = new Wide();

/** Shows the next slice of a resting iceberg that shows nothing any more, at the back of its queue. */
export function refillIceberg(levels: PriceLevels, orders: OrderStore, slot: number): void {
  const level = orders.level(slot);
  showSlice(orders, slot);
  slice.setNumber(orders.shown(slot));
  levels.subtractHidden(level, slice);
  levels.addTotal(level, slice);
  moveToBack(levels, orders, slot);
}

function moveToBack(levels: PriceLevels, orders: OrderStore, slot: number): void {
  const level = orders.level(slot);
  const previous = orders.previous(slot);
  const next = orders.next(slot);
  if (next === NO_ORDER) return;
  if (previous === NO_ORDER) levels.setHead(level, next);
  else orders.setNext(previous, next);
  orders.setPrevious(next, previous);
  const tail = levels.tail(level);
  orders.setNext(tail, slot);
  orders.setPrevious(slot, tail);
  orders.setNext(slot, NO_ORDER);
  levels.setTail(level, slot);
}

/** Takes `quantity` that is open from a resting order's level, the shown part first. The order's own count is the caller's. */
export function takeShownFirst(levels: PriceLevels, orders: OrderStore, slot: number, quantity: number): void {
  const hidden = orders.hidden(slot);
  const fromHidden = Math.max(0, quantity - (orders.remaining(slot) - hidden));
  takeParts(levels, orders, slot, quantity - fromHidden, fromHidden);
}

/** The same, the hidden part first. Answers whether the shown part became smaller. */
export function takeHiddenFirst(levels: PriceLevels, orders: OrderStore, slot: number, quantity: number): boolean {
  const fromHidden = Math.min(orders.hidden(slot), quantity);
  takeParts(levels, orders, slot, quantity - fromHidden, fromHidden);
  return quantity > fromHidden;
}

function takeParts(levels: PriceLevels, orders: OrderStore, slot: number, fromShown: number, fromHidden: number): void {
  const level = orders.level(slot);
  slice.setNumber(fromShown);
  levels.subtractTotal(level, slice);
  if (fromHidden === 0) return;
  slice.setNumber(fromHidden);
  levels.subtractHidden(level, slice);
  orders.ensureDetails(slot).hiddenQuantity -= fromHidden;
}

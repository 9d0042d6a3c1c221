import { Wide } from "../money/wide.js";
import { showSlice } from "../order/iceberg.js";
import type { OrderStore } from "../order/order-store.js";
import { appendToLevel, unlinkFromLevel } from "./level-queue.js";
import type { PriceLevels } from "./price-levels.js";

const slice = new Wide();

/** Shows the next slice of a resting iceberg that shows nothing any more, at the back of its queue. */
export function refillIceberg(levels: PriceLevels, orders: OrderStore, slot: number): void {
  const level = orders.level(slot);
  showSlice(orders, slot);
  slice.setNumber(orders.shown(slot));
  levels.subtractHidden(level, slice);
  levels.addTotal(level, slice);
  unlinkFromLevel(levels, orders, slot);
  appendToLevel(levels, orders, level, slot);
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

import type { OrderStore } from "./order-store.js";

/** The most parts an iceberg may come in, whatever the filters say: each may become a trade of its own in one command. */
export const ICEBERG_PARTS_MAX = 1_000;

/** Lets an iceberg show a whole slice of what is open. Nothing happens to other orders. */
export function showSlice(orders: OrderStore, slot: number): void {
  const details = orders.details(slot);
  if (details === undefined || details.icebergQuantity === 0) return;
  details.hiddenQuantity = Math.max(0, orders.remaining(slot) - details.icebergQuantity);
}

import type { Market } from "../book/market.js";
import type { State } from "../state.js";
import { legClosed } from "./order-list-life.js";

/**
 * Forgets an order that reached its end: it is on no book any more and locks nothing of its own.
 *
 * @param isListed whether it is among its account's open orders
 */
export function closeOrder(state: State, market: Market, slot: number, isListed: boolean): void {
  const { openOrders, orders } = state;
  if (isListed) openOrders.remove(orders, slot);
  if (orders.details(slot) !== undefined) legClosed(state, market, slot);
  orders.release(slot);
}

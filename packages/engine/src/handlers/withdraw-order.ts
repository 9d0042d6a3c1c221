import type { Market } from "../book/market.js";
import { ownLevels, takeOrder } from "../book/order-book.js";
import { STATUS_CODE } from "../order/order-status.js";
import { NO_ORDER } from "../order/order-store.js";
import type { State } from "../state.js";
import { emitDepthChanged } from "./order-report.js";
import { stopWaiting } from "./wait-for-stop.js";

/**
 * Takes an open order away from where it stands: its price level, among the waiting ones, or nowhere while it is pending.
 *
 * @param report tells its end, before the book's change is told
 */
export function withdrawOrder(state: State, market: Market, slot: number, report: () => void): void {
  const { orders } = state;
  const { book } = market;
  if (orders.status(slot) === STATUS_CODE.PENDING_NEW) {
    market.pending.remove(orders.orderId(slot));
    report();
    return;
  }
  if (orders.workingTimeMs(slot) === -1) {
    stopWaiting(state, market, slot);
    report();
    return;
  }
  const levels = ownLevels(book, orders.side(slot));
  const level = orders.level(slot);
  takeOrder(book, orders, slot);
  report();
  emitDepthChanged(state, market, levels, level);
  if (levels.head(level) === NO_ORDER) levels.remove(level);
}

import type { Market } from "../book/market.js";
import { ownLevels, takeOrder } from "../book/order-book.js";
import type { CancelOrder } from "../messages/order-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded } from "../money/units.js";
import { NO_ORDER } from "../order/order-store.js";
import type { State } from "../state.js";
import { isClientOrderId } from "./client-order-id.js";
import { emitDepthChanged, emitOrderCanceled } from "./order-report.js";
import { releaseLock } from "./release-lock.js";

/** Cancels one open order. Answers with the reason when it is refused. */
export function cancelOrder(state: State, accountId: number, command: CancelOrder): RejectReason | undefined {
  // 1. Refuse.
  const { clientOrderId, newClientOrderId, orderId, symbolId } = command;
  const wellFormed =
    isGuarded(symbolId) && isGuarded(orderId) && isClientOrderId(clientOrderId) && isClientOrderId(newClientOrderId);
  if (!wellFormed || (orderId === 0 && clientOrderId === "")) return "MALFORMED_COMMAND";
  if (!state.accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";
  const market = state.markets[symbolId];
  if (market === undefined) return "UNKNOWN_SYMBOL";
  const { orders } = state;
  const slot = orderId === 0 ? state.openOrders.find(accountId, clientOrderId) : market.book.index.get(orderId);
  if (slot === NO_ORDER || orders.accountId(slot) !== accountId || orders.symbolId(slot) !== symbolId) {
    return "UNKNOWN_ORDER";
  }
  if (clientOrderId !== "" && orders.clientOrderId(slot) !== clientOrderId) return "CLIENT_ORDER_ID_MISMATCH";

  // 2. Commit.
  cancelOpenOrder(state, market, slot, newClientOrderId);
  return undefined;
}

/** Takes an open order off the book, frees what it locks, and forgets it. */
export function cancelOpenOrder(state: State, market: Market, slot: number, cancelClientOrderId: string): void {
  const { orders } = state;
  const levels = ownLevels(market.book, orders.side(slot));
  const level = orders.level(slot);
  takeOrder(market.book, orders, slot);
  releaseLock(state, market, slot);
  emitOrderCanceled(state, market, slot, cancelClientOrderId);
  emitDepthChanged(state, market, levels, level);
  if (levels.head(level) === NO_ORDER) levels.remove(level);
  state.openOrders.remove(orders, slot);
  orders.release(slot);
}

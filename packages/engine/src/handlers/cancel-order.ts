import type { Market } from "../book/market.js";
import { ownLevels, takeOrder } from "../book/order-book.js";
import type { CancelOrder } from "../messages/order-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded } from "../money/units.js";
import type { CancelRestrictions, ExpiryReason } from "../order/enums.js";
import { STATUS_CODE } from "../order/order-status.js";
import { NO_ORDER } from "../order/order-store.js";
import type { State } from "../state.js";
import { isClientOrderId } from "./client-order-id.js";
import { FoundOrder, findOpenOrder } from "./find-open-order.js";
import { cancelList, listOf } from "./order-list-life.js";
import { emitDepthChanged, emitOrderCanceled, emitOrderExpired } from "./order-report.js";
import { releaseLock } from "./release-lock.js";
import { stopWaiting } from "./wait-for-stop.js";

const found = new FoundOrder();

/** Cancels one open order. Answers with the reason when it is refused. */
export function cancelOrder(state: State, accountId: number, command: CancelOrder): RejectReason | undefined {
  // 1. Refuse.
  const { cancelRestrictions, clientOrderId, newClientOrderId, orderId, symbolId } = command;
  const wellFormed =
    isGuarded(symbolId) &&
    isGuarded(orderId) &&
    isClientOrderId(clientOrderId) &&
    isClientOrderId(newClientOrderId) &&
    isCancelRestrictions(cancelRestrictions);
  if (!wellFormed || (orderId === 0 && clientOrderId === "")) return "MALFORMED_COMMAND";
  if (!state.accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";
  const market = state.markets[symbolId];
  if (market === undefined) return "UNKNOWN_SYMBOL";
  const reason =
    findOpenOrder(state, market, accountId, orderId, clientOrderId, found) ??
    judgeCancelRestrictions(state, found.slot, cancelRestrictions);
  if (reason !== undefined) return reason;
  const { orders } = state;
  const slot = orderId === 0 ? state.openOrders.find(accountId, clientOrderId) : market.findOrder(orderId);
  if (slot === NO_ORDER || orders.accountId(slot) !== accountId || orders.symbolId(slot) !== symbolId) {
    return "UNKNOWN_ORDER";
  }
  if (clientOrderId !== "" && orders.clientOrderId(slot) !== clientOrderId) return "CLIENT_ORDER_ID_MISMATCH";

  // 2. Commit.
  cancelOpenOrder(state, market, found.slot, newClientOrderId);
  return undefined;
}

export const isCancelRestrictions = (word: CancelRestrictions): boolean =>
  word === "NONE" || word === "ONLY_NEW" || word === "ONLY_PARTIALLY_FILLED";

/** Whether an order's status is the one in which it shall be canceled; answers with the reason when it is not. */
export function judgeCancelRestrictions(
  { orders }: State,
  slot: number,
  restrictions: CancelRestrictions,
): RejectReason | undefined {
  if (restrictions === "NONE") return undefined;
  const wanted = restrictions === "ONLY_NEW" ? STATUS_CODE.NEW : STATUS_CODE.PARTIALLY_FILLED;
  return orders.status(slot) === wanted ? undefined : "CANCEL_RESTRICTED";
}

/**
 * Takes an open order off the book, or ends its waiting, frees what it locks, and forgets it; with it the other orders of its list.
 *
 * @param expiryReason given when not its owner ends it: then it expires
 */
export function cancelOpenOrder(
  state: State,
  market: Market,
  slot: number,
  cancelClientOrderId: string,
  expiryReason?: ExpiryReason,
): void {
  const { orders } = state;
  if (orders.details(slot) !== undefined) {
    const list = listOf(state, slot);
    if (list !== undefined) {
      cancelList(state, market, list, { cancelClientOrderId, expiryReason, isNamed: (leg) => leg === slot });
      return;
    }
  }
  const isWaiting = orders.workingTimeMs(slot) === -1;
  const levels = ownLevels(market.book, orders.side(slot));
  const level = orders.level(slot);
  if (isWaiting) stopWaiting(state, market, slot);
  else takeOrder(market.book, orders, slot);
  releaseLock(state, market, slot);
  if (expiryReason === undefined) emitOrderCanceled(state, market, slot, cancelClientOrderId);
  else emitOrderExpired(state, market, slot, expiryReason);
  if (!isWaiting) {
    emitDepthChanged(state, market, levels, level);
    if (levels.head(level) === NO_ORDER) levels.remove(level);
  }
  state.openOrders.remove(orders, slot);
  orders.release(slot);
}

import type { Outcome } from "../../messages/event.js";
import type { CancelOpenOrders, CancelOrder, CancelReplaceOrder } from "../../messages/order-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import type { CancelRestrictions, ExpiryReason } from "../../order/enums.js";
import { refuseTrading } from "./govern-accounts.js";
import { nextImage } from "./order-image.js";
import { cancelList } from "./order-list-life.js";
import { withPeggedPrice } from "./pegs.js";
import { enterOrder, refuseByRules } from "./place-order.js";
import {
  type Execution,
  openOrdersOf,
  type ReferenceMarket,
  type ReferenceOrder,
  userAccount,
} from "./reference-state.js";
import { depthChanged, releaseLock } from "./settle.js";

export function cancelOrder(execution: Execution, command: CancelOrder): RejectReason | undefined {
  const { state, accountId } = execution;
  if (!userAccount(state, accountId)) return "UNKNOWN_ACCOUNT";
  const market = state.markets[command.symbolId];
  if (!market) return "UNKNOWN_SYMBOL";
  const order = ownOrder(execution, market, command.orderId, command.clientOrderId);
  if (typeof order === "string") return order;
  if (isRestricted(order, command.cancelRestrictions)) return "CANCEL_RESTRICTED";

  if (order.list) cancelList(execution, market, order.list, [order], command.newClientOrderId);
  else cancel(execution, market, order, command.newClientOrderId);
  return undefined;
}

/** The open order that ids name, or why there is none. */
export function ownOrder(
  { accountId }: Execution,
  market: ReferenceMarket,
  orderId: number,
  clientOrderId: string,
): ReferenceOrder | RejectReason {
  const order = openOrdersOf(market, accountId).find((each) =>
    orderId === 0 ? each.clientOrderId === clientOrderId : each.orderId === orderId,
  );
  if (!order) return "UNKNOWN_ORDER";
  return clientOrderId === "" || order.clientOrderId === clientOrderId ? order : "CLIENT_ORDER_ID_MISMATCH";
}

const isRestricted = ({ status }: ReferenceOrder, restrictions: CancelRestrictions): boolean =>
  (restrictions === "ONLY_NEW" && status !== "NEW") ||
  (restrictions === "ONLY_PARTIALLY_FILLED" && status !== "PARTIALLY_FILLED");

/** The new order is judged by the rules, then the old one is canceled, then the new one enters what that left. */
export function cancelReplaceOrder(execution: Execution, command: CancelReplaceOrder): RejectReason | undefined {
  const { state, accountId, events } = execution;
  const { symbolId, cancelOrderId, cancelOrigClientOrderId } = command;
  const notAllowed = refuseTrading(state, accountId);
  if (notAllowed) return notAllowed;
  const market = state.markets[symbolId];
  if (!market) return "UNKNOWN_SYMBOL";
  const priced = withPeggedPrice(market, command);
  if (typeof priced === "string") return priced;
  const refused = refuseByRules(execution, market, priced);
  if (refused) return refused;

  const order = ownOrder(execution, market, cancelOrderId, cancelOrigClientOrderId);
  let cancelOutcome: Outcome = "ACCEPTED";
  if (typeof order === "string") cancelOutcome = order;
  else if (isRestricted(order, command.cancelRestrictions)) cancelOutcome = "CANCEL_RESTRICTED";
  else if (order.list) cancelList(execution, market, order.list, [order], command.cancelNewClientOrderId);
  else cancel(execution, market, order, command.cancelNewClientOrderId);

  if (cancelOutcome !== "ACCEPTED" && command.cancelReplaceMode === "STOP_ON_FAILURE") {
    events.push({ type: "CancelReplaceFailed", accountId, symbolId, cancelOutcome, newOrderOutcome: "NOT_ATTEMPTED" });
    return undefined;
  }
  const before = events.length;
  const newOrderOutcome = enterOrder(execution, market, priced) ?? "ACCEPTED";
  if (cancelOutcome !== "ACCEPTED" || newOrderOutcome !== "ACCEPTED") {
    events.splice(before, 0, { type: "CancelReplaceFailed", accountId, symbolId, cancelOutcome, newOrderOutcome });
  }
  return undefined;
}

export function cancelOpenOrders(execution: Execution, command: CancelOpenOrders): RejectReason | undefined {
  const { state, accountId } = execution;
  if (!userAccount(state, accountId)) return "UNKNOWN_ACCOUNT";
  const market = state.markets[command.symbolId];
  if (!market) return "UNKNOWN_SYMBOL";
  const own = openOrdersOf(market, accountId);
  if (own.length === 0) return "NO_OPEN_ORDERS";

  endAll(execution, market, own);
  return undefined;
}

/**
 * Ends many orders of a market; with the first of a list, all of the list.
 *
 * @param expiryReason given when not their owner ends them
 */
export function endAll(
  execution: Execution,
  market: ReferenceMarket,
  orders: readonly ReferenceOrder[],
  expiryReason?: ExpiryReason,
): void {
  for (const order of orders) {
    if (order.list) cancelList(execution, market, order.list, order.list.orders, "", expiryReason);
    else cancel(execution, market, order, "", expiryReason);
  }
}

/** @param expiryReason given when not its owner ends it */
export function cancel(
  execution: Execution,
  market: ReferenceMarket,
  order: ReferenceOrder,
  cancelClientOrderId: string,
  expiryReason?: ExpiryReason,
): void {
  const rests = !market.book.waiting.includes(order);
  market.book.remove(order);
  order.status = expiryReason ? "EXPIRED" : "CANCELED";
  releaseLock(execution, market, order);
  const image = nextImage(execution.state, market, order);
  if (expiryReason) execution.events.push({ type: "OrderExpired", ...image, expiryReason });
  else execution.events.push({ type: "OrderCanceled", ...image, cancelClientOrderId });
  if (rests) depthChanged(execution, market, order.side, order.price);
}

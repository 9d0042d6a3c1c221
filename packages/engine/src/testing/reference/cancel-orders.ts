import type { CancelOpenOrders, CancelOrder } from "../../messages/order-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { nextImage } from "./order-image.js";
import { type Execution, type ReferenceMarket, type ReferenceOrder, userAccount } from "./reference-state.js";
import { depthChanged, releaseLock } from "./settle.js";

export function cancelOrder(execution: Execution, command: CancelOrder): RejectReason | undefined {
  const { state, accountId } = execution;
  if (!userAccount(state, accountId)) return "UNKNOWN_ACCOUNT";
  const market = state.markets[command.symbolId];
  if (!market) return "UNKNOWN_SYMBOL";
  const { orderId, clientOrderId } = command;
  const own = market.book.ordersOf(accountId);
  const order = own.find((each) => (orderId === 0 ? each.clientOrderId === clientOrderId : each.orderId === orderId));
  if (!order) return "UNKNOWN_ORDER";
  if (clientOrderId !== "" && order.clientOrderId !== clientOrderId) return "CLIENT_ORDER_ID_MISMATCH";

  cancel(execution, market, order, command.newClientOrderId);
  return undefined;
}

export function cancelOpenOrders(execution: Execution, command: CancelOpenOrders): RejectReason | undefined {
  const { state, accountId } = execution;
  if (!userAccount(state, accountId)) return "UNKNOWN_ACCOUNT";
  const market = state.markets[command.symbolId];
  if (!market) return "UNKNOWN_SYMBOL";
  const own = market.book.ordersOf(accountId);
  if (own.length === 0) return "NO_OPEN_ORDERS";

  for (const order of own) cancel(execution, market, order, "");
  return undefined;
}

function cancel(
  execution: Execution,
  market: ReferenceMarket,
  order: ReferenceOrder,
  cancelClientOrderId: string,
): void {
  market.book.remove(order);
  order.status = "CANCELED";
  releaseLock(execution, market, order);
  execution.events.push({
    type: "OrderCanceled",
    ...nextImage(execution.state, market, order),
    cancelClientOrderId,
  });
  depthChanged(execution, market, order.side, order.price);
}

import type { OrderListChanged } from "../messages/order-list-events.js";
import type { ListOrderStatus, ListStatusType } from "../order/enums.js";
import { contingencyOf, type OrderList } from "../order/order-lists.js";
import type { State } from "../state.js";

/** Emits how a list stands. */
export function emitOrderListChanged(
  state: State,
  list: OrderList,
  listStatusType: ListStatusType,
  listOrderStatus: ListOrderStatus,
): void {
  const { accountId, kind, legs, listClientOrderId, orderListId, symbolId, timeMs } = list;
  const event: OrderListChanged = {
    type: "OrderListChanged",
    symbolId,
    orderListId,
    accountId,
    accountEvent: state.accounts.nextEvent(accountId),
    contingencyType: contingencyOf(kind),
    listStatusType,
    listOrderStatus,
    listClientOrderId,
    timeMs,
    orders: legs.map(({ clientOrderId, orderId }) => ({ orderId, clientOrderId })),
  };
  state.events.push(event);
}

import type { ReleasedCommand } from "@pricetime/adapters";
import { type EngineEvent, invariant, type OrderEvent, type OrderListChanged } from "@pricetime/engine";
import type { CanceledOrder, OrderListReport } from "@pricetime/sdk";
import type { NewOrderResponseType } from "@pricetime/sdk/wire";
import type { Market, Markets } from "../markets.js";
import { orderListId } from "./order-features.js";
import { canceledOrder } from "./order-view.js";
import { orderResponse } from "./to-response.js";

type Report = OrderListReport["orderReports"][number];

/** Answer of a new list. An order that waits for its turn is shown as it was placed, even when its turn has come already. */
export function newOrderListResponse(
  markets: Markets,
  market: Market,
  { accountId, executed: { events, timeMs } }: ReleasedCommand,
  responseType: NewOrderResponseType = "RESULT",
): OrderListReport {
  const placed = events.find((event) => event.type === "OrderListChanged");
  invariant(placed?.type === "OrderListChanged", "an accepted list says so");
  const list = lastOf(events, placed.orderListId);
  const reports = placed.orders.flatMap(({ orderId }): Report[] => {
    const own = events.filter(
      (event): event is OrderEvent =>
        "executionId" in event && event.orderId === orderId && event.accountId === accountId,
    );
    const [first] = own;
    if (first === undefined) return [];
    const shown = first.status === "PENDING_NEW" ? [first] : own;
    return [orderResponse(markets, market, { events, timeMs, own: shown }, responseType)];
  });
  return listReport(market, list, timeMs, reports);
}

/** What a cancel ended: single orders, and lists with all of their orders, in order of the events. */
export function cancelReports(
  market: Market,
  { executed: { events, timeMs } }: ReleasedCommand,
): (CanceledOrder | OrderListReport)[] {
  const told = new Set<number>();
  return events.flatMap((event): (CanceledOrder | OrderListReport)[] => {
    if (event.type !== "OrderCanceled" && event.type !== "OrderExpired") return [];
    const listId = orderListId(event);
    if (listId === -1) return event.type === "OrderCanceled" ? [canceledOrder(market, event, timeMs)] : [];
    if (told.has(listId)) return [];
    told.add(listId);
    const reports = events.flatMap((other) =>
      (other.type === "OrderCanceled" || other.type === "OrderExpired") && orderListId(other) === listId
        ? [canceledOrder(market, other, timeMs)]
        : [],
    );
    return [listReport(market, lastOf(events, listId), timeMs, reports)];
  });
}

function lastOf(events: readonly EngineEvent[], listId: number): OrderListChanged {
  const list = events.findLast((event) => event.type === "OrderListChanged" && event.orderListId === listId);
  invariant(list?.type === "OrderListChanged", "a list that begins or ends says so");
  return list;
}

const listReport = (
  { definition: { symbol } }: Market,
  list: OrderListChanged,
  transactionTime: number,
  orderReports: readonly Report[],
): OrderListReport => ({
  orderListId: list.orderListId,
  contingencyType: list.contingencyType,
  listStatusType: list.listStatusType,
  listOrderStatus: list.listOrderStatus,
  listClientOrderId: list.listClientOrderId,
  transactionTime,
  symbol,
  orders: list.orders.map(({ orderId, clientOrderId }) => ({ symbol, orderId, clientOrderId })),
  orderReports,
});

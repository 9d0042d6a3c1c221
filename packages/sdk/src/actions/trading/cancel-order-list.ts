import type { Client } from "../../client/create-client.js";
import type { CancelOrderListRequest, OrderListReport } from "../../generated/types.js";
import { cancelOrderListRoute } from "../../wire/routes.js";

/**
 * Cancels an order list, by `orderListId` or `listClientOrderId`, with all of its orders.
 *
 * @returns the list and a report of each order that was open
 * @throws {@link RequestRejected} -1102 neither id sent, -1121 bad symbol, -2011 unknown or closed list, -2039 the ids name different lists
 * @throws {@link RateLimited} -1015 too many orders, -1003 request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx: the orders may be live, query their client order ids before repeating
 *
 * @example
 * await cancelOrderList(client, { symbol: "BTCUSDT", orderListId: 7 });
 */
export function cancelOrderList(client: Client, request: CancelOrderListRequest): Promise<OrderListReport> {
  return client.request(cancelOrderListRoute, request);
}

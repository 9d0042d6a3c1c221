import type { Client } from "../../client/create-client.js";
import type { NewOtoOrderListRequest, OrderListReport } from "../../generated/types.js";
import { newOtoOrderListRoute } from "../../wire/routes.js";

/**
 * Places a working order and one that goes to work when the first is filled.
 *
 * @returns the list and a report of each order, RESULT unless `newOrderRespType` says otherwise
 * @throws {@link RequestRejected} -1013 filter failure, -1102 or -1106 parameters that a type needs or does not take, -1159 a working order that cannot work, -2010 refused by the engine
 * @throws {@link RateLimited} -1015 too many orders, -1003 request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx: the orders may be live, query their client order ids before repeating
 *
 * @example
 * await newOtoOrderList(client, { symbol: "BTCUSDT", workingType: "LIMIT", workingSide: "BUY", workingPrice: "60000", workingQuantity: "0.01", workingTimeInForce: "GTC", pendingType: "LIMIT_MAKER", pendingSide: "SELL", pendingPrice: "66000", pendingQuantity: "0.01" });
 */
export function newOtoOrderList(client: Client, request: NewOtoOrderListRequest): Promise<OrderListReport> {
  return client.request(newOtoOrderListRoute, request);
}

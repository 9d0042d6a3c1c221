import type { Client } from "../../client/create-client.js";
import type { NewOtocoOrderListRequest, OrderListReport } from "../../generated/types.js";
import { newOtocoOrderListRoute } from "../../wire/routes.js";

/**
 * Places a working order and a pair that goes to work when the first is filled.
 *
 * @returns the list and a report of each order, RESULT unless `newOrderRespType` says otherwise
 * @throws {@link RequestRejected} -1013 filter failure, -1102 or -1106 parameters that a type needs or does not take, -1158 to -1199
 *   types on the wrong side, -2010 refused by the engine
 * @throws {@link RateLimited} -1015 too many orders, -1003 request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx: the orders may be live, query their client order ids before repeating
 *
 * @example
 * await newOtocoOrderList(client, { symbol: "BTCUSDT", workingType: "LIMIT", workingSide: "BUY", workingPrice: "60000", workingQuantity: "0.01", workingTimeInForce: "GTC", pendingSide: "SELL", pendingQuantity: "0.01", pendingAboveType: "LIMIT_MAKER", pendingAbovePrice: "66000", pendingBelowType: "STOP_LOSS", pendingBelowStopPrice: "55000" });
 */
export function newOtocoOrderList(client: Client, request: NewOtocoOrderListRequest): Promise<OrderListReport> {
  return client.request(newOtocoOrderListRoute, request);
}

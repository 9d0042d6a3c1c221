import type { Client } from "../../client/create-client.js";
import type { NewOcoOrderListRequest, OrderListReport } from "../../generated/types.js";
import { newOcoOrderListRoute } from "../../wire/routes.js";

/**
 * Places a pair of orders of which one cancels the other.
 *
 * @returns the list and a report of each order, RESULT unless `newOrderRespType` says otherwise
 * @throws {@link RequestRejected} -1013 filter failure, -1102 or -1106 parameters that a type needs or does not take, -1158 to -1199
 *   types on the wrong side, -2010 refused by the engine
 * @throws {@link RateLimited} -1015 too many orders, -1003 request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx: the orders may be live, query their client order ids before repeating
 *
 * @example
 * await newOcoOrderList(client, { symbol: "BTCUSDT", side: "SELL", quantity: "0.01", aboveType: "LIMIT_MAKER", abovePrice: "66000", belowType: "STOP_LOSS", belowStopPrice: "60000" });
 */
export function newOcoOrderList(client: Client, request: NewOcoOrderListRequest): Promise<OrderListReport> {
  return client.request(newOcoOrderListRoute, request);
}

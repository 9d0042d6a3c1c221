import type { Client } from "../../client/create-client.js";
import type { NewLegacyOcoRequest, OrderListReport } from "../../generated/types.js";
import { newLegacyOcoRoute } from "../../wire/routes.js";

/**
 * Places a LIMIT_MAKER and a stop loss of which one cancels the other. Deprecated: use newOcoOrderList.
 *
 * @returns the list and a report of each order, RESULT unless `newOrderRespType` says otherwise
 * @throws {@link RequestRejected} -1013 filter failure, -1128 a stop limit price without its time in force, -2010 refused by the engine
 * @throws {@link RateLimited} -1015 too many orders, -1003 request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx: the orders may be live, query their client order ids before repeating
 *
 * @example
 * await newLegacyOco(client, { symbol: "BTCUSDT", side: "SELL", quantity: "0.01", price: "66000", stopPrice: "60000" });
 */
export function newLegacyOco(client: Client, request: NewLegacyOcoRequest): Promise<OrderListReport> {
  return client.request(newLegacyOcoRoute, request);
}

import type { Client } from "../../client/create-client.js";
import type { AllOrdersRequest, Order } from "../../generated/types.js";
import { allOrdersRoute } from "../../wire/routes.js";

/**
 * Reads all orders of a symbol, open and closed, by ascending id.
 *
 * @param request.orderId the first id to return
 * @param request.startTime ms since epoch; at most 24 h before endTime
 * @throws {@link RequestRejected} -1121 bad symbol, -1127 more than 24 hours
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const orders = await allOrders(client, { symbol: "BTCUSDT" });
 */
export function allOrders(client: Client, request: AllOrdersRequest): Promise<readonly Order[]> {
  return client.request(allOrdersRoute, request);
}

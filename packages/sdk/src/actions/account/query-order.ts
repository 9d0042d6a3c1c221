import type { Client } from "../../client/create-client.js";
import type { Order, QueryOrderRequest } from "../../generated/types.js";
import { queryOrderRoute } from "../../wire/routes.js";

/**
 * Reads one order, open or closed, by `orderId` or `origClientOrderId`.
 *
 * @throws {@link RequestRejected} -1102 neither id sent, -1121 bad symbol, -2013 no such order, -2039 the ids name different orders
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const { status } = await queryOrder(client, { symbol: "BTCUSDT", orderId: 42 });
 */
export function queryOrder(client: Client, request: QueryOrderRequest): Promise<Order> {
  return client.request(queryOrderRoute, request);
}

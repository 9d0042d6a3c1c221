import type { Client } from "../../client/create-client.js";
import type { AmendedOrderResult, AmendOrderRequest } from "../../generated/types.js";
import { amendOrderRoute } from "../../wire/routes.js";

/**
 * Makes an open order smaller; it keeps its id and its place in the queue.
 *
 * @param request.newQty base asset, decimal string, smaller than the order's quantity; when all of it is executed, the order expires
 * @returns the order after the amend, and its list if it belongs to one
 * @throws {@link RequestRejected} -1013 filter failure, -1121 bad symbol, -2038 unknown order, not smaller, or amended too often,
 *   -2039 the ids name different orders
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx: query the order before repeating
 *
 * @example
 * await amendOrder(client, { symbol: "BTCUSDT", orderId: 42, newQty: "0.005" });
 */
export function amendOrder(client: Client, request: AmendOrderRequest): Promise<AmendedOrderResult> {
  return client.request(amendOrderRoute, request);
}

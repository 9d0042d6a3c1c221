import type { Client } from "../../client/create-client.js";
import type { OpenOrdersRequest, Order } from "../../generated/types.js";
import { openOrdersRoute } from "../../wire/routes.js";

/**
 * Reads the open orders of one symbol, or of all.
 *
 * @param request.symbol all symbols when left out, which costs much more request weight
 * @throws {@link RequestRejected} -1121 bad symbol
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const open = await openOrders(client, { symbol: "BTCUSDT" });
 */
export function openOrders(client: Client, request: OpenOrdersRequest = {}): Promise<readonly Order[]> {
  return client.request(openOrdersRoute, request);
}

import type { Client } from "../../client/create-client.js";
import type { CancelOpenOrdersRequest, CancelOpenOrdersResponse } from "../../generated/types.js";
import { cancelOpenOrdersRoute } from "../../wire/routes.js";

/**
 * Cancels all open orders of the account on a symbol.
 *
 * @returns the orders as they ended
 * @throws {@link RequestRejected} -1121 bad symbol, -2011 nothing is open
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx: some or all may be cancelled, query openOrders before repeating
 *
 * @example
 * await cancelOpenOrders(client, { symbol: "BTCUSDT" });
 */
export function cancelOpenOrders(client: Client, request: CancelOpenOrdersRequest): Promise<CancelOpenOrdersResponse> {
  return client.request(cancelOpenOrdersRoute, request);
}

import type { Client } from "../../client/create-client.js";
import type { Depth, DepthRequest } from "../../generated/types.js";
import { depthRoute } from "../../wire/routes.js";

/**
 * Reads the order book.
 *
 * @param request.limit levels per side, 100 when left out, at most 5000; decides the request weight
 * @returns `[price, quantity]` decimal strings, best first; `lastUpdateId` continues with the diff depth stream
 * @throws {@link RequestRejected} -1121 bad symbol
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const { bids, asks } = await depth(client, { symbol: "BTCUSDT", limit: 20 });
 */
export function depth(client: Client, request: DepthRequest): Promise<Depth> {
  return client.request(depthRoute, request);
}

import type { Client } from "../../client/create-client.js";
import type { PublicTrade, TradesRequest } from "../../generated/types.js";
import { tradesRoute } from "../../wire/routes.js";

/**
 * Reads the newest trades, oldest first.
 *
 * @param request.limit 500 when left out, at most 1000
 * @throws {@link RequestRejected} -1121 bad symbol
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const newest = await trades(client, { symbol: "BTCUSDT", limit: 10 });
 */
export function trades(client: Client, request: TradesRequest): Promise<readonly PublicTrade[]> {
  return client.request(tradesRoute, request);
}

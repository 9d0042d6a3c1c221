import type { Client } from "../../client/create-client.js";
import type { HistoricalTradesRequest, PublicTrade } from "../../generated/types.js";
import { historicalTradesRoute } from "../../wire/routes.js";

/**
 * Reads trades from an id on, oldest first.
 *
 * @param request.fromId the first trade id; the newest trades when left out
 * @param request.limit 500 when left out, at most 1000
 * @throws {@link RequestRejected} -1121 bad symbol
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const first = await historicalTrades(client, { symbol: "BTCUSDT", fromId: 0 });
 */
export function historicalTrades(client: Client, request: HistoricalTradesRequest): Promise<readonly PublicTrade[]> {
  return client.request(historicalTradesRoute, request);
}

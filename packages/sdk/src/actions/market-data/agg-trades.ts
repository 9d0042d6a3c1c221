import type { Client } from "../../client/create-client.js";
import type { AggTrade, AggTradesRequest } from "../../generated/types.js";
import { aggTradesRoute } from "../../wire/routes.js";

/**
 * Reads aggregate trades: fills of one taker order at one price and time, oldest first.
 *
 * @param request.startTime ms since epoch, included
 * @param request.endTime ms since epoch, included
 * @throws {@link RequestRejected} -1121 bad symbol
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const trades = await aggTrades(client, { symbol: "BTCUSDT", limit: 10 });
 */
export function aggTrades(client: Client, request: AggTradesRequest): Promise<readonly AggTrade[]> {
  return client.request(aggTradesRoute, request);
}

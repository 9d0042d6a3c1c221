import type { Client } from "../../client/create-client.js";
import type { BookTicker, TickerBookTickerRequest } from "../../generated/types.js";
import { tickerBookTickerRoute } from "../../wire/routes.js";

/**
 * Reads the best bid and ask.
 *
 * @param request one symbol gives one ticker; `symbols`, or nothing for all symbols, gives a list
 * @throws {@link RequestRejected} -1121 bad symbol, -1128 both symbol and symbols
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const { bidPrice, askPrice } = await tickerBookTicker(client, { symbol: "BTCUSDT" });
 */
export function tickerBookTicker(
  client: Client,
  request: TickerBookTickerRequest & { readonly symbol: string },
): Promise<BookTicker>;
export function tickerBookTicker(client: Client, request?: TickerBookTickerRequest): Promise<readonly BookTicker[]>;
export function tickerBookTicker(client: Client, request: TickerBookTickerRequest = {}): Promise<unknown> {
  return client.request(tickerBookTickerRoute, request);
}

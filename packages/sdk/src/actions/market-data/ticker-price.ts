import type { Client } from "../../client/create-client.js";
import type { PriceTicker, TickerPriceRequest } from "../../generated/types.js";
import { tickerPriceRoute } from "../../wire/routes.js";

/**
 * Reads the last price.
 *
 * @param request one symbol gives one ticker; `symbols`, or nothing for all symbols, gives a list
 * @throws {@link RequestRejected} -1121 bad symbol, -1128 both symbol and symbols
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const { price } = await tickerPrice(client, { symbol: "BTCUSDT" });
 */
export function tickerPrice(
  client: Client,
  request: TickerPriceRequest & { readonly symbol: string },
): Promise<PriceTicker>;
export function tickerPrice(client: Client, request?: TickerPriceRequest): Promise<readonly PriceTicker[]>;
export function tickerPrice(client: Client, request: TickerPriceRequest = {}): Promise<unknown> {
  return client.request(tickerPriceRoute, request);
}

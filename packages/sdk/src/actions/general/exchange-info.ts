import type { Client } from "../../client/create-client.js";
import type { ExchangeInfo, ExchangeInfoRequest } from "../../generated/types.js";
import { exchangeInfoRoute } from "../../wire/routes.js";

/**
 * Reads rate limits, symbols, their precisions and filters.
 *
 * @param request which symbols; all when left out
 * @returns decimals of filters as strings; a bound of zero is switched off
 * @throws {@link RequestRejected} -1121 bad symbol
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const { symbols } = await exchangeInfo(client, { symbol: "BTCUSDT" });
 */
export function exchangeInfo(client: Client, request: ExchangeInfoRequest = {}): Promise<ExchangeInfo> {
  return client.request(exchangeInfoRoute, request);
}

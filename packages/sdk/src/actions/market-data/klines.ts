import type { Client } from "../../client/create-client.js";
import type { Kline, KlinesRequest } from "../../generated/types.js";
import { klinesRoute } from "../../wire/routes.js";

/**
 * Reads candles, oldest first.
 *
 * @param request.interval case matters: 1m is a minute, 1M a month
 * @param request.timeZone shifts the boundaries; startTime and endTime stay UTC
 * @returns open time, open, high, low, close, volume, close time, quote volume, trades, taker buy volume, taker buy quote volume, unused
 * @throws {@link RequestRejected} -1120 bad interval, -1121 bad symbol
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const [candle] = await klines(client, { symbol: "BTCUSDT", interval: "1m", limit: 1 });
 */
export function klines(client: Client, request: KlinesRequest): Promise<readonly Kline[]> {
  return client.request(klinesRoute, request);
}

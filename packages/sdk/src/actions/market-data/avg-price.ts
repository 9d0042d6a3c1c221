import type { Client } from "../../client/create-client.js";
import type { AvgPrice, AvgPriceRequest } from "../../generated/types.js";
import { avgPriceRoute } from "../../wire/routes.js";

/**
 * Reads the average price of the last minutes, weighted by quantity.
 *
 * @returns `mins` minutes, `price` decimal string, `closeTime` of the last trade in ms
 * @throws {@link RequestRejected} -1121 bad symbol
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const { price } = await avgPrice(client, { symbol: "BTCUSDT" });
 */
export function avgPrice(client: Client, request: AvgPriceRequest): Promise<AvgPrice> {
  return client.request(avgPriceRoute, request);
}

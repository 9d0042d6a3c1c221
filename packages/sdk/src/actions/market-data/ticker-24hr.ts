import type { Client } from "../../client/create-client.js";
import type { Ticker24hrFull, Ticker24hrMini, Ticker24hrRequest } from "../../generated/types.js";
import { ticker24hrRoute } from "../../wire/routes.js";

type Mini = { readonly type: "MINI" };
type One = { readonly symbol: string };

/**
 * Reads prices and volumes of the last 24 hours.
 *
 * @param request one symbol gives one ticker; `symbols`, or nothing for all symbols, gives a list; type MINI says less
 * @throws {@link RequestRejected} -1121 bad symbol, -1128 both symbol and symbols
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const { volume } = await ticker24hr(client, { symbol: "BTCUSDT" });
 */
export function ticker24hr(client: Client, request: Ticker24hrRequest & One & Mini): Promise<Ticker24hrMini>;
export function ticker24hr(client: Client, request: Ticker24hrRequest & One): Promise<Ticker24hrFull>;
export function ticker24hr(client: Client, request: Ticker24hrRequest & Mini): Promise<readonly Ticker24hrMini[]>;
export function ticker24hr(client: Client, request?: Ticker24hrRequest): Promise<readonly Ticker24hrFull[]>;
export function ticker24hr(client: Client, request: Ticker24hrRequest = {}): Promise<unknown> {
  return client.request(ticker24hrRoute, request);
}

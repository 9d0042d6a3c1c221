import type { Client } from "../../client/create-client.js";
import type { MyTrade, MyTradesRequest } from "../../generated/types.js";
import { myTradesRoute } from "../../wire/routes.js";

/**
 * Reads the account's trades on a symbol, oldest first.
 *
 * @param request these go together: orderId and fromId, startTime and endTime (at most 24 h apart); other combinations are refused
 * @throws {@link RequestRejected} -1121 bad symbol, -1127 more than 24 hours, -1128 bad combination
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const mine = await myTrades(client, { symbol: "BTCUSDT" });
 */
export function myTrades(client: Client, request: MyTradesRequest): Promise<readonly MyTrade[]> {
  return client.request(myTradesRoute, request);
}

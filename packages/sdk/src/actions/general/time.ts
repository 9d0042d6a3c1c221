import type { Client } from "../../client/create-client.js";
import type { ServerTime } from "../../generated/types.js";
import { timeRoute } from "../../wire/routes.js";

/**
 * Reads the exchange's clock.
 *
 * @returns `serverTime`, ms since epoch, UTC
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const { serverTime } = await time(client);
 */
export function time(client: Client): Promise<ServerTime> {
  return client.request(timeRoute);
}

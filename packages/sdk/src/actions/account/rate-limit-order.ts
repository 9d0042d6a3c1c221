import type { Client } from "../../client/create-client.js";
import type { RateLimitUsage } from "../../generated/types.js";
import { rateLimitOrderRoute } from "../../wire/routes.js";

/**
 * Reads how much of the order limits is used.
 *
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const [tenSeconds, day] = await rateLimitOrder(client);
 */
export function rateLimitOrder(client: Client): Promise<readonly RateLimitUsage[]> {
  return client.request(rateLimitOrderRoute);
}

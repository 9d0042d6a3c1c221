import type { Client } from "../../client/create-client.js";
import { pingRoute } from "../../wire/routes.js";

/**
 * Tests whether the exchange answers.
 *
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * await ping(client);
 */
export function ping(client: Client): Promise<Record<string, never>> {
  return client.request(pingRoute);
}

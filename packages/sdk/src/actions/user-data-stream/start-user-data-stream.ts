import type { Client } from "../../client/create-client.js";
import type { ListenKey } from "../../generated/types.js";
import { startUserDataStreamRoute } from "../../wire/routes.js";

/**
 * Makes a listenKey for 60 minutes, or renews the active one. Needs the key only, no signature.
 *
 * @returns the key for `/ws/<listenKey>`
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const { listenKey } = await startUserDataStream(client);
 */
export function startUserDataStream(client: Client): Promise<ListenKey> {
  return client.request(startUserDataStreamRoute);
}

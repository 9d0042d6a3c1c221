import type { Client } from "../../client/create-client.js";
import type { KeepAliveUserDataStreamRequest } from "../../generated/types.js";
import { keepAliveUserDataStreamRoute } from "../../wire/routes.js";

/**
 * Renews a listenKey for another 60 minutes.
 *
 * @throws {@link RequestRejected} -1125 unknown or expired key
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * await keepAliveUserDataStream(client, { listenKey });
 */
export function keepAliveUserDataStream(
  client: Client,
  request: KeepAliveUserDataStreamRequest,
): Promise<Record<string, never>> {
  return client.request(keepAliveUserDataStreamRoute, request);
}

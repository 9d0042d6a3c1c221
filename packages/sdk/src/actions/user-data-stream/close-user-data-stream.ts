import type { Client } from "../../client/create-client.js";
import type { CloseUserDataStreamRequest } from "../../generated/types.js";
import { closeUserDataStreamRoute } from "../../wire/routes.js";

/**
 * Ends a listenKey and its streams.
 *
 * @throws {@link RequestRejected} -1125 unknown or expired key
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * await closeUserDataStream(client, { listenKey });
 */
export function closeUserDataStream(
  client: Client,
  request: CloseUserDataStreamRequest,
): Promise<Record<string, never>> {
  return client.request(closeUserDataStreamRoute, request);
}

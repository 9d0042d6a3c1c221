import type { Client } from "../../client/create-client.js";
import type { CancelOrderRequest, CancelOrderResponse } from "../../generated/types.js";
import { cancelOrderRoute } from "../../wire/routes.js";

/**
 * Cancels an open order by `orderId` or `origClientOrderId`.
 *
 * @returns the order as it ended; `clientOrderId` is the id of this cancel. Of an order of a list, the list, which ends with it
 * @throws {@link RequestRejected} -1102 neither id sent, -1121 bad symbol, -2011 unknown or closed order, -2039 the ids name different orders
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx: the order may be cancelled, query it before repeating
 *
 * @example
 * await cancelOrder(client, { symbol: "BTCUSDT", orderId: 42 });
 */
export function cancelOrder(client: Client, request: CancelOrderRequest): Promise<CancelOrderResponse> {
  return client.request(cancelOrderRoute, request);
}

import type { Client } from "../../client/create-client.js";
import type { CancelReplaceOrderRequest, CancelReplaceResult } from "../../generated/types.js";
import { cancelReplaceOrderRoute } from "../../wire/routes.js";

/**
 * Cancels an order and places another one on the same symbol, with nothing between.
 *
 * @param request the new order as of newOrder; what to cancel by `cancelOrderId` or `cancelOrigClientOrderId`
 * @returns the answers of both halves, when both succeeded
 * @throws {@link RequestRejected} -2021 one half failed, -2022 both failed or the new order was not attempted: `data` tells how each
 *   half ended; the codes of newOrder when the new order is wrong in itself: then nothing happened
 * @throws {@link RateLimited} -1015 too many orders, -1003 request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx: query both orders before repeating
 *
 * @example
 * await cancelReplaceOrder(client, { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "63000.00", cancelReplaceMode: "STOP_ON_FAILURE", cancelOrderId: 42 });
 */
export function cancelReplaceOrder(client: Client, request: CancelReplaceOrderRequest): Promise<CancelReplaceResult> {
  return client.request(cancelReplaceOrderRoute, request);
}

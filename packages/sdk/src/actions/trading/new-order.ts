import type { Client } from "../../client/create-client.js";
import type { NewOrderRequest, OrderAck, OrderFull, OrderResult } from "../../generated/types.js";
import { newOrderRoute } from "../../wire/routes.js";

/** How much the answer says: what `newOrderRespType` asks for, else FULL for MARKET and LIMIT and ACK for other types. */
export type NewOrderAnswer<Request extends NewOrderRequest> = Request["newOrderRespType"] extends "ACK"
  ? OrderAck
  : Request["newOrderRespType"] extends "RESULT"
    ? OrderResult
    : Request["newOrderRespType"] extends "FULL"
      ? OrderFull
      : Request["type"] extends "MARKET" | "LIMIT"
        ? OrderFull
        : OrderAck;

/**
 * Places an order.
 *
 * @param request.quantity base asset, decimal string, a multiple of LOT_SIZE.stepSize
 * @param request.price quote asset per 1 base asset, decimal string, a multiple of PRICE_FILTER.tickSize
 * @param request.quoteOrderQty instead of quantity for MARKET: how much of the quote asset to spend or receive
 * @returns identifiers and `transactTime` (ms since epoch); RESULT adds the order's state, FULL its fills too
 * @throws {@link RequestRejected} -1013 filter failure, -1102 or -1106 parameters that the type needs or does not take,
 *   -1121 bad symbol, -2010 refused by the engine
 * @throws {@link RateLimited} -1015 too many orders, -1003 request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx: the order may be live, query `newClientOrderId` before repeating
 *
 * @example
 * await newOrder(client, { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "64000.00" });
 */
export function newOrder<const Request extends NewOrderRequest>(
  client: Client,
  request: Request,
): Promise<NewOrderAnswer<Request>> {
  return client.request(newOrderRoute, request);
}

import type { Client } from "../../client/create-client.js";
import type { TestOrderRequest, TestOrderResponse } from "../../generated/types.js";
import { testOrderRoute } from "../../wire/routes.js";

/**
 * Checks an order as `newOrder` would, without sending it to the engine.
 *
 * @param request as of newOrder; with `computeCommissionRates` the answer is the rates the order would pay
 * @returns an empty object, or commission rates as fractions
 * @throws {@link RequestRejected} -1013 filter failure, -1102 or -1106 parameters that the type needs or does not take, -1121 bad symbol
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * await testOrder(client, { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.01" });
 */
export function testOrder(client: Client, request: TestOrderRequest): Promise<TestOrderResponse> {
  return client.request(testOrderRoute, request);
}

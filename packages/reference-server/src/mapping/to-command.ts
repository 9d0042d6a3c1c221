import type { CancelOpenOrders, CancelOrder, NewOrder, OrderRequest } from "@pricetime/engine";
import { toNotional as notionalUnits } from "@pricetime/engine";
import { ENDPOINTS, excessPrecision, type Operation, type ParametersOf } from "@pricetime/sdk/wire";
import type { Market } from "../markets.js";
import { throwRefusal } from "../requests/api-error.js";
import { newClientOrderId } from "./client-order-id.js";
import { toLeg } from "./order-terms.js";
import { toNotional } from "./to-units.js";

/** @throws ApiError -1111, -1013, -1108 */
export const toNewOrder = (market: Market, values: ParametersOf<"newOrder">): NewOrder => ({
  type: "NewOrder",
  ...toOrderRequest(market, ENDPOINTS.newOrder, values),
});

/** What is told of a single order, by whichever call. */
function toOrderRequest(market: Market, operation: Operation, values: ParametersOf<"newOrder">): OrderRequest {
  throwRefusal(excessPrecision(operation, values, market.precision));
  const { quoteOrderQty, selfTradePreventionMode } = values;
  return {
    symbolId: market.definition.symbolId,
    ...toLeg(market, values),
    quoteOrderQuantity:
      quoteOrderQty === undefined ? notionalUnits(0) : toNotional(market, "quoteOrderQty", quoteOrderQty),
    selfTradePreventionMode: selfTradePreventionMode ?? market.definition.selfTradePrevention.defaultMode,
  };
}

export const toCancelOrder = (market: Market, values: ParametersOf<"cancelOrder">): CancelOrder => ({
  type: "CancelOrder",
  symbolId: market.definition.symbolId,
  orderId: values.orderId ?? 0,
  clientOrderId: values.origClientOrderId ?? "",
  newClientOrderId: values.newClientOrderId ?? newClientOrderId(),
  cancelRestrictions: values.cancelRestrictions ?? "NONE",
});

export const toCancelOpenOrders = (market: Market): CancelOpenOrders => ({
  type: "CancelOpenOrders",
  symbolId: market.definition.symbolId,
});

import type {
  AmendOrder,
  CancelOpenOrders,
  CancelOrder,
  CancelReplaceOrder,
  NewOrder,
  OrderRequest,
  SelfTradePreventionMode,
} from "@pricetime/engine";
import { toNotional as notionalUnits } from "@pricetime/engine";
import { ENDPOINTS, excessPrecision, type Operation, type ParametersOf } from "@pricetime/sdk/wire";
import type { Market } from "../markets.js";
import { throwRefusal } from "../requests/api-error.js";
import { newClientOrderId } from "./client-order-id.js";
import { type OrderTerms, toLeg } from "./order-terms.js";
import { toNotional, toQuantity } from "./to-units.js";

/** What a single order has beside what an order of a list has. */
interface OrderExtras {
  readonly quoteOrderQty?: string | undefined;
  readonly selfTradePreventionMode?: SelfTradePreventionMode | undefined;
}

/** @throws ApiError -1111, -1013, -1108 */
export const toNewOrder = (market: Market, values: ParametersOf<"newOrder">): NewOrder => ({
  type: "NewOrder",
  ...toOrderRequest(market, ENDPOINTS.newOrder, values),
});

/** What is told of a single order, by whichever call. */
function toOrderRequest(market: Market, operation: Operation, values: OrderTerms & OrderExtras): OrderRequest {
  throwRefusal(excessPrecision(operation, { ...values }, market.precision));
  const { quoteOrderQty, selfTradePreventionMode } = values;
  return {
    symbolId: market.definition.symbolId,
    ...toLeg(market, values),
    quoteOrderQuantity:
      quoteOrderQty === undefined ? notionalUnits(0) : toNotional(market, "quoteOrderQty", quoteOrderQty),
    selfTradePreventionMode: selfTradePreventionMode ?? market.definition.selfTradePrevention.defaultMode,
  };
}

/** @throws ApiError -1111, -1013, -1108 */
export const toCancelReplaceOrder = (
  market: Market,
  values: ParametersOf<"cancelReplaceOrder">,
): CancelReplaceOrder => ({
  type: "CancelReplaceOrder",
  ...toOrderRequest(market, ENDPOINTS.cancelReplaceOrder, values),
  cancelReplaceMode: values.cancelReplaceMode,
  cancelOrderId: values.cancelOrderId ?? 0,
  cancelOrigClientOrderId: values.cancelOrigClientOrderId ?? "",
  cancelNewClientOrderId: values.cancelNewClientOrderId ?? newClientOrderId(),
  cancelRestrictions: values.cancelRestrictions ?? "NONE",
});

/** @throws ApiError -1111, -1013, -1108 */
export function toAmendOrder(market: Market, values: ParametersOf<"amendOrder">): AmendOrder {
  throwRefusal(excessPrecision(ENDPOINTS.amendOrder, values, market.precision));
  return {
    type: "AmendOrder",
    symbolId: market.definition.symbolId,
    orderId: values.orderId ?? 0,
    clientOrderId: values.origClientOrderId ?? "",
    newClientOrderId: values.newClientOrderId ?? newClientOrderId(),
    newQuantity: toQuantity(market, "newQty", values.newQty),
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

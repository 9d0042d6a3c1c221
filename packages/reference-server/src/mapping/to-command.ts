import {
  type CancelOpenOrders,
  type CancelOrder,
  type NewOrder,
  toNotional as notionalUnits,
  type OrderType,
  toPrice as priceUnits,
  toQuantity as quantityUnits,
  type SelfTradePreventionMode,
} from "@pricetime/engine";
import {
  ENDPOINTS,
  ENGINE_TEXTS,
  excessPrecision,
  type ParametersOf,
  type OrderType as WireOrderType,
} from "@pricetime/sdk/wire";
import type { Market } from "../markets.js";
import { apiError, throwRefusal } from "../requests/api-error.js";
import { newClientOrderId } from "./client-order-id.js";
import { toNotional, toPrice, toQuantity } from "./to-units.js";

/** What this server serves of what the engine can do. */
export const SERVED_ORDER_TYPES = ["LIMIT", "MARKET", "LIMIT_MAKER"] as const satisfies readonly OrderType[];
type ServedOrderType = (typeof SERVED_ORDER_TYPES)[number];
export const SERVED_SELF_TRADE_PREVENTION_MODES = ["NONE"] as const satisfies readonly SelfTradePreventionMode[];

/** What is said about an order type that is not served. */
const UNSUPPORTED_TYPES: Readonly<Record<Exclude<WireOrderType, ServedOrderType>, string>> = {
  STOP_LOSS: ENGINE_TEXTS.STOP_LOSS_NOT_SUPPORTED,
  STOP_LOSS_LIMIT: ENGINE_TEXTS.STOP_LOSS_LIMIT_NOT_SUPPORTED,
  TAKE_PROFIT: ENGINE_TEXTS.TAKE_PROFIT_NOT_SUPPORTED,
  TAKE_PROFIT_LIMIT: ENGINE_TEXTS.TAKE_PROFIT_LIMIT_NOT_SUPPORTED,
};

/** Marks that clients may put on orders and that this exchange does not keep: refused rather than lost. */
const MARKS = ["strategyId", "strategyType"] as const;

const isServedType = (type: WireOrderType): type is ServedOrderType =>
  SERVED_ORDER_TYPES.some((known) => known === type);
const isServedMode = (mode: string): mode is SelfTradePreventionMode =>
  SERVED_SELF_TRADE_PREVENTION_MODES.some((known) => known === mode);

/** @throws ApiError -1111, -1013, -1108, -1106, -2010 */
export function toNewOrder(market: Market, values: ParametersOf<"newOrder">): NewOrder {
  throwRefusal(excessPrecision(ENDPOINTS.newOrder, values, market.precision));
  const { type, selfTradePreventionMode = "NONE" } = values;
  if (!isServedType(type)) throw apiError("NEW_ORDER_REJECTED", [UNSUPPORTED_TYPES[type]]);
  if (values.icebergQty !== undefined && /[1-9]/.test(values.icebergQty)) {
    throw apiError("NEW_ORDER_REJECTED", [ENGINE_TEXTS.ICEBERG_ORDERS_NOT_SUPPORTED]);
  }
  if (values.pegPriceType !== undefined) throw apiError("NEW_ORDER_REJECTED", [ENGINE_TEXTS.PEG_NOT_SUPPORTED]);
  for (const mark of MARKS) if (values[mark] !== undefined) throw apiError("PARAM_NOT_REQUIRED", [mark]);
  if (!isServedMode(selfTradePreventionMode)) throw apiError("INVALID_MESSAGE", [], "selfTradePreventionMode");

  const { price, quantity, quoteOrderQty } = values;
  return {
    type: "NewOrder",
    symbolId: market.definition.symbolId,
    side: values.side,
    orderType: type,
    timeInForce: values.timeInForce ?? "GTC",
    price: price === undefined ? priceUnits(0) : toPrice(market, "price", price),
    quantity: quantity === undefined ? quantityUnits(0) : toQuantity(market, "quantity", quantity),
    quoteOrderQuantity:
      quoteOrderQty === undefined ? notionalUnits(0) : toNotional(market, "quoteOrderQty", quoteOrderQty),
    clientOrderId: values.newClientOrderId ?? newClientOrderId(),
    selfTradePreventionMode,
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

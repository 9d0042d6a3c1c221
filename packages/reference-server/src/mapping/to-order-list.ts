import type { CancelOrderList, NewOrderList, OrderListLeg, Side } from "@pricetime/engine";
import { ENDPOINTS, excessPrecision, type Operation, type ParametersOf } from "@pricetime/sdk/wire";
import type { Market } from "../markets.js";
import { throwRefusal } from "../requests/api-error.js";
import { newClientOrderId } from "./client-order-id.js";
import { type NameOf, type OrderTerms, toLeg } from "./order-terms.js";

/** What a list says for all of its orders. */
interface ListTerms {
  readonly listClientOrderId?: string | undefined;
  readonly selfTradePreventionMode?: NewOrderList["selfTradePreventionMode"] | undefined;
}

type Values = { readonly [name: string]: unknown };

/** @throws ApiError -1111, -1013, -1108, as all below */
export function toOcoOrderList(market: Market, values: ParametersOf<"newOcoOrderList">): NewOrderList {
  const { side, quantity } = values;
  return {
    ...listOf(market, "OCO", ENDPOINTS.newOcoOrderList, values),
    above: legOf(market, values, "above", side, quantity),
    below: legOf(market, values, "below", side, quantity),
  };
}

export const toOtoOrderList = (market: Market, values: ParametersOf<"newOtoOrderList">): NewOrderList => ({
  ...listOf(market, "OTO", ENDPOINTS.newOtoOrderList, values),
  working: legOf(market, values, "working", values.workingSide, values.workingQuantity),
  pending: legOf(market, values, "pending", values.pendingSide, values.pendingQuantity),
});

export function toOtocoOrderList(market: Market, values: ParametersOf<"newOtocoOrderList">): NewOrderList {
  const { pendingSide, pendingQuantity } = values;
  return {
    ...listOf(market, "OTOCO", ENDPOINTS.newOtocoOrderList, values),
    working: legOf(market, values, "working", values.workingSide, values.workingQuantity),
    above: legOf(market, values, "pendingAbove", pendingSide, pendingQuantity),
    below: legOf(market, values, "pendingBelow", pendingSide, pendingQuantity),
  };
}

export function toLegacyOco(market: Market, values: ParametersOf<"newLegacyOco">): NewOrderList {
  const { side, quantity, stopLimitPrice } = values;
  const list = listOf(market, "OCO", ENDPOINTS.newLegacyOco, values);
  const limit = toLeg(market, {
    side,
    quantity,
    type: "LIMIT_MAKER",
    price: values.price,
    newClientOrderId: values.limitClientOrderId,
    strategyId: values.limitStrategyId,
    strategyType: values.limitStrategyType,
    icebergQty: values.limitIcebergQty,
  });
  const stop = toLeg(market, {
    side,
    quantity,
    type: stopLimitPrice === undefined ? "STOP_LOSS" : "STOP_LOSS_LIMIT",
    timeInForce: values.stopLimitTimeInForce,
    price: stopLimitPrice,
    newClientOrderId: values.stopClientOrderId,
    strategyId: values.stopStrategyId,
    strategyType: values.stopStrategyType,
    stopPrice: values.stopPrice,
    trailingDelta: values.trailingDelta,
    icebergQty: values.stopIcebergQty,
  });
  return side === "SELL" ? { ...list, above: limit, below: stop } : { ...list, above: stop, below: limit };
}

export const toCancelOrderList = (market: Market, values: ParametersOf<"cancelOrderList">): CancelOrderList => ({
  type: "CancelOrderList",
  symbolId: market.definition.symbolId,
  orderListId: values.orderListId ?? 0,
  listClientOrderId: values.listClientOrderId ?? "",
  newClientOrderId: values.newClientOrderId ?? newClientOrderId(),
});

function listOf(market: Market, kind: NewOrderList["kind"], operation: Operation, values: ListTerms): NewOrderList {
  throwRefusal(excessPrecision(operation, { ...values }, market.precision));
  return {
    type: "NewOrderList",
    symbolId: market.definition.symbolId,
    kind,
    listClientOrderId: values.listClientOrderId ?? newClientOrderId(),
    selfTradePreventionMode: values.selfTradePreventionMode ?? market.definition.selfTradePrevention.defaultMode,
  };
}

/** The terms of one order of a list, whose names in the request begin with `prefix`. */
function legOf(market: Market, values: Values, prefix: string, side: Side, quantity: string): OrderListLeg {
  const nameOf: NameOf = (term) => {
    const plain = term === "newClientOrderId" ? "clientOrderId" : term;
    return prefix + plain.charAt(0).toUpperCase() + plain.slice(1);
  };
  // The table has read each of them as what a single order's parameter of that name is.
  const of = <Term extends keyof OrderTerms>(term: Term) => values[nameOf(term)] as OrderTerms[Term];
  const terms: OrderTerms = {
    side,
    quantity,
    type: of("type"),
    timeInForce: of("timeInForce"),
    price: of("price"),
    newClientOrderId: of("newClientOrderId"),
    strategyId: of("strategyId"),
    strategyType: of("strategyType"),
    stopPrice: of("stopPrice"),
    trailingDelta: of("trailingDelta"),
    icebergQty: of("icebergQty"),
    pegPriceType: of("pegPriceType"),
    pegOffsetValue: of("pegOffsetValue"),
  };
  return toLeg(market, terms, nameOf);
}

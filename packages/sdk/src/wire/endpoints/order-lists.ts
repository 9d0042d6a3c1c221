import * as words from "../enums.js";
import type { ErrorName } from "../errors.js";
import type { Endpoint, ParameterRule } from "../operation.js";
import type { Parameter } from "../parameter.js";
import { clientOrderId } from "../parameters.js";
import * as routes from "../routes.js";
import { ref } from "../schemas/record.js";
import { legParameters, listParameters, quantityOf, sideOf } from "./order-list-parameters.js";
import { oneSymbol } from "./order-parameters.js";

const PAIR_ERRORS: readonly ErrorName[] = [
  "OCO_ORDER_TYPE_REJECTED",
  "BUY_OCO_LIMIT_MUST_BE_BELOW",
  "SELL_OCO_LIMIT_MUST_BE_ABOVE",
  "BOTH_OCO_ORDERS_CANNOT_BE_LIMIT",
  "BUY_OCO_STOP_LOSS_MUST_BE_ABOVE",
  "SELL_OCO_STOP_LOSS_MUST_BE_BELOW",
  "BUY_OCO_TAKE_PROFIT_MUST_BE_BELOW",
  "SELL_OCO_TAKE_PROFIT_MUST_BE_ABOVE",
];

const LIST_ERRORS: readonly ErrorName[] = [
  "INVALID_SIDE",
  "INVALID_ORDER_TYPE",
  "INVALID_TIF",
  "PARAM_NOT_REQUIRED",
  "OPTIONAL_PARAMS_BAD_COMBO",
  "BAD_STRATEGY_TYPE",
  "INVALID_PEG_PRICE_TYPE",
  "INVALID_PEG_OFFSET_TYPE",
  "OCO_ICEBERGQTY_TIMEINFORCE",
  "BAD_SYMBOL",
  "BAD_PRECISION",
  "INVALID_MESSAGE",
  "UNKNOWN_ORDER_COMPOSITION",
  "TOO_MANY_ORDERS",
  "NEW_ORDER_REJECTED",
  "TIMEOUT",
  "SERVER_BUSY",
];

const placement = { tag: "trading", freeOnSuccess: true, response: ref("OrderListReport") } as const;

/** The two orders of a pair share side and quantity. */
const leg = (prefix: string): ParameterRule => ({ rule: "orderType", prefix, shared: ["quantity"] });

export const newOcoOrderList: Endpoint<"newOcoOrderList"> = {
  ...routes.newOcoOrderListRoute,
  ...placement,
  summary: "New pair of orders of which one cancels the other",
  orderCount: 2,
  webSocketMethod: "orderList.place.oco",
  parameters: [
    ...listParameters,
    sideOf("side"),
    quantityOf("quantity"),
    ...legParameters("above", "the order above the last price"),
    ...legParameters("below", "the order below the last price"),
  ],
  rules: [{ rule: "pair", side: "side", above: "aboveType", below: "belowType" }, leg("above"), leg("below")],
  errors: [...LIST_ERRORS, ...PAIR_ERRORS],
};

const workingParameters: readonly Parameter[] = [
  ...legParameters("working", "the working order"),
  sideOf("workingSide"),
  quantityOf("workingQuantity"),
];

export const newOtoOrderList: Endpoint<"newOtoOrderList"> = {
  ...routes.newOtoOrderListRoute,
  ...placement,
  summary: "New working order that triggers another one when it is filled",
  orderCount: 2,
  webSocketMethod: "orderList.place.oto",
  parameters: [
    ...listParameters,
    ...workingParameters,
    ...legParameters("pending", "the pending order"),
    sideOf("pendingSide"),
    quantityOf("pendingQuantity"),
  ],
  rules: [
    { rule: "working", type: "workingType" },
    { rule: "orderType", prefix: "working" },
    { rule: "orderType", prefix: "pending" },
  ],
  errors: [...LIST_ERRORS, "WORKING_ORDER_TYPE_REJECTED"],
};

export const newOtocoOrderList: Endpoint<"newOtocoOrderList"> = {
  ...routes.newOtocoOrderListRoute,
  ...placement,
  summary: "New working order that triggers a pair when it is filled",
  orderCount: 3,
  webSocketMethod: "orderList.place.otoco",
  parameters: [
    ...listParameters,
    ...workingParameters,
    sideOf("pendingSide"),
    quantityOf("pendingQuantity"),
    ...legParameters("pendingAbove", "the pending order above the last price"),
    ...legParameters("pendingBelow", "the pending order below the last price"),
  ],
  rules: [
    { rule: "working", type: "workingType" },
    { rule: "pair", side: "pendingSide", above: "pendingAboveType", below: "pendingBelowType" },
    { rule: "orderType", prefix: "working" },
    leg("pendingAbove"),
    leg("pendingBelow"),
  ],
  errors: [...LIST_ERRORS, ...PAIR_ERRORS, "WORKING_ORDER_TYPE_REJECTED"],
};

export const cancelOrderList: Endpoint<"cancelOrderList"> = {
  ...routes.cancelOrderListRoute,
  ...placement,
  summary: "Cancel an order list with all of its orders",
  orderCount: 0,
  webSocketMethod: "orderList.cancel",
  parameters: [
    oneSymbol,
    { name: "orderListId", type: "LONG", description: "The exchange's id of the list." },
    { ...clientOrderId, name: "listClientOrderId", description: "The client's id of the list." },
    { ...clientOrderId, name: "newClientOrderId", description: "The client's id of this cancel." },
  ],
  rules: [{ rule: "oneOf", names: ["orderListId", "listClientOrderId"] }],
  errors: ["BAD_SYMBOL", "CANCEL_REJECTED", "CLIENT_ORDER_ID_INVALID", "TIMEOUT", "SERVER_BUSY"],
};

/** The limit order is a LIMIT_MAKER, the other one a STOP_LOSS, or a STOP_LOSS_LIMIT when it has a price. */
export const newLegacyOco: Endpoint<"newLegacyOco"> = {
  ...routes.newLegacyOcoRoute,
  ...placement,
  summary: "New pair of a limit order and a stop loss (deprecated: use orderList/oco)",
  orderCount: 2,
  webSocketMethod: "orderList.place",
  parameters: [
    ...listParameters,
    sideOf("side"),
    quantityOf("quantity"),
    ...legParameters("limit", "the limit order").filter(({ name }) =>
      ["limitClientOrderId", "limitStrategyId", "limitStrategyType", "limitIcebergQty"].includes(name),
    ),
    {
      name: "price",
      type: "DECIMAL",
      decimals: "price",
      zero: "invalidPrice",
      required: true,
      description: "Of the limit order.",
    },
    ...legParameters("stop", "the stop loss").filter(({ name }) =>
      ["stopClientOrderId", "stopStrategyId", "stopStrategyType", "stopIcebergQty"].includes(name),
    ),
    {
      name: "stopPrice",
      type: "DECIMAL",
      decimals: "price",
      zero: "invalidPrice",
      required: true,
      description: "The last price that wakes the stop loss.",
    },
    { name: "trailingDelta", type: "LONG", description: "Distance of a trailing stop in 1/10000." },
    {
      name: "stopLimitPrice",
      type: "DECIMAL",
      decimals: "price",
      zero: "invalidPrice",
      description: "Makes the stop loss a limit order of this price.",
    },
    {
      name: "stopLimitTimeInForce",
      type: "ENUM",
      values: words.TIMES_IN_FORCE,
      error: "INVALID_TIF",
      description: "Of the stop loss with a price.",
    },
  ],
  rules: [{ rule: "together", names: ["stopLimitPrice", "stopLimitTimeInForce"] }],
  errors: LIST_ERRORS.filter(
    (name) =>
      !["INVALID_ORDER_TYPE", "PARAM_NOT_REQUIRED", "INVALID_PEG_PRICE_TYPE", "INVALID_PEG_OFFSET_TYPE"].includes(name),
  ),
};

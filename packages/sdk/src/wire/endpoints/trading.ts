import * as words from "../enums.js";
import type { Endpoint } from "../operation.js";
import { clientOrderId, orderId } from "../parameters.js";
import * as routes from "../routes.js";
import { listOf, ref } from "../schemas/record.js";
import { oneSymbol, orderErrors, orderParameters, orderRules } from "./order-parameters.js";

export const newOrder: Endpoint<"newOrder"> = {
  ...routes.newOrderRoute,
  tag: "trading",
  summary: "New order",
  freeOnSuccess: true,
  orderCount: 1,
  webSocketMethod: "order.place",
  parameters: orderParameters,
  rules: orderRules,
  response: { anyOf: [ref("OrderFull"), ref("OrderResult"), ref("OrderAck")] },
  errors: orderErrors,
};

export const testOrder: Endpoint<"testOrder"> = {
  ...routes.testOrderRoute,
  tag: "trading",
  summary: "Test a new order: everything but the engine",
  orderCount: 0,
  webSocketMethod: "order.test",
  parameters: [
    ...orderParameters,
    {
      name: "computeCommissionRates",
      type: "BOOLEAN",
      default: false,
      description: "Answer with the rates the order would pay.",
    },
  ],
  rules: orderRules,
  response: { anyOf: [ref("TestOrderCommission"), ref("Empty")] },
  errors: orderErrors,
};

export const cancelOrder: Endpoint<"cancelOrder"> = {
  ...routes.cancelOrderRoute,
  tag: "trading",
  summary: "Cancel an order",
  freeOnSuccess: true,
  orderCount: 0,
  webSocketMethod: "order.cancel",
  parameters: [
    oneSymbol,
    orderId,
    { ...clientOrderId, name: "origClientOrderId", description: "The client's id of the order." },
    { ...clientOrderId, name: "newClientOrderId", description: "The client's id of this cancel." },
    {
      name: "cancelRestrictions",
      type: "ENUM",
      values: words.CANCEL_RESTRICTIONS,
      error: "INVALID_CANCEL_RESTRICTIONS",
      description: "Cancel only an order in this state.",
    },
  ],
  rules: [{ rule: "oneOf", names: ["origClientOrderId", "orderId"] }],
  response: { anyOf: [ref("CanceledOrder"), ref("OrderListReport")] },
  errors: [
    "BAD_SYMBOL",
    "INVALID_CANCEL_RESTRICTIONS",
    "CANCEL_REJECTED",
    "CLIENT_ORDER_ID_INVALID",
    "TIMEOUT",
    "SERVER_BUSY",
  ],
};

export const cancelOpenOrders: Endpoint<"cancelOpenOrders"> = {
  ...routes.cancelOpenOrdersRoute,
  tag: "trading",
  summary: "Cancel all open orders on a symbol",
  freeOnSuccess: true,
  orderCount: 0,
  webSocketMethod: "openOrders.cancelAll",
  parameters: [oneSymbol],
  rules: [],
  response: listOf({ anyOf: [ref("CanceledOrder"), ref("OrderListReport")] }),
  errors: ["BAD_SYMBOL", "CANCEL_REJECTED", "TIMEOUT", "SERVER_BUSY"],
};

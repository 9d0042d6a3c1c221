import type { Endpoint } from "../operation.js";
import { clientOrderId, endTime, fromId, limit, omitZeroBalances, orderId, startTime, symbol } from "../parameters.js";
import * as routes from "../routes.js";
import { listOf, ref } from "../schemas/record.js";

const userData = { tag: "account", orderCount: 0, rules: [] } as const;
const oneSymbol = { ...symbol, required: true } as const;
const withinADay = { rule: "hours", from: "startTime", to: "endTime", hours: 24 } as const;

export const queryOrder: Endpoint<"queryOrder"> = {
  ...routes.queryOrderRoute,
  ...userData,
  summary: "Query an order",
  webSocketMethod: "order.status",
  parameters: [
    oneSymbol,
    orderId,
    { ...clientOrderId, name: "origClientOrderId", description: "The client's id of the order." },
  ],
  rules: [{ rule: "oneOf", names: ["origClientOrderId", "orderId"] }],
  response: ref("Order"),
  errors: ["BAD_SYMBOL", "NO_SUCH_ORDER", "CLIENT_ORDER_ID_INVALID", "ORDER_ARCHIVED"],
};

export const openOrders: Endpoint<"openOrders"> = {
  ...routes.openOrdersRoute,
  ...userData,
  summary: "Open orders of a symbol, or of all symbols",
  webSocketMethod: "openOrders.status",
  parameters: [symbol],
  response: listOf(ref("Order")),
  errors: ["BAD_SYMBOL"],
};

export const allOrders: Endpoint<"allOrders"> = {
  ...routes.allOrdersRoute,
  ...userData,
  summary: "All orders of a symbol, open and closed",
  webSocketMethod: "allOrders",
  parameters: [oneSymbol, { ...orderId, description: "The first order id to return." }, startTime, endTime, limit],
  rules: [withinADay],
  response: listOf(ref("Order")),
  errors: ["BAD_SYMBOL", "MORE_THAN_XX_HOURS"],
};

export const account: Endpoint<"account"> = {
  ...routes.accountRoute,
  ...userData,
  summary: "Account: permissions, commission rates, balances",
  webSocketMethod: "account.status",
  parameters: [omitZeroBalances],
  response: ref("Account"),
  errors: [],
};

export const accountCommission: Endpoint<"accountCommission"> = {
  ...routes.accountCommissionRoute,
  ...userData,
  summary: "Commission rates on a symbol",
  webSocketMethod: "account.commission",
  parameters: [oneSymbol],
  response: ref("AccountCommission"),
  errors: ["BAD_SYMBOL"],
};

export const myTrades: Endpoint<"myTrades"> = {
  ...routes.myTradesRoute,
  ...userData,
  summary: "Trades of the account on a symbol",
  webSocketMethod: "myTrades",
  parameters: [oneSymbol, orderId, startTime, endTime, fromId, limit],
  rules: [
    {
      rule: "sets",
      among: ["orderId", "startTime", "endTime", "fromId"],
      sets: [[], ["orderId"], ["startTime"], ["endTime"], ["fromId"], ["startTime", "endTime"], ["orderId", "fromId"]],
    },
    withinADay,
  ],
  response: listOf(ref("MyTrade")),
  errors: ["BAD_SYMBOL", "OPTIONAL_PARAMS_BAD_COMBO", "MORE_THAN_XX_HOURS"],
};

export const rateLimitOrder: Endpoint<"rateLimitOrder"> = {
  ...routes.rateLimitOrderRoute,
  ...userData,
  summary: "Use of the order limits",
  webSocketMethod: "account.rateLimits.orders",
  parameters: [],
  response: listOf(ref("RateLimitUsage")),
  errors: [],
};

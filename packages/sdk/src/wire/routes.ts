import type { Route } from "./operation.js";

/*
 * Method, path, weight and security of each endpoint, apart from the rest of its entry, so that a client carries only
 * the rows of the calls it makes. No spreads here: bundlers keep an unused object that has one.
 */

export const pingRoute = {
  id: "ping",
  method: "GET",
  path: "/api/v3/ping",
  security: "NONE",
  signed: false,
  weight: { kind: "fixed", weight: 1 },
} as const satisfies Route;

export const timeRoute = {
  id: "time",
  method: "GET",
  path: "/api/v3/time",
  security: "NONE",
  signed: false,
  weight: { kind: "fixed", weight: 1 },
} as const satisfies Route;

export const exchangeInfoRoute = {
  id: "exchangeInfo",
  method: "GET",
  path: "/api/v3/exchangeInfo",
  security: "NONE",
  signed: false,
  weight: { kind: "fixed", weight: 20 },
} as const satisfies Route;

export const depthRoute = {
  id: "depth",
  method: "GET",
  path: "/api/v3/depth",
  security: "NONE",
  signed: false,
  weight: {
    kind: "steps",
    parameter: "limit",
    steps: [
      { atMost: 100, weight: 5 },
      { atMost: 500, weight: 25 },
      { atMost: 1000, weight: 50 },
      { atMost: 5000, weight: 250 },
    ],
  },
} as const satisfies Route;

export const tradesRoute = {
  id: "trades",
  method: "GET",
  path: "/api/v3/trades",
  security: "NONE",
  signed: false,
  weight: { kind: "fixed", weight: 25 },
} as const satisfies Route;

export const historicalTradesRoute = {
  id: "historicalTrades",
  method: "GET",
  path: "/api/v3/historicalTrades",
  security: "NONE",
  signed: false,
  weight: { kind: "fixed", weight: 25 },
} as const satisfies Route;

export const aggTradesRoute = {
  id: "aggTrades",
  method: "GET",
  path: "/api/v3/aggTrades",
  security: "NONE",
  signed: false,
  weight: { kind: "fixed", weight: 4 },
} as const satisfies Route;

export const klinesRoute = {
  id: "klines",
  method: "GET",
  path: "/api/v3/klines",
  security: "NONE",
  signed: false,
  weight: { kind: "fixed", weight: 2 },
} as const satisfies Route;

export const avgPriceRoute = {
  id: "avgPrice",
  method: "GET",
  path: "/api/v3/avgPrice",
  security: "NONE",
  signed: false,
  weight: { kind: "fixed", weight: 2 },
} as const satisfies Route;

export const ticker24hrRoute = {
  id: "ticker24hr",
  method: "GET",
  path: "/api/v3/ticker/24hr",
  security: "NONE",
  signed: false,
  weight: {
    kind: "symbols",
    steps: [
      { atMost: 20, weight: 2 },
      { atMost: 100, weight: 40 },
      { atMost: 10000, weight: 80 },
    ],
    all: 80,
  },
} as const satisfies Route;

export const tickerPriceRoute = {
  id: "tickerPrice",
  method: "GET",
  path: "/api/v3/ticker/price",
  security: "NONE",
  signed: false,
  weight: {
    kind: "symbols",
    steps: [
      { atMost: 1, weight: 2 },
      { atMost: 10000, weight: 4 },
    ],
    all: 4,
  },
} as const satisfies Route;

export const tickerBookTickerRoute = {
  id: "tickerBookTicker",
  method: "GET",
  path: "/api/v3/ticker/bookTicker",
  security: "NONE",
  signed: false,
  weight: {
    kind: "symbols",
    steps: [
      { atMost: 1, weight: 2 },
      { atMost: 10000, weight: 4 },
    ],
    all: 4,
  },
} as const satisfies Route;

export const newOrderRoute = {
  id: "newOrder",
  method: "POST",
  path: "/api/v3/order",
  security: "TRADE",
  signed: true,
  weight: { kind: "fixed", weight: 1 },
} as const satisfies Route;

export const testOrderRoute = {
  id: "testOrder",
  method: "POST",
  path: "/api/v3/order/test",
  security: "TRADE",
  signed: true,
  weight: { kind: "sent", parameter: "computeCommissionRates", sent: 20, otherwise: 1 },
} as const satisfies Route;

export const cancelOrderRoute = {
  id: "cancelOrder",
  method: "DELETE",
  path: "/api/v3/order",
  security: "TRADE",
  signed: true,
  weight: { kind: "fixed", weight: 1 },
} as const satisfies Route;

export const cancelOpenOrdersRoute = {
  id: "cancelOpenOrders",
  method: "DELETE",
  path: "/api/v3/openOrders",
  security: "TRADE",
  signed: true,
  weight: { kind: "fixed", weight: 1 },
} as const satisfies Route;

export const cancelReplaceOrderRoute = {
  id: "cancelReplaceOrder",
  method: "POST",
  path: "/api/v3/order/cancelReplace",
  security: "TRADE",
  signed: true,
  weight: { kind: "fixed", weight: 1 },
} as const satisfies Route;

export const amendOrderRoute = {
  id: "amendOrder",
  method: "PUT",
  path: "/api/v3/order/amend/keepPriority",
  security: "TRADE",
  signed: true,
  weight: { kind: "fixed", weight: 4 },
} as const satisfies Route;

export const newLegacyOcoRoute = {
  id: "newLegacyOco",
  method: "POST",
  path: "/api/v3/order/oco",
  security: "TRADE",
  signed: true,
  weight: { kind: "fixed", weight: 1 },
} as const satisfies Route;

export const newOcoOrderListRoute = {
  id: "newOcoOrderList",
  method: "POST",
  path: "/api/v3/orderList/oco",
  security: "TRADE",
  signed: true,
  weight: { kind: "fixed", weight: 1 },
} as const satisfies Route;

export const newOtoOrderListRoute = {
  id: "newOtoOrderList",
  method: "POST",
  path: "/api/v3/orderList/oto",
  security: "TRADE",
  signed: true,
  weight: { kind: "fixed", weight: 1 },
} as const satisfies Route;

export const newOtocoOrderListRoute = {
  id: "newOtocoOrderList",
  method: "POST",
  path: "/api/v3/orderList/otoco",
  security: "TRADE",
  signed: true,
  weight: { kind: "fixed", weight: 1 },
} as const satisfies Route;

export const cancelOrderListRoute = {
  id: "cancelOrderList",
  method: "DELETE",
  path: "/api/v3/orderList",
  security: "TRADE",
  signed: true,
  weight: { kind: "fixed", weight: 1 },
} as const satisfies Route;

export const queryOrderRoute = {
  id: "queryOrder",
  method: "GET",
  path: "/api/v3/order",
  security: "USER_DATA",
  signed: true,
  weight: { kind: "fixed", weight: 4 },
} as const satisfies Route;

export const openOrdersRoute = {
  id: "openOrders",
  method: "GET",
  path: "/api/v3/openOrders",
  security: "USER_DATA",
  signed: true,
  weight: { kind: "sent", parameter: "symbol", sent: 6, otherwise: 80 },
} as const satisfies Route;

export const allOrdersRoute = {
  id: "allOrders",
  method: "GET",
  path: "/api/v3/allOrders",
  security: "USER_DATA",
  signed: true,
  weight: { kind: "fixed", weight: 20 },
} as const satisfies Route;

export const accountRoute = {
  id: "account",
  method: "GET",
  path: "/api/v3/account",
  security: "USER_DATA",
  signed: true,
  weight: { kind: "fixed", weight: 20 },
} as const satisfies Route;

export const accountCommissionRoute = {
  id: "accountCommission",
  method: "GET",
  path: "/api/v3/account/commission",
  security: "USER_DATA",
  signed: true,
  weight: { kind: "fixed", weight: 20 },
} as const satisfies Route;

export const myTradesRoute = {
  id: "myTrades",
  method: "GET",
  path: "/api/v3/myTrades",
  security: "USER_DATA",
  signed: true,
  weight: { kind: "sent", parameter: "orderId", sent: 5, otherwise: 20 },
} as const satisfies Route;

export const rateLimitOrderRoute = {
  id: "rateLimitOrder",
  method: "GET",
  path: "/api/v3/rateLimit/order",
  security: "USER_DATA",
  signed: true,
  weight: { kind: "fixed", weight: 40 },
} as const satisfies Route;

export const startUserDataStreamRoute = {
  id: "startUserDataStream",
  method: "POST",
  path: "/api/v3/userDataStream",
  security: "USER_STREAM",
  signed: false,
  weight: { kind: "fixed", weight: 2 },
} as const satisfies Route;

export const keepAliveUserDataStreamRoute = {
  id: "keepAliveUserDataStream",
  method: "PUT",
  path: "/api/v3/userDataStream",
  security: "USER_STREAM",
  signed: false,
  weight: { kind: "fixed", weight: 2 },
} as const satisfies Route;

export const closeUserDataStreamRoute = {
  id: "closeUserDataStream",
  method: "DELETE",
  path: "/api/v3/userDataStream",
  security: "USER_STREAM",
  signed: false,
  weight: { kind: "fixed", weight: 2 },
} as const satisfies Route;

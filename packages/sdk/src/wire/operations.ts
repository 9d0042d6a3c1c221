import {
  account,
  accountCommission,
  allOrders,
  myTrades,
  openOrders,
  queryOrder,
  rateLimitOrder,
} from "./endpoints/account.js";
import { amendOrder, cancelReplaceOrder } from "./endpoints/changing-orders.js";
import { exchangeInfo, ping, time } from "./endpoints/general.js";
import { aggTrades, avgPrice, depth, historicalTrades, klines, trades } from "./endpoints/market-data.js";
import {
  cancelOrderList,
  newLegacyOco,
  newOcoOrderList,
  newOtocoOrderList,
  newOtoOrderList,
} from "./endpoints/order-lists.js";
import { sessionLogon, sessionLogout, sessionStatus } from "./endpoints/session.js";
import { ticker24hr, tickerBookTicker, tickerPrice } from "./endpoints/tickers.js";
import { cancelOpenOrders, cancelOrder, newOrder, testOrder } from "./endpoints/trading.js";
import {
  closeUserDataStream,
  keepAliveUserDataStream,
  sessionSubscriptions,
  startUserDataStream,
  subscribe,
  subscribeSignature,
  unsubscribe,
} from "./endpoints/user-data-stream.js";
import type { Endpoint, Operation } from "./operation.js";

/** Every REST endpoint by id. Adding one: a row in routes.ts, its entry in endpoints/, `npm run generate --workspace @pricetime/sdk`. */
export const ENDPOINTS = {
  ping,
  time,
  exchangeInfo,
  depth,
  trades,
  historicalTrades,
  aggTrades,
  klines,
  avgPrice,
  ticker24hr,
  tickerPrice,
  tickerBookTicker,
  newOrder,
  testOrder,
  cancelOrder,
  cancelOpenOrders,
  cancelReplaceOrder,
  amendOrder,
  newLegacyOco,
  newOcoOrderList,
  newOtoOrderList,
  newOtocoOrderList,
  cancelOrderList,
  queryOrder,
  openOrders,
  allOrders,
  account,
  accountCommission,
  myTrades,
  rateLimitOrder,
  startUserDataStream,
  keepAliveUserDataStream,
  closeUserDataStream,
} as const;

export type EndpointId = keyof typeof ENDPOINTS;

/** Calls that exist only on the WebSocket API. */
export const WEBSOCKET_OPERATIONS = {
  sessionLogon,
  sessionStatus,
  sessionLogout,
  sessionSubscriptions,
  subscribe,
  subscribeSignature,
  unsubscribe,
} as const;

export const endpointList: readonly Endpoint[] = Object.values(ENDPOINTS);

/** Every call of the WebSocket API by its method name, e.g. `order.place`. */
export const webSocketMethods: ReadonlyMap<string, Operation> = new Map(
  [...endpointList, ...Object.values(WEBSOCKET_OPERATIONS)].flatMap((operation): [string, Operation][] =>
    operation.webSocketMethod === null ? [] : [[operation.webSocketMethod, operation]],
  ),
);

import type { EndpointId, Operation, ParametersOf } from "@pricetime/sdk/wire";
import { apiError } from "./api-error.js";
import { account, accountCommission, rateLimitOrder } from "./handlers/account.js";
import { amendOrder, cancelReplaceOrder } from "./handlers/changing-orders.js";
import { exchangeInfo } from "./handlers/exchange-info.js";
import { ping, time } from "./handlers/general.js";
import { klines } from "./handlers/klines.js";
import { closeUserDataStream, keepAliveUserDataStream, startUserDataStream } from "./handlers/listen-keys.js";
import { aggTrades, avgPrice, depth, historicalTrades, trades } from "./handlers/market-data.js";
import {
  cancelOrderList,
  newLegacyOco,
  newOcoOrderList,
  newOtocoOrderList,
  newOtoOrderList,
} from "./handlers/order-lists.js";
import { allOrders, myTrades, openOrders, queryOrder } from "./handlers/orders.js";
import { ticker24hr, tickerBookTicker, tickerPrice } from "./handlers/tickers.js";
import { cancelOpenOrders, cancelOrder, newOrder, testOrder } from "./handlers/trading.js";
import type { RequestContext } from "./request-context.js";

type HandlerOf<Id extends string> = (context: RequestContext, values: ParametersOf<Id>) => Promise<unknown>;

/** Does what one operation asks; its values are what `parseParameters` read for it. */
export type Handler = (context: RequestContext, values: never) => Promise<unknown>;

/** One handler for each endpoint of the contract: a missing one does not compile. */
const HANDLERS: { readonly [Id in EndpointId]: HandlerOf<Id> } = {
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
};

const byId = new Map(Object.entries(HANDLERS));

export function handlerOf({ id }: Operation): Handler {
  const handler = byId.get(id);
  if (handler === undefined) throw apiError("UNSUPPORTED_OPERATION");
  return handler as Handler;
}

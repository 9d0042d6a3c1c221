import type { EndpointId, Operation, ParametersOf } from "@pricetime/sdk/wire";
import { apiError } from "./api-error.js";
import { account, accountCommission, rateLimitOrder } from "./handlers/account.js";
import { exchangeInfo } from "./handlers/exchange-info.js";
import { ping, time } from "./handlers/general.js";
import { klines } from "./handlers/klines.js";
import { closeUserDataStream, keepAliveUserDataStream, startUserDataStream } from "./handlers/listen-keys.js";
import { aggTrades, avgPrice, depth, historicalTrades, trades } from "./handlers/market-data.js";
import { allOrders, myTrades, openOrders, queryOrder } from "./handlers/orders.js";
import { ticker24hr, tickerBookTicker, tickerPrice } from "./handlers/tickers.js";
import { cancelOpenOrders, cancelOrder, newOrder, testOrder } from "./handlers/trading.js";
import type { RequestContext } from "./request-context.js";

type Handler<Id extends string> = (context: RequestContext, values: ParametersOf<Id>) => Promise<unknown>;

/** One handler for each endpoint of the contract: a missing one does not compile. */
const HANDLERS: { readonly [Id in EndpointId]: Handler<Id> } = {
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

/** The handler of an operation; its values are what `parseParameters` read for it. */
export function handlerOf({ id }: Operation): (context: RequestContext, values: never) => Promise<unknown> {
  const handler = byId.get(id);
  if (handler === undefined) throw apiError("UNSUPPORTED_OPERATION");
  return handler as (context: RequestContext, values: never) => Promise<unknown>;
}

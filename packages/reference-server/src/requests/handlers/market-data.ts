import type { ListRange } from "@pricetime/adapters";
import type {
  AggTradesResponse,
  AvgPriceResponse,
  DepthResponse,
  HistoricalTradesResponse,
  TradesResponse,
} from "@pricetime/sdk";
import type { ParametersOf } from "@pricetime/sdk/wire";
import * as view from "../../mapping/market-data-view.js";
import { findMarket, findMarketOfStatus } from "../find-market.js";
import { waitForHistory } from "../history-wait.js";
import { marketTimeMs } from "../market-time.js";
import type { RequestContext } from "../request-context.js";

export async function depth(
  { exchange }: RequestContext,
  { symbol, limit, symbolStatus }: ParametersOf<"depth">,
): Promise<DepthResponse> {
  const market = findMarketOfStatus(exchange.markets, symbol, symbolStatus);
  const { updateId, bids, asks } = await exchange.hotState.depth(market.definition.symbolId, limit);
  return {
    lastUpdateId: updateId,
    bids: bids.map((level) => view.depthLevel(market, level)),
    asks: asks.map((level) => view.depthLevel(market, level)),
  };
}

export async function trades(
  context: RequestContext,
  { symbol, limit }: ParametersOf<"trades">,
): Promise<TradesResponse> {
  const market = findMarket(context.exchange.markets, symbol);
  const recent = await context.exchange.hotState.trades(market.definition.symbolId, limit);
  return recent.map((trade) => view.publicTrade(market, trade));
}

export async function historicalTrades(
  context: RequestContext,
  { symbol, limit, fromId }: ParametersOf<"historicalTrades">,
): Promise<HistoricalTradesResponse> {
  if (fromId === undefined) return trades(context, { symbol, limit });
  const market = findMarket(context.exchange.markets, symbol);
  const { symbolId } = market.definition;
  const recent = await context.exchange.hotState.trades(symbolId);
  const [oldest] = recent;
  if (oldest !== undefined && oldest.tradeId <= fromId) {
    const later = recent.filter(({ tradeId }) => tradeId >= fromId).slice(0, limit);
    return later.map((trade) => view.publicTrade(market, trade));
  }
  await waitForHistory(context);
  const older = await context.exchange.history.trades(symbolId, { fromId, limit });
  return older.map((trade) => view.publicTrade(market, trade));
}

export async function aggTrades(
  context: RequestContext,
  { symbol, fromId, startTime, endTime, limit }: ParametersOf<"aggTrades">,
): Promise<AggTradesResponse> {
  const market = findMarket(context.exchange.markets, symbol);
  const { symbolId } = market.definition;
  if (fromId === undefined && startTime === undefined && endTime === undefined) {
    const recent = await context.exchange.hotState.aggTrades(symbolId, limit);
    return recent.map((trade) => view.aggTrade(market, trade));
  }
  await waitForHistory(context);
  const range: ListRange = { fromId, startTimeMs: startTime, endTimeMs: endTime, limit };
  const older = await context.exchange.history.aggTrades(symbolId, range);
  return older.map((trade) => view.aggTrade(market, trade));
}

export async function avgPrice(
  context: RequestContext,
  { symbol }: ParametersOf<"avgPrice">,
): Promise<AvgPriceResponse> {
  const { exchange } = context;
  const market = findMarket(exchange.markets, symbol);
  const { symbolId } = market.definition;
  const average = await exchange.hotState.avgPrice(symbolId, await marketTimeMs(context));
  return view.avgPrice(average ?? { symbolId, minutes: 5, price: 0n, closeTimeMs: 0 });
}

import type { Trade } from "@pricetime/engine";
import {
  type AggTrade,
  AVG_PRICE_MINUTES,
  type AvgPrice,
  type BookTicker,
  type DepthDiff,
  type DepthSnapshot,
  type Kline,
  type Ticker24hr,
} from "@pricetime/engine/projections";
import type * as wire from "@pricetime/sdk";
import type { Market } from "../markets.js";
import { notionalText, priceText, quantityText } from "./decimal-text.js";
import { aggTrade, averageText, depthLevel, percentText } from "./market-data-view.js";

// Payloads of the market streams. `eventMs` is when the message is made.

/** @param timeMs journal time of the trade */
export const tradeEvent = (market: Market, trade: Trade, timeMs: number, eventMs: number): wire.TradeEvent => ({
  e: "trade",
  E: eventMs,
  s: market.definition.symbol,
  t: trade.tradeId,
  p: priceText(market, trade.price),
  q: quantityText(market, trade.quantity),
  T: timeMs,
  m: trade.isBuyerMaker,
  M: true,
});

export const aggTradeEvent = (market: Market, trade: AggTrade, eventMs: number): wire.AggTradeEvent => ({
  e: "aggTrade",
  E: eventMs,
  s: market.definition.symbol,
  ...aggTrade(market, trade),
});

export const avgPriceEvent = (market: Market, average: AvgPrice, eventMs: number): wire.AvgPriceEvent => ({
  e: "avgPrice",
  E: eventMs,
  s: market.definition.symbol,
  i: `${AVG_PRICE_MINUTES}m`,
  w: averageText(average.price),
  T: average.closeTimeMs,
});

export const klineEvent = (market: Market, candle: Kline, isClosed: boolean, eventMs: number): wire.KlineEvent => ({
  e: "kline",
  E: eventMs,
  s: market.definition.symbol,
  k: {
    t: candle.openTimeMs,
    T: candle.closeTimeMs,
    s: market.definition.symbol,
    i: candle.interval,
    f: candle.firstTradeId,
    L: candle.lastTradeId,
    o: priceText(market, candle.open),
    c: priceText(market, candle.close),
    h: priceText(market, candle.high),
    l: priceText(market, candle.low),
    v: quantityText(market, candle.volume),
    n: candle.tradeCount,
    x: isClosed,
    q: notionalText(market, candle.quoteVolume),
    V: quantityText(market, candle.takerBuyVolume),
    Q: notionalText(market, candle.takerBuyQuoteVolume),
    B: "0",
  },
});

const day = (market: Market, ticker: Ticker24hr) => ({
  c: priceText(market, ticker.lastPrice),
  o: priceText(market, ticker.openPrice),
  h: priceText(market, ticker.highPrice),
  l: priceText(market, ticker.lowPrice),
  v: quantityText(market, ticker.volume),
  q: notionalText(market, ticker.quoteVolume),
});

export const miniTickerEvent = (market: Market, ticker: Ticker24hr, eventMs: number): wire.MiniTickerEvent => ({
  e: "24hrMiniTicker",
  E: eventMs,
  s: market.definition.symbol,
  ...day(market, ticker),
});

export const tickerEvent = (
  market: Market,
  ticker: Ticker24hr,
  book: BookTicker,
  eventMs: number,
): wire.TickerEvent => ({
  e: "24hrTicker",
  E: eventMs,
  s: market.definition.symbol,
  p: priceText(market, ticker.priceChange),
  P: percentText(ticker.priceChangePercent),
  w: averageText(ticker.weightedAveragePrice),
  x: priceText(market, ticker.previousClosePrice),
  ...day(market, ticker),
  Q: quantityText(market, ticker.lastQuantity),
  b: priceText(market, book.bidPrice),
  B: quantityText(market, book.bidQuantity),
  a: priceText(market, book.askPrice),
  A: quantityText(market, book.askQuantity),
  O: ticker.openTimeMs,
  C: ticker.closeTimeMs,
  F: ticker.firstTradeId,
  L: ticker.lastTradeId,
  n: ticker.tradeCount,
});

export const bookTickerEvent = (market: Market, book: BookTicker): wire.BookTickerEvent => ({
  u: book.updateId,
  s: market.definition.symbol,
  b: priceText(market, book.bidPrice),
  B: quantityText(market, book.bidQuantity),
  a: priceText(market, book.askPrice),
  A: quantityText(market, book.askQuantity),
});

export const depthUpdateEvent = (market: Market, diff: DepthDiff, eventMs: number): wire.DepthUpdateEvent => ({
  e: "depthUpdate",
  E: eventMs,
  s: market.definition.symbol,
  U: diff.firstUpdateId,
  u: diff.updateId,
  b: diff.bids.map((level) => depthLevel(market, level)),
  a: diff.asks.map((level) => depthLevel(market, level)),
});

export const partialDepth = (market: Market, { updateId, bids, asks }: DepthSnapshot): wire.Depth => ({
  lastUpdateId: updateId,
  bids: bids.map((level) => depthLevel(market, level)),
  asks: asks.map((level) => depthLevel(market, level)),
});

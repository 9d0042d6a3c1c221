import { formatDecimal } from "@pricetime/engine";
import type {
  AggTrade,
  AvgPrice,
  BookTicker,
  DepthLevel,
  Kline,
  PublicTrade,
  Ticker24hr,
} from "@pricetime/engine/projections";
import type * as wire from "@pricetime/sdk";
import { MINIMUM_PRINTED_DECIMALS, PERCENT_DECIMALS } from "@pricetime/sdk/wire";
import type { Market } from "../markets.js";
import { notionalText, priceText, quantityText } from "./decimal-text.js";

export const depthLevel = (market: Market, [price, quantity]: DepthLevel): wire.DepthLevel => [
  priceText(market, price),
  quantityText(market, quantity),
];

export const publicTrade = (market: Market, trade: PublicTrade): wire.PublicTrade => ({
  id: trade.tradeId,
  price: priceText(market, trade.price),
  qty: quantityText(market, trade.quantity),
  quoteQty: notionalText(market, trade.quoteQuantity),
  time: trade.timeMs,
  isBuyerMaker: trade.isBuyerMaker,
  isBestMatch: true,
});

export const aggTrade = (market: Market, trade: AggTrade): wire.AggTrade => ({
  a: trade.aggTradeId,
  p: priceText(market, trade.price),
  q: quantityText(market, trade.quantity),
  f: trade.firstTradeId,
  l: trade.lastTradeId,
  T: trade.timeMs,
  m: trade.isBuyerMaker,
  M: true,
});

export const kline = (market: Market, candle: Kline): wire.Kline => [
  candle.openTimeMs,
  priceText(market, candle.open),
  priceText(market, candle.high),
  priceText(market, candle.low),
  priceText(market, candle.close),
  quantityText(market, candle.volume),
  candle.closeTimeMs,
  notionalText(market, candle.quoteVolume),
  candle.tradeCount,
  quantityText(market, candle.takerBuyVolume),
  notionalText(market, candle.takerBuyQuoteVolume),
  "0",
];

/** Averages come as counts of 10⁻⁸ of the quote asset. */
export const averageText = (average: bigint): string => formatDecimal(average, MINIMUM_PRINTED_DECIMALS);

export const avgPrice = (average: AvgPrice): wire.AvgPrice => ({
  mins: average.minutes,
  price: averageText(average.price),
  closeTime: average.closeTimeMs,
});

export const bookTicker = (market: Market, book: BookTicker): wire.BookTicker => ({
  symbol: market.definition.symbol,
  bidPrice: priceText(market, book.bidPrice),
  bidQty: quantityText(market, book.bidQuantity),
  askPrice: priceText(market, book.askPrice),
  askQty: quantityText(market, book.askQuantity),
});

/** The 24 h ticker of type MINI. */
export const miniTicker = (market: Market, ticker: Ticker24hr): wire.Ticker24hrMini => ({
  symbol: market.definition.symbol,
  openPrice: priceText(market, ticker.openPrice),
  highPrice: priceText(market, ticker.highPrice),
  lowPrice: priceText(market, ticker.lowPrice),
  lastPrice: priceText(market, ticker.lastPrice),
  volume: quantityText(market, ticker.volume),
  quoteVolume: notionalText(market, ticker.quoteVolume),
  openTime: ticker.openTimeMs,
  closeTime: ticker.closeTimeMs,
  firstId: ticker.firstTradeId,
  lastId: ticker.lastTradeId,
  count: ticker.tradeCount,
});

/** Thousandths of a percent, as a percentage. */
export const percentText = (thousandths: bigint): string => formatDecimal(thousandths, PERCENT_DECIMALS);

/** The 24 h ticker of type FULL. */
export const fullTicker = (market: Market, ticker: Ticker24hr, book: BookTicker): wire.Ticker24hrFull => ({
  ...miniTicker(market, ticker),
  priceChange: priceText(market, ticker.priceChange),
  priceChangePercent: percentText(ticker.priceChangePercent),
  weightedAvgPrice: averageText(ticker.weightedAveragePrice),
  prevClosePrice: priceText(market, ticker.previousClosePrice),
  lastQty: quantityText(market, ticker.lastQuantity),
  bidPrice: priceText(market, book.bidPrice),
  bidQty: quantityText(market, book.bidQuantity),
  askPrice: priceText(market, book.askPrice),
  askQty: quantityText(market, book.askQuantity),
});

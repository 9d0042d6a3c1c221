export type { AccountBalance, AccountRecord } from "./account.js";
export { type AggTrade, RECENT_AGG_TRADES } from "./agg-trades.js";
export { AVERAGE_DECIMALS, averagePrice, PERCENT_DECIMALS, percentChange } from "./averages.js";
export { AVG_PRICE_MINUTES, type AvgPrice, type AvgPriceSource, avgPrice } from "./avg-price.js";
export type { BookTicker } from "./book-ticker.js";
export type { DepthDiff, DepthLevel, DepthLevels, DepthSnapshot, DepthVersion } from "./depth-version.js";
export type { ExchangeInfoData } from "./exchange-info.js";
export {
  applyHistory,
  decodeHistory,
  encodeHistory,
  type HistoryBatch,
  type HistoryData,
  type HistoryState,
  initialHistory,
  resumeHistory,
} from "./history-batch.js";
export { fillGaps, type Kline } from "./kline.js";
export {
  firstKlineOpenTimeMs,
  isKlineInterval,
  KLINE_INTERVALS,
  type KlineInterval,
  klineNextOpenTimeMs,
  klineOpenTimeBackMs,
  klineOpenTimeMs,
} from "./kline-interval.js";
export { RECENT_KLINES, RECENT_MINUTE_KLINES } from "./klines.js";
export { LEDGER_CAUSES, type LedgerCause, type LedgerLine } from "./ledger-lines.js";
export { createLiveState, decodeLiveState, type LiveChanges, type LiveState } from "./live-state.js";
export { LIVE_STATE_VERSION, type LiveStateData, LiveStateUnreadable } from "./live-state-data.js";
export type { MyTrade } from "./my-trades.js";
export { RECENTLY_CLOSED_ORDERS } from "./open-orders.js";
export { isOpen, isOrderEvent, type OrderRecord } from "./order-record.js";
export { type Ticker24hr, type TickerSource, ticker24hr } from "./ticker-24hr.js";
export { type PublicTrade, RECENT_TRADES } from "./trades.js";

import { type Price, type Quantity, toPrice, toQuantity } from "../money/units.js";
import { averagePrice, percentChange } from "./averages.js";
import type { Kline } from "./kline.js";
import type { PublicTrade } from "./trades.js";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** Statistics of the last 24 hours. Without trades in them, prices and sums are 0 and the trade ids −1. */
export interface Ticker24hr {
  readonly symbolId: number;
  /** The start of a minute, so the window is 24 h and up to 59,999 ms. */
  readonly openTimeMs: number;
  readonly closeTimeMs: number;
  readonly openPrice: Price;
  readonly highPrice: Price;
  readonly lowPrice: Price;
  readonly lastPrice: Price;
  readonly lastQuantity: Quantity;
  /** Of the last trade before the window; 0 for none. */
  readonly previousClosePrice: Price;
  readonly volume: bigint;
  readonly quoteVolume: bigint;
  /** Last − open, signed, in price units. */
  readonly priceChange: number;
  /** Signed, in thousandths of a percent, rounded towards zero. */
  readonly priceChangePercent: bigint;
  /** In 10^−8 of the quote asset, rounded down. */
  readonly weightedAveragePrice: bigint;
  readonly firstTradeId: number;
  readonly lastTradeId: number;
  readonly tradeCount: number;
}

/** What the ticker of one symbol is read from. */
export interface TickerSource {
  readonly symbolId: number;
  readonly priceDecimals: number;
  /** One-minute candles, ascending, the open one last. */
  readonly minutes: readonly Kline[];
  readonly lastTrade: PublicTrade | undefined;
}

/**
 * Reads the window that ends at `atMs` from the symbol's one-minute candles; whole minutes enter and leave it.
 *
 * @param atMs not before the last trade
 */
export function ticker24hr({ symbolId, priceDecimals, minutes, lastTrade }: TickerSource, atMs: number): Ticker24hr {
  const openTimeMs = Math.max(0, atMs - DAY - ((atMs - DAY) % MINUTE));
  const before = minutes.findLast((minute) => minute.openTimeMs < openTimeMs);
  const within = minutes.filter((minute) => minute.openTimeMs >= openTimeMs);
  const [first, last] = [within[0], within.at(-1)];
  const openPrice = toPrice(first?.open ?? 0);
  const lastPrice = toPrice(last?.close ?? 0);
  let [volume, quoteVolume, tradeCount] = [0n, 0n, 0];
  let [high, low] = [first?.high ?? 0, first?.low ?? 0];
  for (const minute of within) {
    volume += minute.volume;
    quoteVolume += minute.quoteVolume;
    tradeCount += minute.tradeCount;
    high = Math.max(high, minute.high);
    low = Math.min(low, minute.low);
  }
  return {
    symbolId,
    openTimeMs,
    closeTimeMs: atMs,
    openPrice,
    highPrice: toPrice(high),
    lowPrice: toPrice(low),
    lastPrice,
    lastQuantity: toQuantity(last === undefined ? 0 : (lastTrade?.quantity ?? 0)),
    previousClosePrice: toPrice(before?.close ?? 0),
    volume,
    quoteVolume,
    priceChange: lastPrice - openPrice,
    priceChangePercent: percentChange(openPrice, lastPrice),
    weightedAveragePrice: averagePrice(quoteVolume, volume, priceDecimals),
    firstTradeId: first?.firstTradeId ?? -1,
    lastTradeId: last?.lastTradeId ?? -1,
    tradeCount,
  };
}

import { averagePrice } from "./averages.js";
import type { Kline } from "./kline.js";
import type { PublicTrade } from "./trades.js";

export const AVG_PRICE_MINUTES = 5;
const WINDOW = AVG_PRICE_MINUTES * 60_000;

/** The average price of the last minutes, weighted by quantity. */
export interface AvgPrice {
  readonly symbolId: number;
  readonly minutes: number;
  /** In 10^−8 of the quote asset, rounded down. */
  readonly price: bigint;
  /** Time of the last trade. */
  readonly closeTimeMs: number;
}

/** What the average price of one symbol is read from. */
export interface AvgPriceSource {
  readonly symbolId: number;
  readonly priceDecimals: number;
  /** One-second candles, ascending, the open one last. */
  readonly seconds: readonly Kline[];
  readonly lastTrade: PublicTrade | undefined;
}

/**
 * Reads the window that ends at `atMs` from the symbol's one-second candles; whole seconds enter and leave it. Without a trade in
 * the window it is the last trade's price.
 *
 * @returns undefined when nothing ever traded
 */
export function avgPrice(source: AvgPriceSource, atMs: number): AvgPrice | undefined {
  const { symbolId, priceDecimals, seconds, lastTrade } = source;
  if (lastTrade === undefined) return undefined;
  let [volume, quoteVolume] = [0n, 0n];
  for (let index = seconds.length - 1; index >= 0; index -= 1) {
    const second = seconds[index];
    if (second === undefined || second.closeTimeMs < atMs - WINDOW) break;
    volume += second.volume;
    quoteVolume += second.quoteVolume;
  }
  const lastPrice = BigInt(lastTrade.price);
  // Without volume the same quotient, of the last trade's price as if one unit had been traded.
  const price =
    volume === 0n ? averagePrice(lastPrice, 1n, priceDecimals) : averagePrice(quoteVolume, volume, priceDecimals);
  return { symbolId, minutes: AVG_PRICE_MINUTES, price, closeTimeMs: lastTrade.timeMs };
}

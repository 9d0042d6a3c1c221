import type { Price } from "../money/units.js";
import { firstKlineOpenTimeMs, type KlineInterval, klineNextOpenTimeMs } from "./kline-interval.js";

/** One candle. */
export interface Kline {
  readonly symbolId: number;
  readonly interval: KlineInterval;
  readonly openTimeMs: number;
  /** Its last millisecond. */
  readonly closeTimeMs: number;
  readonly open: Price;
  readonly high: Price;
  readonly low: Price;
  readonly close: Price;
  /** Σ quantity, in the symbol's quantity unit. */
  readonly volume: bigint;
  /** Σ price × quantity, in the symbol's notional unit. */
  readonly quoteVolume: bigint;
  readonly tradeCount: number;
  /** The part of `volume` whose taker was the buyer. */
  readonly takerBuyVolume: bigint;
  readonly takerBuyQuoteVolume: bigint;
  /** −1 without trades, as is `lastTradeId`. */
  readonly firstTradeId: number;
  readonly lastTradeId: number;
}

/**
 * Candles exist only where trades were; this puts the missing ones between them and after them: each repeats the close before
 * it, with no volume.
 *
 * @param klines of one symbol and interval, ascending; one before `fromMs` lets the very first candles be filled too
 * @param fromMs earliest open time returned; with `untilMs` it bounds the work
 * @param untilMs latest open time returned
 */
export function fillGaps(klines: readonly Kline[], fromMs: number, untilMs: number): Kline[] {
  const filled: Kline[] = [];
  for (const [index, kline] of klines.entries()) {
    if (kline.openTimeMs >= fromMs && kline.openTimeMs <= untilMs) filled.push(kline);
    const next = klines[index + 1];
    const endMs = Math.min(next?.openTimeMs ?? Number.POSITIVE_INFINITY, untilMs + 1);
    let openTimeMs = Math.max(kline.closeTimeMs + 1, firstKlineOpenTimeMs(kline.interval, fromMs));
    while (openTimeMs < endMs) {
      const gap = emptyKline(kline, openTimeMs);
      filled.push(gap);
      openTimeMs = gap.closeTimeMs + 1;
    }
  }
  return filled;
}

const emptyKline = ({ symbolId, interval, close }: Kline, openTimeMs: number): Kline => ({
  symbolId,
  interval,
  openTimeMs,
  closeTimeMs: klineNextOpenTimeMs(interval, openTimeMs) - 1,
  open: close,
  high: close,
  low: close,
  close,
  volume: 0n,
  quoteVolume: 0n,
  tradeCount: 0,
  takerBuyVolume: 0n,
  takerBuyQuoteVolume: 0n,
  firstTradeId: -1,
  lastTradeId: -1,
});

/** A candle without its symbol and interval, as plain data. */
export type KlineData = readonly [
  openTimeMs: number,
  open: number,
  high: number,
  low: number,
  close: number,
  volume: string,
  quoteVolume: string,
  tradeCount: number,
  takerBuyVolume: string,
  takerBuyQuoteVolume: string,
  firstTradeId: number,
  lastTradeId: number,
];

export const encodeKline = (kline: Kline): KlineData => [
  kline.openTimeMs,
  kline.open,
  kline.high,
  kline.low,
  kline.close,
  String(kline.volume),
  String(kline.quoteVolume),
  kline.tradeCount,
  String(kline.takerBuyVolume),
  String(kline.takerBuyQuoteVolume),
  kline.firstTradeId,
  kline.lastTradeId,
];

export const decodeKline = (symbolId: number, interval: KlineInterval, data: KlineData): Kline => ({
  symbolId,
  interval,
  openTimeMs: data[0],
  closeTimeMs: klineNextOpenTimeMs(interval, data[0]) - 1,
  open: data[1] as Price,
  high: data[2] as Price,
  low: data[3] as Price,
  close: data[4] as Price,
  volume: BigInt(data[5]),
  quoteVolume: BigInt(data[6]),
  tradeCount: data[7],
  takerBuyVolume: BigInt(data[8]),
  takerBuyQuoteVolume: BigInt(data[9]),
  firstTradeId: data[10],
  lastTradeId: data[11],
});

import type { ExecutedCommand } from "../messages/event.js";
import { Candle } from "./candle.js";
import { decodeKline, encodeKline, type Kline, type KlineData } from "./kline.js";
import { KLINE_INTERVALS, type KlineInterval } from "./kline-interval.js";
import { PerSymbol } from "./per-symbol.js";
import { Recent } from "./recent.js";

/** How many closed candles of each symbol and interval are held. */
export const RECENT_KLINES = 1_000;
/** Of one-minute candles enough for a day, the one before it and the open one: the 24 h ticker is read from them. */
export const RECENT_MINUTE_KLINES = 1_442;

interface Series {
  readonly interval: KlineInterval;
  open: Candle | undefined;
  readonly closed: Recent<Kline>;
}

/** Open and newest closed candles of each symbol, by interval. */
export interface Klines {
  readonly series: PerSymbol<readonly Series[]>;
  /** The journal time from which the next open candle counts as closed; Infinity while none is open. */
  nextCloseMs: number;
}

interface SeriesData {
  readonly interval: KlineInterval;
  readonly open: KlineData | null;
  readonly closed: readonly KlineData[];
}

export interface KlinesData {
  readonly symbols: readonly { readonly symbolId: number; readonly series: readonly SeriesData[] }[];
}

const NONE: readonly Kline[] = [];

export const initialKlines = (): Klines => ({
  series: new PerSymbol(() =>
    KLINE_INTERVALS.map((interval) => {
      const capacity = interval === "1m" ? RECENT_MINUTE_KLINES : RECENT_KLINES;
      return { interval, open: undefined, closed: new Recent<Kline>(capacity) };
    }),
  ),
  nextCloseMs: Number.POSITIVE_INFINITY,
});

/** @returns the candles that the time of this command closed, by symbol and interval */
export function applyKlines(state: Klines, executed: ExecutedCommand): readonly Kline[] {
  const closed = executed.timeMs >= state.nextCloseMs ? closeCandles(state, executed.timeMs) : NONE;
  for (const event of executed.events) {
    if (event.type !== "Trade") continue;
    for (const series of state.series.of(event.symbolId)) {
      if (series.open === undefined) {
        series.open = Candle.openedBy(event, series.interval, executed.timeMs);
        state.nextCloseMs = Math.min(state.nextCloseMs, series.open.closeTimeMs + 1);
      }
      series.open.add(event);
    }
  }
  return closed;
}

function closeCandles(state: Klines, timeMs: number): readonly Kline[] {
  const closed: Kline[] = [];
  state.nextCloseMs = Number.POSITIVE_INFINITY;
  for (const [, intervals] of state.series.entries()) {
    for (const series of intervals) {
      if (series.open === undefined) continue;
      if (series.open.closeTimeMs < timeMs) {
        const kline = series.open.toKline();
        series.closed.push(kline);
        series.open = undefined;
        closed.push(kline);
      } else {
        state.nextCloseMs = Math.min(state.nextCloseMs, series.open.closeTimeMs + 1);
      }
    }
  }
  return closed;
}

/** Ascending, the open candle last; only candles with trades. */
export function klines(state: Klines, symbolId: number, interval: KlineInterval): readonly Kline[] {
  const series = findSeries(state, symbolId, interval);
  if (series === undefined) return NONE;
  const held = series.closed.toArray();
  if (series.open !== undefined) held.push(series.open.toKline());
  return held;
}

/** Candles that open at or after this time are all held; older ones may have given way. 0 while all are held. */
export function klinesCompleteFromMs(state: Klines, symbolId: number, interval: KlineInterval): number {
  const series = findSeries(state, symbolId, interval);
  return series?.closed.isFull ? (series.closed.oldest?.openTimeMs ?? 0) : 0;
}

function findSeries(state: Klines, symbolId: number, interval: KlineInterval): Series | undefined {
  return state.series.find(symbolId)?.[KLINE_INTERVALS.indexOf(interval)];
}

export function encodeKlines(state: Klines): KlinesData {
  const symbols = state.series.entries().map(([symbolId, intervals]) => {
    const series = intervals.map(({ interval, open, closed }): SeriesData => {
      const openData = open === undefined ? null : encodeKline(open.toKline());
      return { interval, open: openData, closed: closed.toArray().map(encodeKline) };
    });
    return { symbolId, series };
  });
  return { symbols };
}

export function decodeKlines(data: KlinesData): Klines {
  const state = initialKlines();
  for (const { symbolId, series } of data.symbols) {
    for (const [index, into] of state.series.of(symbolId).entries()) {
      const from = series[index];
      if (from === undefined) continue;
      for (const row of from.closed) into.closed.push(decodeKline(symbolId, into.interval, row));
      if (from.open === null) continue;
      into.open = Candle.from(decodeKline(symbolId, into.interval, from.open));
      state.nextCloseMs = Math.min(state.nextCloseMs, into.open.closeTimeMs + 1);
    }
  }
  return state;
}

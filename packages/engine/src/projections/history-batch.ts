import { invariant } from "../assert.js";
import type { ExecutedCommand } from "../messages/event.js";
import { type AggTrade, aggregateTrades } from "./agg-trades.js";
import { orderRows } from "./all-orders.js";
import { Candle } from "./candle.js";
import {
  applyExchangeInfo,
  decodeExchangeInfo,
  type ExchangeInfo,
  type ExchangeInfoData,
  encodeExchangeInfo,
} from "./exchange-info.js";
import { decodeKline, encodeKline, type Kline, type KlineData } from "./kline.js";
import { KLINE_INTERVALS, type KlineInterval } from "./kline-interval.js";
import { type LedgerLine, ledgerLines } from "./ledger-lines.js";
import { type MyTrade, myTradeRows } from "./my-trades.js";
import type { OrderRecord } from "./order-record.js";
import { PerSymbol } from "./per-symbol.js";
import { type PublicTrade, publicTrades } from "./trades.js";

/** What a history store writes in one transaction, together with `lastPosition`. */
export interface HistoryBatch {
  readonly firstPosition: number;
  readonly lastPosition: number;
  /** Journal time of the last command. */
  readonly timeMs: number;
  /** Upserts by symbol and order id: each order touched, once, as it stands after the batch. */
  readonly orders: readonly OrderRecord[];
  /** Inserts by symbol and trade id. */
  readonly trades: readonly PublicTrade[];
  /** Inserts by symbol and aggregate trade id. */
  readonly aggTrades: readonly AggTrade[];
  /** Inserts by symbol, trade id and order id. */
  readonly myTrades: readonly MyTrade[];
  /** Upserts by symbol, interval and open time: each candle touched, once, as it stands after the batch. */
  readonly klines: readonly Kline[];
  /** Inserts by position and line. */
  readonly ledgerLines: readonly LedgerLine[];
}

/** What the history must remember between batches. It can be read back from what was written: {@link resumeHistory}. */
export interface HistoryState {
  readonly exchange: ExchangeInfo;
  /** The newest candle of each interval, in the order of the intervals. */
  readonly candles: PerSymbol<(Candle | undefined)[]>;
}

export interface HistoryData {
  readonly version: 1;
  readonly exchange: ExchangeInfoData;
  readonly candles: readonly { readonly symbolId: number; readonly candles: readonly (KlineData | null)[] }[];
}

export const initialHistory = (): HistoryState => ({
  exchange: { assets: [], symbols: [] },
  candles: new PerSymbol(() => KLINE_INTERVALS.map(() => undefined)),
});

/**
 * The state at a position of the journal, from what a history store holds at that position.
 *
 * @param newestKlines the newest candle written of each symbol and interval
 */
export function resumeHistory(exchange: ExchangeInfoData, newestKlines: Iterable<Kline>): HistoryState {
  const state = { ...initialHistory(), exchange: decodeExchangeInfo(exchange) };
  for (const kline of newestKlines) {
    state.candles.of(kline.symbolId)[KLINE_INTERVALS.indexOf(kline.interval)] = Candle.from(kline);
  }
  return state;
}

/** @param commands consecutive ones, at least one; how they are cut into batches has no influence on what is written in the end */
export function applyHistory(state: HistoryState, commands: readonly ExecutedCommand[]): HistoryBatch {
  const [first, last] = [commands[0], commands.at(-1)];
  invariant(first !== undefined && last !== undefined, "a batch holds at least one command");
  invariant(last.position - first.position + 1 === commands.length, "a batch holds consecutive commands");
  return {
    firstPosition: first.position,
    lastPosition: last.position,
    timeMs: last.timeMs,
    orders: orderRows(commands),
    trades: commands.flatMap(publicTrades),
    aggTrades: commands.flatMap(aggregateTrades),
    myTrades: commands.flatMap(myTradeRows),
    klines: klineRows(state, commands),
    ledgerLines: commands.flatMap((executed) => {
      applyExchangeInfo(state.exchange, executed);
      return ledgerLines(state.exchange, executed);
    }),
  };
}

function klineRows(state: HistoryState, commands: readonly ExecutedCommand[]): Kline[] {
  const touched = new Set<Candle>();
  for (const { timeMs, events } of commands) {
    for (const event of events) {
      if (event.type !== "Trade") continue;
      const candles = state.candles.of(event.symbolId);
      for (const [index, interval] of KLINE_INTERVALS.entries()) {
        let candle = candles[index];
        if (candle === undefined || candle.closeTimeMs < timeMs) {
          candle = Candle.openedBy(event, interval, timeMs);
          candles[index] = candle;
        }
        candle.add(event);
        touched.add(candle);
      }
    }
  }
  return Array.from(touched, (candle) => candle.toKline());
}

export function encodeHistory(state: HistoryState): HistoryData {
  const candles = state.candles.entries().map(([symbolId, newest]) => ({
    symbolId,
    candles: newest.map((candle) => (candle === undefined ? null : encodeKline(candle.toKline()))),
  }));
  return { version: 1, exchange: encodeExchangeInfo(state.exchange), candles };
}

export function decodeHistory(data: HistoryData): HistoryState {
  const newest = data.candles.flatMap(({ symbolId, candles }) =>
    KLINE_INTERVALS.flatMap((interval: KlineInterval, index) => {
      const candle = candles[index];
      return candle === null || candle === undefined ? [] : [decodeKline(symbolId, interval, candle)];
    }),
  );
  return resumeHistory(data.exchange, newest);
}

import { KLINE_INTERVALS } from "./enums.js";
import type { JsonSchema } from "./json-schema.js";
import { listOf, ref } from "./schemas/record.js";

/** One market stream. */
export interface Stream {
  /** How its names look; `<symbol>` is lower case. */
  readonly template: string;
  readonly summary: string;
  readonly tag: "core" | "common" | "rare";
  /** The words that may stand for a placeholder other than `<symbol>`. */
  readonly words?: { readonly [placeholder: string]: readonly string[] };
  /** How often it may send: the first when the name says nothing, another one by `@<n>ms`. 0 is at once. */
  readonly speedsMs: readonly [number, ...number[]];
  /** Words that go at another speed. */
  readonly speedMsOf?: { readonly [word: string]: number };
  readonly payload: JsonSchema;
}

const realTime = [0] as const;
const everySecond = [1000] as const;

/** Every market stream by id. `!` streams tell all symbols at once, only those that changed. */
export const STREAMS = {
  trade: {
    template: "<symbol>@trade",
    summary: "Each trade",
    tag: "core",
    speedsMs: realTime,
    payload: ref("TradeEvent"),
  },
  aggTrade: {
    template: "<symbol>@aggTrade",
    summary: "Trades of one taker order at one price together",
    tag: "core",
    speedsMs: realTime,
    payload: ref("AggTradeEvent"),
  },
  kline: {
    template: "<symbol>@kline_<interval>",
    summary: "The current candle; every second for 1s, else every two seconds",
    tag: "core",
    words: { interval: KLINE_INTERVALS },
    speedsMs: [2000],
    speedMsOf: { "1s": 1000 },
    payload: ref("KlineEvent"),
  },
  miniTicker: {
    template: "<symbol>@miniTicker",
    summary: "24 h prices and volumes",
    tag: "core",
    speedsMs: everySecond,
    payload: ref("MiniTickerEvent"),
  },
  allMiniTickers: {
    template: "!miniTicker@arr",
    summary: "24 h prices and volumes of all symbols that changed",
    tag: "core",
    speedsMs: everySecond,
    payload: listOf(ref("MiniTickerEvent")),
  },
  ticker: {
    template: "<symbol>@ticker",
    summary: "24 h ticker",
    tag: "core",
    speedsMs: everySecond,
    payload: ref("TickerEvent"),
  },
  allTickers: {
    template: "!ticker@arr",
    summary: "24 h tickers of all symbols that changed (retired by Binance, still used)",
    tag: "common",
    speedsMs: everySecond,
    payload: listOf(ref("TickerEvent")),
  },
  bookTicker: {
    template: "<symbol>@bookTicker",
    summary: "Best bid and ask on each change",
    tag: "core",
    speedsMs: realTime,
    payload: ref("BookTickerEvent"),
  },
  avgPrice: {
    template: "<symbol>@avgPrice",
    summary: "Average price of the last minutes, when it has changed",
    tag: "common",
    speedsMs: everySecond,
    payload: ref("AvgPriceEvent"),
  },
  partialDepth: {
    template: "<symbol>@depth<levels>",
    summary: "The best levels of the book",
    tag: "core",
    words: { levels: ["5", "10", "20"] },
    speedsMs: [1000, 100],
    payload: ref("Depth"),
  },
  depth: {
    template: "<symbol>@depth",
    summary: "Changes of the book",
    tag: "core",
    speedsMs: [1000, 100],
    payload: ref("DepthUpdateEvent"),
  },
} as const satisfies Record<string, Stream>;

export type StreamId = keyof typeof STREAMS;

/** Every event of the user data stream by the name in `e`. */
export const USER_DATA_EVENTS = {
  executionReport: { summary: "An order changed", payload: ref("ExecutionReport") },
  outboundAccountPosition: { summary: "Balances changed", payload: ref("OutboundAccountPosition") },
  listStatus: { summary: "An order list changed", payload: ref("ListStatus") },
  balanceUpdate: { summary: "A deposit, withdrawal or transfer", payload: ref("BalanceUpdate") },
  eventStreamTerminated: { summary: "A subscription ended", payload: ref("EventStreamTerminated") },
  listenKeyExpired: { summary: "A listenKey expired", payload: ref("ListenKeyExpired") },
} as const satisfies Record<string, { readonly summary: string; readonly payload: JsonSchema }>;

export type UserDataEventType = keyof typeof USER_DATA_EVENTS;

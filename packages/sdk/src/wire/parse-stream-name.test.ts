import { expect, test } from "vitest";
import { parseStreamName } from "./parse-stream-name.js";

test.each([
  ["btcusdt@trade", { id: "trade", symbol: "BTCUSDT", speedMs: 0 }],
  ["btcusdt@kline_1m", { id: "kline", symbol: "BTCUSDT", speedMs: 2000, interval: "1m" }],
  ["btcusdt@kline_1M", { id: "kline", symbol: "BTCUSDT", speedMs: 2000, interval: "1M" }],
  ["btcusdt@kline_1s", { id: "kline", symbol: "BTCUSDT", speedMs: 1000, interval: "1s" }],
  ["btcusdt@depth", { id: "depth", symbol: "BTCUSDT", speedMs: 1000 }],
  ["btcusdt@depth@100ms", { id: "depth", symbol: "BTCUSDT", speedMs: 100 }],
  ["btcusdt@depth@1000ms", { id: "depth", symbol: "BTCUSDT", speedMs: 1000 }],
  ["btcusdt@depth20@100ms", { id: "partialDepth", symbol: "BTCUSDT", speedMs: 100, levels: 20 }],
  ["btcusdt@depth5", { id: "partialDepth", symbol: "BTCUSDT", speedMs: 1000, levels: 5 }],
  ["btcusdt@avgPrice", { id: "avgPrice", symbol: "BTCUSDT", speedMs: 1000 }],
  ["!miniTicker@arr", { id: "allMiniTickers", symbol: null, speedMs: 1000 }],
  ["!ticker@arr", { id: "allTickers", symbol: null, speedMs: 1000 }],
])("%s is read", (name, asked) => {
  expect(parseStreamName(name)).toEqual(asked);
});

test.each([
  "",
  "@",
  "@trade",
  "btcusdt",
  "BTCUSDT@trade",
  "btcusdt@trades",
  "btcusdt@depth7",
  "btcusdt@depth@50ms",
  "btcusdt@trade@100ms",
  "btcusdt@kline_",
  "btcusdt@kline_1x",
  "!trade",
  "!ticker",
  "<symbol>@trade",
  "__proto__@trade\0",
  `${"a".repeat(21)}@trade`,
  `btcusdt${"@depth".repeat(10_000)}`,
])("%s names no stream", (name) => {
  expect(parseStreamName(name)).toBeUndefined();
});

import { expect, test } from "vitest";
import { fillGaps } from "./kline.js";
import {
  applyKlines,
  decodeKlines,
  encodeKlines,
  initialKlines,
  klines,
  klinesCompleteFromMs,
  RECENT_KLINES,
} from "./klines.js";
import { Story, trade } from "./sample-events.js";

const MINUTE = 60_000;

test("a candle gathers the trades of its interval", () => {
  const [story, state] = [new Story(), initialKlines()];
  applyKlines(state, story.at(1_000, trade(1, 100, 2), trade(2, 90, 3, { isBuyerMaker: true })));
  applyKlines(state, story.at(59_999, trade(3, 110, 5)));
  expect(klines(state, 0, "1m")).toEqual([
    {
      symbolId: 0,
      interval: "1m",
      openTimeMs: 0,
      closeTimeMs: 59_999,
      open: 100,
      high: 110,
      low: 90,
      close: 110,
      volume: 10n,
      quoteVolume: 1_020n,
      tradeCount: 3,
      takerBuyVolume: 7n,
      takerBuyQuoteVolume: 750n,
      firstTradeId: 1,
      lastTradeId: 3,
    },
  ]);
});

test("time alone closes candles, those of all symbols, once", () => {
  const [story, state] = [new Story(), initialKlines()];
  applyKlines(state, story.at(500, trade(1, 100, 2), trade(1, 7, 1, { symbolId: 1 })));
  expect(state.nextCloseMs).toBe(1_000);
  expect(applyKlines(state, story.at(999))).toEqual([]);
  const closed = applyKlines(state, story.at(1_000));
  expect(closed.map(({ symbolId, interval }) => [symbolId, interval])).toEqual([
    [0, "1s"],
    [1, "1s"],
  ]);
  expect(state.nextCloseMs).toBe(MINUTE);
  expect(applyKlines(state, story.at(2_000))).toEqual([]);
  expect(applyKlines(state, story.at(3 * MINUTE)).map(({ interval }) => interval)).toEqual(["1m", "3m", "1m", "3m"]);
});

test("a trade at the closing time opens the next candle", () => {
  const [story, state] = [new Story(), initialKlines()];
  applyKlines(state, story.at(MINUTE - 1, trade(1, 100, 2)));
  const closed = applyKlines(state, story.at(MINUTE, trade(2, 101, 1)));
  expect(closed.map(({ interval, close }) => [interval, close])).toEqual([
    ["1s", 100],
    ["1m", 100],
  ]);
  expect(klines(state, 0, "1m").map(({ openTimeMs, open }) => [openTimeMs, open])).toEqual([
    [0, 100],
    [MINUTE, 101],
  ]);
  expect(klines(state, 0, "3m").map(({ open, close }) => [open, close])).toEqual([[100, 101]]);
});

test("only the newest closed candles are held, and it is known from when on they are complete", () => {
  const [story, state] = [new Story(), initialKlines()];
  for (let second = 1; second <= RECENT_KLINES; second += 1) {
    applyKlines(state, story.at(second * 1_000, trade(second, 100, 1)));
  }
  expect(klinesCompleteFromMs(state, 0, "1s")).toBe(0);
  applyKlines(state, story.at(2_000_000, trade(RECENT_KLINES + 1, 100, 1)));
  applyKlines(state, story.at(2_001_000));
  expect(klines(state, 0, "1s")).toHaveLength(RECENT_KLINES);
  expect(klinesCompleteFromMs(state, 0, "1s")).toBe(2_000);
  expect(klinesCompleteFromMs(decodeKlines(encodeKlines(state)), 0, "1s")).toBe(2_000);
  expect(klinesCompleteFromMs(state, 0, "1h")).toBe(0);
});

test("gaps repeat the close before them, with no volume", () => {
  const [story, state] = [new Story(), initialKlines()];
  applyKlines(state, story.at(0, trade(1, 100, 2)));
  applyKlines(state, story.at(3 * MINUTE, trade(2, 105, 1)));
  const held = klines(state, 0, "1m");
  const shown = (from: number, until: number) =>
    fillGaps(held, from, until).map(({ openTimeMs, open, high, low, close, volume }) => {
      expect([high, low, close]).toEqual([open, open, open]);
      return `${openTimeMs / MINUTE}: ${open} × ${volume}`;
    });
  expect(shown(0, 5 * MINUTE)).toEqual([
    "0: 100 × 2",
    "1: 100 × 0",
    "2: 100 × 0",
    "3: 105 × 1",
    "4: 105 × 0",
    "5: 105 × 0",
  ]);
  expect(shown(MINUTE + 1, 4 * MINUTE - 1)).toEqual(["2: 100 × 0", "3: 105 × 1"]);
  expect(shown(1_000 * MINUTE, 1_001 * MINUTE)).toEqual(["1000: 105 × 0", "1001: 105 × 0"]);
  expect(fillGaps([], 0, MINUTE)).toEqual([]);
});

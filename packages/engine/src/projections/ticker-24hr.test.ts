import { expect, test } from "vitest";
import { createLiveState } from "./live-state.js";
import { Story, SYMBOL_ADDED, trade } from "./sample-events.js";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const START = 20_000 * DAY;

function market() {
  const [story, live] = [new Story(), createLiveState()];
  live.apply(story.at(START, SYMBOL_ADDED));
  let tradeId = 0;
  const trades = (timeMs: number, price: number, quantity: number) => {
    tradeId += 1;
    live.apply(story.at(timeMs, trade(tradeId, price, quantity)));
  };
  return { live, trades };
}

test("the ticker covers 24 hours up to now, from a whole minute on", () => {
  const { live, trades } = market();
  trades(START + 59_999, 500_00, 100_000);
  trades(START + MINUTE, 400_00, 100_000);
  trades(START + 2 * MINUTE, 300_00, 200_000);
  trades(START + DAY, 420_00, 100_000);
  const now = START + DAY + MINUTE + 59_999;
  expect(live.ticker24hr(0, now)).toEqual({
    symbolId: 0,
    openTimeMs: START + MINUTE,
    closeTimeMs: now,
    openPrice: 400_00,
    highPrice: 420_00,
    lowPrice: 300_00,
    lastPrice: 420_00,
    lastQuantity: 100_000,
    previousClosePrice: 500_00,
    volume: 400_000n,
    quoteVolume: 14_200_000_000n,
    priceChange: 20_00,
    priceChangePercent: 5_000n,
    weightedAveragePrice: 355_00_000_000n,
    firstTradeId: 2,
    lastTradeId: 4,
    tradeCount: 3,
  });
  expect(live.ticker24hr(0, now + 1)).toMatchObject({
    openTimeMs: START + 2 * MINUTE,
    openPrice: 300_00,
    tradeCount: 2,
  });
});

test("a reader's clock behind the journal counts as the journal's", () => {
  const { live, trades } = market();
  trades(START + 1_000, 500_00, 100_000);
  expect(live.ticker24hr(0, 0)).toMatchObject({ closeTimeMs: START + 1_000, tradeCount: 1 });
});

test("without trades in the window only the close before it is known", () => {
  const { live, trades } = market();
  expect(live.ticker24hr(0, START)).toMatchObject({ lastPrice: 0, firstTradeId: -1, lastTradeId: -1, tradeCount: 0 });
  trades(START, 500_00, 100_000);
  expect(live.ticker24hr(0, START + 3 * DAY)).toMatchObject({
    openPrice: 0,
    lastPrice: 0,
    lastQuantity: 0,
    previousClosePrice: 500_00,
    volume: 0n,
    weightedAveragePrice: 0n,
    priceChangePercent: 0n,
    tradeCount: 0,
  });
});

test("a trade in every minute of the day leaves the window complete", () => {
  const { live, trades } = market();
  for (let minute = 0; minute < 3_000; minute += 1) trades(START + minute * MINUTE, 100_00 + minute, 1);
  const last = START + 2_999 * MINUTE;
  expect(live.ticker24hr(0, last)).toMatchObject({
    openTimeMs: last - DAY,
    tradeCount: 1_441,
    openPrice: 100_00 + 1_559,
    previousClosePrice: 100_00 + 1_558,
  });
});

test("the average price weighs the trades of five minutes by quantity", () => {
  const { live, trades } = market();
  expect(live.avgPrice(0, START)).toBeUndefined();
  trades(START, 100_00, 1);
  trades(START + 1_000, 200_00, 2);
  trades(START + MINUTE, 300_00, 3);
  const average = (atMs: number) => live.avgPrice(0, atMs)?.price;
  expect(average(START + MINUTE)).toBe(233_33333333n);
  expect(average(START + 5 * MINUTE + 999)).toBe(233_33333333n);
  expect(average(START + 5 * MINUTE + 1_000)).toBe(260_00000000n);
  expect(average(START + 60 * MINUTE)).toBe(300_00000000n);
  expect(live.avgPrice(0, START)).toMatchObject({ minutes: 5, closeTimeMs: START + MINUTE });
});

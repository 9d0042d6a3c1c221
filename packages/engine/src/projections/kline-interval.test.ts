import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  firstKlineOpenTimeMs,
  isKlineInterval,
  KLINE_INTERVALS,
  type KlineInterval,
  klineNextOpenTimeMs,
  klineOpenTimeBackMs,
  klineOpenTimeMs,
} from "./kline-interval.js";

const at = (text: string) => Date.parse(text);
const text = (timeMs: number) => new Date(timeMs).toISOString();

test.each<[KlineInterval, string, string]>([
  ["1s", "2024-02-29T23:59:59.999Z", "2024-02-29T23:59:59.000Z"],
  ["3m", "2024-02-29T23:59:59.999Z", "2024-02-29T23:57:00.000Z"],
  ["8h", "2024-02-29T23:59:59.999Z", "2024-02-29T16:00:00.000Z"],
  ["1d", "2024-02-29T23:59:59.999Z", "2024-02-29T00:00:00.000Z"],
  ["3d", "1970-01-06T12:00:00.000Z", "1970-01-04T00:00:00.000Z"],
  ["1w", "2024-03-03T23:59:59.999Z", "2024-02-26T00:00:00.000Z"],
  ["1w", "2024-03-04T00:00:00.000Z", "2024-03-04T00:00:00.000Z"],
  ["1M", "2024-02-29T23:59:59.999Z", "2024-02-01T00:00:00.000Z"],
  ["1M", "2024-12-31T23:59:59.999Z", "2024-12-01T00:00:00.000Z"],
])("the %s candle of %s opens at %s", (interval, time, open) => {
  expect(text(klineOpenTimeMs(interval, at(time)))).toBe(open);
});

test("weeks open on Mondays and months on the first, for every day of the calendar", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date("2399-12-31"), noInvalidDate: true }), (date) => {
      const week = new Date(klineOpenTimeMs("1w", date.getTime()));
      expect(week.getUTCDay()).toBe(1);
      expect(week.getTime() % 86_400_000).toBe(week.getTime() < 0 ? -0 : 0);
      const month = klineOpenTimeMs("1M", date.getTime());
      expect(month).toBe(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1));
      const next = klineNextOpenTimeMs("1M", month);
      expect(next).toBe(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
    }),
    { numRuns: 2_000 },
  );
});

describe.each(KLINE_INTERVALS)("%s", (interval) => {
  test("every time lies in exactly one candle", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: at("2199-12-31") }), (timeMs) => {
        const openTimeMs = klineOpenTimeMs(interval, timeMs);
        const nextMs = klineNextOpenTimeMs(interval, openTimeMs);
        expect(openTimeMs).toBeLessThanOrEqual(timeMs);
        expect(nextMs).toBeGreaterThan(timeMs);
        expect(klineOpenTimeMs(interval, nextMs)).toBe(nextMs);
        expect(klineOpenTimeMs(interval, nextMs - 1)).toBe(openTimeMs);
        expect(firstKlineOpenTimeMs(interval, openTimeMs)).toBe(openTimeMs);
        expect(firstKlineOpenTimeMs(interval, openTimeMs + 1)).toBe(nextMs);
      }),
    );
  });

  test("counting candles back arrives where counting forward began", () => {
    let openTimeMs = klineOpenTimeMs(interval, at("2024-01-31T12:34:56Z"));
    const first = openTimeMs;
    for (let step = 1; step < 20; step += 1) openTimeMs = klineNextOpenTimeMs(interval, openTimeMs);
    expect(klineOpenTimeBackMs(interval, openTimeMs + 1, 20)).toBe(first);
  });
});

test("candles are not counted back beyond the epoch", () => {
  expect(klineOpenTimeBackMs("1d", 1_000, 5)).toBe(0);
});

test("interval names are case-sensitive", () => {
  expect(["1m", "1M", "1W", "2m", ""].map(isKlineInterval)).toEqual([true, true, false, false, false]);
});

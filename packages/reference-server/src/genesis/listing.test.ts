import { expect, test } from "vitest";
import { testGenesis } from "../testing/test-genesis.js";
import type { SymbolListing } from "./genesis.js";
import { toAddSymbol } from "./listing.js";

const [btcUsdt] = testGenesis.symbols as readonly [SymbolListing];
const assets = (base: number, quote: number) => ({
  baseAsset: { assetId: 0, asset: "BTC", decimals: base },
  quoteAsset: { assetId: 1, asset: "USDT", decimals: quote },
});

const withSteps = (tickSize: string, stepSize: string): SymbolListing => ({
  ...btcUsdt,
  filters: [
    { filterType: "PRICE_FILTER", minPrice: "0", maxPrice: "0", tickSize },
    { filterType: "LOT_SIZE", minQty: "0", maxQty: "0", stepSize },
  ],
});

const problemsOf = (listing: SymbolListing, base: number, quote: number): readonly string[] => {
  const listed = toAddSymbol(listing, assets(base, quote));
  return listed.ok ? [] : listed.problems;
};

test("tick and step decide the decimals, and everything is in whole units", () => {
  expect(toAddSymbol(btcUsdt, assets(8, 8))).toMatchObject({
    ok: true,
    command: {
      type: "AddSymbol",
      priceDecimals: 2,
      quantityDecimals: 5,
      makerCommission: 100_000,
      filters: {
        priceFilter: { minPrice: 1, maxPrice: 100_000_000, tickSize: 1 },
        lotSize: { minQuantity: 1, maxQuantity: 900_000_000, stepSize: 1 },
        notional: { minNotional: 50_000_000, maxNotional: 90_000_000_000_000 },
      },
    },
  });
});

test("too few decimals: the filter is named, and the step that passes, does", () => {
  expect(problemsOf(withSteps("0.01", "0.00000001"), 8, 8)).toEqual([
    "Symbol BTCUSDT: PRICE_FILTER.tickSize has 2 decimals and LOT_SIZE.stepSize 8, together 10, but USDT has 8: " +
      "a LOT_SIZE.stepSize of 0.000001 would pass, and so would USDT with 10 decimals.",
  ]);
  expect(problemsOf(withSteps("0.01", "0.000001"), 8, 8)).toEqual([]);
  expect(problemsOf(withSteps("0.01", "0.00000001"), 8, 10)).toEqual([]);

  expect(problemsOf(withSteps("0.01", "0.0001"), 3, 8)).toEqual([
    "Symbol BTCUSDT: LOT_SIZE.stepSize has 4 decimals, but BTC has 3: a stepSize of 0.001 would pass.",
  ]);
  expect(problemsOf(withSteps("0.01", "0.001"), 3, 8)).toEqual([]);

  expect(problemsOf(withSteps("0.001", "1"), 8, 2)).toEqual([
    "Symbol BTCUSDT: PRICE_FILTER.tickSize has 3 decimals and LOT_SIZE.stepSize 0, together 3, but USDT has 2: " +
      "a PRICE_FILTER.tickSize of 0.01 with a LOT_SIZE.stepSize of 1 would pass, and so would USDT with 3 decimals.",
  ]);
  expect(problemsOf(withSteps("0.01", "1"), 8, 2)).toEqual([]);
});

test("bounds that are no whole units, or too large, are named", () => {
  const filters = btcUsdt.filters.map((filter) => {
    if (filter.filterType === "PRICE_FILTER") return { ...filter, maxPrice: "1000000.001" };
    return filter.filterType === "NOTIONAL" ? { ...filter, maxNotional: "9000000000000" } : filter;
  });
  expect(problemsOf({ ...btcUsdt, filters, takerCommission: "1.5" }, 8, 8)).toEqual([
    "Symbol BTCUSDT: PRICE_FILTER.maxPrice must be a multiple of 0.01, not 1000000.001.",
    "Symbol BTCUSDT: NOTIONAL.maxNotional must be at most 900719925.4740991, not 9000000000000.",
    "Symbol BTCUSDT: takerCommission must be a fraction from 0 to 1 with at most 8 decimals, not 1.5.",
  ]);
});

import { type Command, createEngine, type Engine } from "@pricetime/engine";
import { envelopeOf } from "@pricetime/engine/testing";
import type { SymbolFilter } from "@pricetime/sdk";
import { expect, test } from "vitest";
import { symbolFilters } from "../mapping/filter-view.js";
import type { Market } from "../markets.js";
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

test("every filter of exchangeInfo can be listed, and is shown again as it was", () => {
  const filters: readonly SymbolFilter[] = [
    { filterType: "PRICE_FILTER", minPrice: "0.01", maxPrice: "1000000.00", tickSize: "0.01" },
    { filterType: "LOT_SIZE", minQty: "0.00001", maxQty: "9000.00000", stepSize: "0.00001" },
    { filterType: "ICEBERG_PARTS", limit: 100 },
    { filterType: "MARKET_LOT_SIZE", minQty: "0.00000", maxQty: "110.50000", stepSize: "0.00000" },
    {
      filterType: "TRAILING_DELTA",
      minTrailingAboveDelta: 10,
      maxTrailingAboveDelta: 2000,
      minTrailingBelowDelta: 10,
      maxTrailingBelowDelta: 2000,
    },
    { filterType: "PERCENT_PRICE", multiplierUp: "5", multiplierDown: "0.2", avgPriceMins: 5 },
    {
      filterType: "PERCENT_PRICE_BY_SIDE",
      bidMultiplierUp: "5",
      bidMultiplierDown: "0.2",
      askMultiplierUp: "1.3000",
      askMultiplierDown: "0.7",
      avgPriceMins: 1,
    },
    {
      filterType: "NOTIONAL",
      minNotional: "5",
      applyMinToMarket: true,
      maxNotional: "9000000",
      applyMaxToMarket: false,
      avgPriceMins: 5,
    },
    { filterType: "MIN_NOTIONAL", minNotional: "5", applyToMarket: true, avgPriceMins: 5 },
    { filterType: "MAX_POSITION", maxPosition: "10.5" },
    { filterType: "MAX_NUM_ORDERS", maxNumOrders: 200 },
    { filterType: "MAX_NUM_ORDER_LISTS", maxNumOrderLists: 20 },
    { filterType: "MAX_NUM_ALGO_ORDERS", maxNumAlgoOrders: 5 },
    { filterType: "MAX_NUM_ICEBERG_ORDERS", maxNumIcebergOrders: 5 },
    { filterType: "MAX_NUM_ORDER_AMENDS", maxNumOrderAmends: 10 },
  ];
  const listed = toAddSymbol({ ...btcUsdt, filters }, assets(8, 8));
  if (!listed.ok) throw new Error(listed.problems.join(" "));
  const engine = createEngine();
  for (const asset of ["BTC", "USDT"]) run(engine, { type: "AddAsset", asset, decimals: 8 });
  expect(run(engine, listed.command)[0]?.type).toBe("SymbolAdded");
  const [definition] = engine.symbols();
  const shown = symbolFilters({ ...assets(8, 8), definition } as Market);
  expect(shown.map(numbers)).toEqual(filters.map(numbers));
});

const run = (engine: Engine, command: Command) => engine.execute(1, envelopeOf(0, command)).toArray();

/** Decimal texts by their value, not by their zeros. */
const numbers = (filter: SymbolFilter) =>
  Object.fromEntries(
    Object.entries(filter).map(([field, value]) => [field, field === "filterType" ? value : Number(value)]),
  );

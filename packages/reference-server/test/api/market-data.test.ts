import { newOrder } from "@pricetime/sdk";
import { beforeAll, expect, test } from "vitest";
import { exchangeForTests } from "./support.js";

const exchange = exchangeForTests();
const started = Date.now();

async function order(who: string, side: "BUY" | "SELL", price: string, quantity: string) {
  return newOrder(exchange.client(who), {
    symbol: "BTCUSDT",
    side,
    type: "LIMIT",
    timeInForce: "GTC",
    price,
    quantity,
  });
}

beforeAll(async () => {
  await order("alice", "SELL", "101", "1");
  await order("alice", "SELL", "102", "1");
  await order("alice", "SELL", "103", "1");
  await order("bob", "BUY", "99", "2");
  await order("bob", "BUY", "102", "1.5");
});

const body = async (path: string, parameters: Record<string, string | number> = {}) =>
  (await exchange.get(`/api/v3/${path}`, parameters)).body;

test("ping, time and the microsecond clock", async () => {
  expect(await body("ping")).toEqual({});
  const { serverTime } = (await body("time")) as { serverTime: number };
  expect(Math.abs(serverTime - Date.now())).toBeLessThan(5_000);
  const micro = await exchange.send("/api/v3/time", { headers: { "x-mbx-time-unit": "MICROSECOND" } });
  expect((micro.body as { serverTime: number }).serverTime).toBeGreaterThan(serverTime * 999);
  const wrong = await exchange.send("/api/v3/time", { headers: { "x-mbx-time-unit": "NANOSECOND" } });
  expect(wrong.body).toMatchObject({ code: -1194 });
});

test("exchangeInfo tells symbols, precisions, filters and the limits in force", async () => {
  const info = await body("exchangeInfo", { symbol: "BTCUSDT" });
  expect(info).toMatchObject({
    timezone: "UTC",
    rateLimits: [],
    symbols: [
      {
        symbol: "BTCUSDT",
        status: "TRADING",
        baseAsset: "BTC",
        baseAssetPrecision: 10,
        quoteAsset: "USDT",
        quoteAssetPrecision: 8,
        orderTypes: [
          "LIMIT",
          "MARKET",
          "STOP_LOSS",
          "STOP_LOSS_LIMIT",
          "TAKE_PROFIT",
          "TAKE_PROFIT_LIMIT",
          "LIMIT_MAKER",
        ],
        filters: [
          { filterType: "PRICE_FILTER", minPrice: "0.01000000", maxPrice: "1000000.00000000", tickSize: "0.01000000" },
          { filterType: "LOT_SIZE", minQty: "0.00001000", maxQty: "9000.00000000", stepSize: "0.00001000" },
          { filterType: "NOTIONAL", minNotional: "5.00000000", applyMinToMarket: true, avgPriceMins: 5 },
        ],
        permissionSets: [["SPOT"]],
      },
    ],
  });
  const names = async (parameters: Record<string, string>) =>
    ((await body("exchangeInfo", parameters)) as { symbols: { symbol: string }[] }).symbols.map(({ symbol }) => symbol);
  expect(await names({})).toEqual(["BTCUSDT", "ETHBTC"]);
  expect(await names({ symbols: '["ETHBTC"]' })).toEqual(["ETHBTC"]);
  expect(await names({ permissions: "MARGIN" })).toEqual([]);
  expect(await names({ symbolStatus: "HALT" })).toEqual([]);
});

test("depth is best first", async () => {
  expect(await body("depth", { symbol: "BTCUSDT" })).toEqual({
    lastUpdateId: expect.any(Number),
    bids: [["99.00000000", "2.00000000"]],
    asks: [
      ["102.00000000", "0.50000000"],
      ["103.00000000", "1.00000000"],
    ],
  });
  expect(await body("depth", { symbol: "BTCUSDT", limit: 1 })).toMatchObject({
    asks: [["102.00000000", "0.50000000"]],
  });
  expect(await body("depth", { symbol: "BTCUSDT", limit: 999_999 })).toMatchObject({
    bids: [["99.00000000", "2.00000000"]],
  });
});

test("trades, historicalTrades and aggTrades", async () => {
  const trades = await body("trades", { symbol: "BTCUSDT" });
  expect(trades).toMatchObject([
    {
      id: 1,
      price: "101.00000000",
      qty: "1.00000000",
      quoteQty: "101.00000000",
      isBuyerMaker: false,
      isBestMatch: true,
    },
    { id: 2, price: "102.00000000", qty: "0.50000000", quoteQty: "51.00000000", isBuyerMaker: false },
  ]);
  expect(await body("historicalTrades", { symbol: "BTCUSDT", fromId: 2 })).toMatchObject([{ id: 2 }]);
  expect(await body("historicalTrades", { symbol: "BTCUSDT", limit: 1 })).toMatchObject([{ id: 2 }]);
  const aggTrades = await body("aggTrades", { symbol: "BTCUSDT" });
  expect(aggTrades).toMatchObject([
    { a: 1, p: "101.00000000", q: "1.00000000", f: 1, l: 1, m: false, M: true },
    { a: 2, f: 2, l: 2 },
  ]);
  expect(await body("aggTrades", { symbol: "BTCUSDT", fromId: 2 })).toMatchObject([{ a: 2 }]);
  expect(await body("aggTrades", { symbol: "BTCUSDT", startTime: started, endTime: Date.now() })).toEqual(aggTrades);
  expect(await body("trades", { symbol: "ETHBTC" })).toEqual([]);
});

test("tickers: one object for a symbol, a list otherwise", async () => {
  expect(await body("ticker/price", { symbol: "BTCUSDT" })).toEqual({ symbol: "BTCUSDT", price: "102.00000000" });
  expect(await body("ticker/price")).toEqual([
    { symbol: "BTCUSDT", price: "102.00000000" },
    { symbol: "ETHBTC", price: "0.00000000" },
  ]);
  expect(await body("ticker/bookTicker", { symbols: '["BTCUSDT"]' })).toEqual([
    {
      symbol: "BTCUSDT",
      bidPrice: "99.00000000",
      bidQty: "2.00000000",
      askPrice: "102.00000000",
      askQty: "0.50000000",
    },
  ]);
  expect(await body("ticker/24hr", { symbol: "BTCUSDT" })).toMatchObject({
    openPrice: "101.00000000",
    lastPrice: "102.00000000",
    priceChange: "1.00000000",
    priceChangePercent: "0.990",
    weightedAvgPrice: "101.33333333",
    volume: "1.50000000",
    quoteVolume: "152.00000000",
    firstId: 1,
    lastId: 2,
    count: 2,
    bidPrice: "99.00000000",
  });
  const mini = await body("ticker/24hr", { symbol: "ETHBTC", type: "MINI" });
  expect(mini).toMatchObject({ lastPrice: "0.00000000", firstId: -1, lastId: -1, count: 0 });
  expect(mini).not.toHaveProperty("bidPrice");
  expect(await body("avgPrice", { symbol: "BTCUSDT" })).toMatchObject({ mins: 5, price: "101.33333333" });
  expect(await body("avgPrice", { symbol: "ETHBTC" })).toMatchObject({ price: "0.00000000" });
});

test("klines start at the first trade", async () => {
  for (const interval of ["1m", "1h", "1d", "1w", "1M"]) {
    const klines = (await body("klines", { symbol: "BTCUSDT", interval })) as unknown[][];
    expect(klines.length).toBeGreaterThanOrEqual(1);
    expect(klines[0]?.slice(1, 6)).toEqual([
      "101.00000000",
      "102.00000000",
      "101.00000000",
      "102.00000000",
      "1.50000000",
    ]);
  }
  expect(await body("klines", { symbol: "BTCUSDT", interval: "1m", startTime: Date.now() + 3_600_000 })).toEqual([]);
  expect(await body("klines", { symbol: "ETHBTC", interval: "1m" })).toEqual([]);
});

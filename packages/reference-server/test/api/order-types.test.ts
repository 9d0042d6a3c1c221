import {
  account,
  allOrders,
  cancelOpenOrders,
  cancelOrder,
  exchangeInfo,
  newOrder,
  openOrders,
  queryOrder,
  testOrder,
} from "@pricetime/sdk";
import { beforeAll, expect, test } from "vitest";
import { exchangeForTests } from "./support.js";

const exchange = exchangeForTests();
const alice = () => exchange.client("alice");
const bob = () => exchange.client("bob");
const symbol = "BTCUSDT";

const limit = (side: "BUY" | "SELL", price: string, quantity: string) =>
  ({ symbol, side, type: "LIMIT", timeInForce: "GTC", price, quantity }) as const;

/** Brings the last price to `price`, with an empty book afterwards. */
async function tradeAt(price: string): Promise<void> {
  await newOrder(alice(), limit("SELL", price, "0.001"));
  await newOrder(bob(), limit("BUY", price, "0.001"));
}

beforeAll(() => tradeAt("60000"));

test("exchangeInfo names every order type and what orders may carry", async () => {
  const [info] = (await exchangeInfo(alice(), { symbol })).symbols;
  expect(info?.orderTypes).toEqual([
    "LIMIT",
    "MARKET",
    "STOP_LOSS",
    "STOP_LOSS_LIMIT",
    "TAKE_PROFIT",
    "TAKE_PROFIT_LIMIT",
    "LIMIT_MAKER",
  ]);
  expect(info).toMatchObject({
    icebergAllowed: true,
    allowTrailingStop: true,
    pegInstructionsAllowed: true,
    defaultSelfTradePreventionMode: "NONE",
    allowedSelfTradePreventionModes: ["NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH", "DECREMENT", "TRANSFER"],
  });
});

test("a stop waits outside the book with its funds locked, then goes to work", async () => {
  const stop = {
    symbol,
    side: "SELL",
    type: "STOP_LOSS_LIMIT",
    timeInForce: "GTC",
    quantity: "0.5",
    price: "58000",
    stopPrice: "59000",
  } as const;
  expect(await testOrder(bob(), stop)).toEqual({});
  const placed = await newOrder(bob(), { ...stop, newOrderRespType: "RESULT" });
  expect(placed).toMatchObject({ status: "NEW", workingTime: -1, stopPrice: "59000.00000000", orderListId: -1 });
  const waiting = await queryOrder(bob(), { symbol, orderId: placed.orderId });
  expect(waiting).toMatchObject({ isWorking: false, workingTime: -1, stopPrice: "59000.00000000" });
  expect((await account(bob())).balances.find(({ asset }) => asset === "BTC")?.locked).toBe("0.5000000000");
  expect((await exchange.get("/api/v3/depth", { symbol })).body).toMatchObject({ asks: [] });

  await tradeAt("59000");
  const triggered = await queryOrder(bob(), { symbol, orderId: placed.orderId });
  expect(triggered).toMatchObject({ status: "NEW", isWorking: true, type: "STOP_LOSS_LIMIT" });
  expect(triggered.workingTime).toBeGreaterThan(placed.transactTime - 1);
  expect((await exchange.get("/api/v3/depth", { symbol })).body).toMatchObject({
    asks: [["58000.00000000", "0.50000000"]],
  });
  const canceled = await cancelOrder(bob(), { symbol, orderId: placed.orderId });
  expect(canceled).toMatchObject({ status: "CANCELED", stopPrice: "59000.00000000" });
  await tradeAt("60000");
});

test.each([
  ["STOP_LOSS", "BUY", "59999"],
  ["STOP_LOSS", "SELL", "60001"],
  ["TAKE_PROFIT", "BUY", "60001"],
  ["TAKE_PROFIT", "SELL", "60000"],
] as const)("a %s %s whose stop %s is reached already is refused, tested or placed", async (type, side, stopPrice) => {
  const order = { symbol, side, type, quantity: "0.1", stopPrice };
  const refused = { code: -2010, message: expect.stringContaining("Order would trigger immediately.") };
  await expect(newOrder(bob(), order)).rejects.toMatchObject(refused);
  await expect(testOrder(bob(), order)).rejects.toMatchObject(refused);
});

test.each(["STOP_LOSS", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT"] as const)(
  "%s answers ACK unless asked for more",
  async (type) => {
    const isLimit = type === "TAKE_PROFIT_LIMIT";
    const placed = await newOrder(alice(), {
      symbol,
      side: type === "STOP_LOSS" ? "BUY" : "SELL",
      type,
      quantity: "0.1",
      stopPrice: "61000",
      ...(isLimit ? ({ timeInForce: "GTC", price: "61000" } as const) : {}),
    });
    expect(placed).not.toHaveProperty("status");
    expect(placed).toMatchObject({ stopPrice: "61000.00000000" });
    expect(await cancelOrder(alice(), { symbol, orderId: placed.orderId })).toMatchObject({ type });
  },
);

test("a trailing stop shows its distance, and since when it trails", async () => {
  const placed = await newOrder(alice(), {
    symbol,
    side: "SELL",
    type: "STOP_LOSS",
    quantity: "0.1",
    trailingDelta: 100,
    newOrderRespType: "FULL",
  });
  expect(placed).toMatchObject({ trailingDelta: 100, status: "NEW", fills: [] });
  expect(placed.trailingTime).toBeGreaterThan(0);
  expect(placed).not.toHaveProperty("stopPrice");
  const later = await newOrder(alice(), {
    symbol,
    side: "BUY",
    type: "TAKE_PROFIT",
    quantity: "0.1",
    stopPrice: "59000",
    trailingDelta: 50,
  });
  expect(later).toMatchObject({ trailingTime: -1, trailingDelta: 50 });
  await cancelOpenOrders(alice(), { symbol });
});

test("an iceberg shows its part, in the book and in its reports", async () => {
  const order = { ...limit("BUY", "50000", "1"), icebergQty: "0.1", strategyId: 7, strategyType: 1_000_000 } as const;
  expect(await testOrder(bob(), order)).toEqual({});
  const placed = await newOrder(bob(), order);
  expect(placed).toMatchObject({ icebergQty: "0.10000000", strategyId: 7, strategyType: 1_000_000 });
  expect((await exchange.get("/api/v3/depth", { symbol })).body).toMatchObject({
    bids: [["50000.00000000", "0.10000000"]],
  });
  const [queried] = await openOrders(bob(), { symbol });
  expect(queried).toMatchObject({ icebergQty: "0.10000000", stopPrice: "0.00000000", strategyId: 7 });
  expect(await cancelOrder(bob(), { symbol, orderId: placed.orderId })).toMatchObject({ icebergQty: "0.10000000" });
});

test("a pegged order takes its price from the book and shows both", async () => {
  await newOrder(alice(), limit("BUY", "50000", "0.1"));
  await newOrder(alice(), limit("BUY", "49000", "0.1"));
  const pegged = {
    symbol,
    side: "BUY",
    type: "LIMIT",
    timeInForce: "GTC",
    quantity: "0.1",
    pegPriceType: "PRIMARY_PEG",
    pegOffsetType: "PRICE_LEVEL",
    pegOffsetValue: 1,
  } as const;
  expect(await testOrder(bob(), pegged)).toEqual({});
  const placed = await newOrder(bob(), pegged);
  expect(placed).toMatchObject({
    price: "0.00000000",
    peggedPrice: "49000.00000000",
    pegPriceType: "PRIMARY_PEG",
    pegOffsetType: "PRICE_LEVEL",
    pegOffsetValue: 1,
  });
  const tooDeep = { ...pegged, pegOffsetValue: 2 };
  await expect(testOrder(bob(), tooDeep)).rejects.toMatchObject({ code: -2010 });
  await expect(newOrder(bob(), tooDeep)).rejects.toMatchObject({ code: -2010 });
  await cancelOpenOrders(bob(), { symbol });
  await cancelOpenOrders(alice(), { symbol });
});

test.each([
  ["EXPIRE_TAKER", "EXPIRED_IN_MATCH", "NEW", { takerPreventedQuantity: "0.20000000" }],
  ["EXPIRE_MAKER", "NEW", "EXPIRED_IN_MATCH", { makerPreventedQuantity: "0.10000000" }],
  [
    "EXPIRE_BOTH",
    "EXPIRED_IN_MATCH",
    "EXPIRED_IN_MATCH",
    { takerPreventedQuantity: "0.20000000", makerPreventedQuantity: "0.10000000" },
  ],
  [
    "DECREMENT",
    "NEW",
    "EXPIRED_IN_MATCH",
    { takerPreventedQuantity: "0.10000000", makerPreventedQuantity: "0.10000000" },
  ],
  [
    "TRANSFER",
    "NEW",
    "EXPIRED_IN_MATCH",
    { takerPreventedQuantity: "0.10000000", makerPreventedQuantity: "0.10000000" },
  ],
] as const)("self-trade prevention %s leaves the taker %s and the maker %s", async (mode, taker, maker, lost) => {
  const resting = await newOrder(alice(), limit("SELL", "60000", "0.1"));
  const placed = await newOrder(alice(), { ...limit("BUY", "60000", "0.2"), selfTradePreventionMode: mode });
  expect(placed).toMatchObject({
    status: taker,
    selfTradePreventionMode: mode,
    fills: [],
    preventedMatches: [{ makerSymbol: symbol, makerOrderId: resting.orderId, price: "60000.00000000", ...lost }],
  });
  const orders = await allOrders(alice(), { symbol });
  const stands = orders.find(({ orderId }) => orderId === resting.orderId);
  expect(stands?.status).toBe(maker);
  if (maker === "EXPIRED_IN_MATCH") expect(stands).toHaveProperty("preventedQuantity", "0.10000000");
  if ((await openOrders(alice(), { symbol })).length > 0) await cancelOpenOrders(alice(), { symbol });
});

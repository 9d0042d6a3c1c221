import {
  account,
  accountCommission,
  allOrders,
  cancelOpenOrders,
  cancelOrder,
  myTrades,
  newOrder,
  openOrders,
  queryOrder,
  testOrder,
} from "@pricetime/sdk";
import { expect, test } from "vitest";
import { exchangeForTests } from "./support.js";

const exchange = exchangeForTests();
const alice = () => exchange.client("alice");
const bob = () => exchange.client("bob");

const limit = (side: "BUY" | "SELL", price: string, quantity: string) =>
  ({ symbol: "BTCUSDT", side, type: "LIMIT", timeInForce: "GTC", price, quantity }) as const;

const balance = async (who: () => ReturnType<typeof alice>, asset: string) =>
  (await account(who())).balances.find((row) => row.asset === asset);

test("a limit order rests, is seen at once by its reader, and locks what it may cost", async () => {
  const placed = await newOrder(bob(), { ...limit("BUY", "50000.5", "0.1"), newClientOrderId: "first" });
  expect(placed).toMatchObject({
    symbol: "BTCUSDT",
    orderListId: -1,
    clientOrderId: "first",
    price: "50000.50000000",
    origQty: "0.10000000",
    executedQty: "0.00000000",
    origQuoteOrderQty: "0.00000000",
    cummulativeQuoteQty: "0.00000000",
    status: "NEW",
    timeInForce: "GTC",
    type: "LIMIT",
    side: "BUY",
    selfTradePreventionMode: "NONE",
    fills: [],
  });
  expect(await balance(bob, "USDT")).toEqual({ asset: "USDT", free: "994999.95000000", locked: "5000.05000000" });
  const order = await queryOrder(bob(), { symbol: "BTCUSDT", origClientOrderId: "first" });
  expect(order).toMatchObject({ orderId: placed.orderId, status: "NEW", isWorking: true, stopPrice: "0.00000000" });
  expect(await openOrders(bob(), { symbol: "BTCUSDT" })).toEqual([order]);
  expect(await allOrders(bob(), { symbol: "BTCUSDT" })).toEqual([order]);

  const canceled = await cancelOrder(bob(), { symbol: "BTCUSDT", orderId: placed.orderId, newClientOrderId: "bye" });
  expect(canceled).toMatchObject({ origClientOrderId: "first", clientOrderId: "bye", status: "CANCELED" });
  expect(await balance(bob, "USDT")).toEqual({ asset: "USDT", free: "1000000.00000000", locked: "0.00000000" });
  expect(await openOrders(bob())).toEqual([]);
  expect(await queryOrder(bob(), { symbol: "BTCUSDT", origClientOrderId: "first" })).toMatchObject({
    status: "CANCELED",
  });
});

test("a crossing order trades at the maker's price and pays commission from what it receives", async () => {
  const maker = await newOrder(alice(), limit("SELL", "60000", "1"));
  const taker = await newOrder(bob(), limit("BUY", "61000", "0.5"));
  expect(taker).toMatchObject({
    status: "FILLED",
    executedQty: "0.50000000",
    cummulativeQuoteQty: "30000.00000000",
    fills: [{ price: "60000.00000000", qty: "0.50000000", commission: "0.0005000000", commissionAsset: "BTC" }],
  });
  expect(await balance(bob, "BTC")).toEqual({ asset: "BTC", free: "10.4995000000", locked: "0.0000000000" });
  expect(await balance(bob, "USDT")).toEqual({ asset: "USDT", free: "970000.00000000", locked: "0.00000000" });
  expect(await balance(alice, "USDT")).toEqual({ asset: "USDT", free: "1029970.00000000", locked: "0.00000000" });
  expect(await balance(alice, "BTC")).toEqual({ asset: "BTC", free: "9.0000000000", locked: "0.5000000000" });

  const [bought] = await myTrades(bob(), { symbol: "BTCUSDT" });
  expect(bought).toMatchObject({ orderId: taker.orderId, isBuyer: true, isMaker: false, quoteQty: "30000.00000000" });
  const [sold] = await myTrades(alice(), { symbol: "BTCUSDT", orderId: maker.orderId });
  expect(sold).toMatchObject({ isBuyer: false, isMaker: true, commission: "30.00000000", commissionAsset: "USDT" });
  expect(await queryOrder(alice(), { symbol: "BTCUSDT", orderId: maker.orderId })).toMatchObject({
    status: "PARTIALLY_FILLED",
    executedQty: "0.50000000",
  });
});

test("market orders by quantity and by amount; what finds nobody expires", async () => {
  const byAmount = await newOrder(bob(), { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quoteOrderQty: "6000.01" });
  expect(byAmount).toMatchObject({
    price: "0.00000000",
    timeInForce: "GTC",
    origQuoteOrderQty: "6000.01000000",
    executedQty: "0.10000000",
    status: "FILLED",
  });
  const byQuantity = await newOrder(bob(), { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "1" });
  expect(byQuantity).toMatchObject({
    status: "EXPIRED",
    executedQty: "0.40000000",
    expiryReason: "INSUFFICIENT_LIQUIDITY",
  });
  expect(await openOrders(alice())).toEqual([]);
});

test("IOC and FOK expire, LIMIT_MAKER rests and answers ACK", async () => {
  await newOrder(alice(), limit("SELL", "60000", "0.1"));
  const ioc = await newOrder(bob(), { ...limit("BUY", "60000", "0.2"), timeInForce: "IOC" });
  expect(ioc).toMatchObject({
    status: "EXPIRED",
    executedQty: "0.10000000",
    expiryReason: "UNFILLED_IOC_QUANTITY_EXPIRED",
  });
  await newOrder(alice(), limit("SELL", "60000", "0.1"));
  const fok = await newOrder(bob(), {
    ...limit("BUY", "60000", "0.2"),
    timeInForce: "FOK",
    newOrderRespType: "RESULT",
  });
  expect(fok).toMatchObject({
    status: "EXPIRED",
    executedQty: "0.00000000",
    expiryReason: "UNFILLED_FOK_ORDER_EXPIRED",
  });
  expect(fok).not.toHaveProperty("fills");
  const postOnly = await newOrder(bob(), {
    symbol: "BTCUSDT",
    side: "BUY",
    type: "LIMIT_MAKER",
    price: "59000",
    quantity: "0.1",
  });
  expect(Object.keys(postOnly).sort()).toEqual(["clientOrderId", "orderId", "orderListId", "symbol", "transactTime"]);
  expect(postOnly.clientOrderId).toMatch(/^[A-Za-z0-9]{22}$/);
});

test("cancelling all open orders of a symbol reports each", async () => {
  await newOrder(bob(), limit("BUY", "58000", "0.1"));
  const reports = await cancelOpenOrders(bob(), { symbol: "BTCUSDT" });
  expect(reports).toMatchObject([
    { status: "CANCELED", price: "59000.00000000" },
    { status: "CANCELED", price: "58000.00000000" },
  ]);
  await cancelOpenOrders(alice(), { symbol: "BTCUSDT" });
});

test("history reads page by id and by time", async () => {
  const all = await allOrders(bob(), { symbol: "BTCUSDT" });
  expect(all.length).toBeGreaterThan(5);
  expect(all.map(({ orderId }) => orderId)).toEqual([...all.map(({ orderId }) => orderId)].sort((a, b) => a - b));
  const third = all[2]?.orderId ?? 0;
  expect(await allOrders(bob(), { symbol: "BTCUSDT", orderId: third, limit: 2 })).toEqual(all.slice(2, 4));
  expect(await allOrders(bob(), { symbol: "BTCUSDT", limit: 2 })).toEqual(all.slice(-2));
  expect(await allOrders(bob(), { symbol: "BTCUSDT", startTime: 0, endTime: 1 })).toEqual([]);
  expect(await allOrders(bob(), { symbol: "ETHBTC" })).toEqual([]);
  const trades = await myTrades(bob(), { symbol: "BTCUSDT" });
  expect(await myTrades(bob(), { symbol: "BTCUSDT", fromId: trades[1]?.id ?? 0, limit: 1 })).toEqual([trades[1]]);
});

test("account, commission and a tested order", async () => {
  const { balances, ...rest } = await account(bob(), { omitZeroBalances: true });
  expect(balances.length).toBe(3);
  expect(rest).toMatchObject({
    makerCommission: 10,
    takerCommission: 10,
    commissionRates: { maker: "0.00100000", taker: "0.00100000", buyer: "0.00000000", seller: "0.00000000" },
    canTrade: true,
    accountType: "SPOT",
    permissions: ["SPOT"],
    uid: exchange.keyOf("bob").accountId,
  });
  expect(await accountCommission(bob(), { symbol: "BTCUSDT" })).toMatchObject({
    standardCommission: { maker: "0.00100000" },
  });
  const before = (await account(bob())).balances;
  expect(await testOrder(bob(), limit("BUY", "50000", "0.1"))).toEqual({});
  const rates = await testOrder(bob(), { ...limit("BUY", "50000", "0.1"), computeCommissionRates: true });
  expect(rates).toMatchObject({ standardCommissionForOrder: { maker: "0.00100000", taker: "0.00100000" } });
  expect((await account(bob())).balances).toEqual(before);
});

test("another account's order answers like one that does not exist", async () => {
  const placed = await newOrder(alice(), limit("SELL", "70000", "0.1"));
  const query = { symbol: "BTCUSDT", orderId: placed.orderId };
  await expect(queryOrder(bob(), query)).rejects.toMatchObject({ code: -2013 });
  await expect(cancelOrder(bob(), query)).rejects.toMatchObject({ code: -2011 });
  await expect(queryOrder(bob(), { symbol: "BTCUSDT", orderId: 999_999 })).rejects.toMatchObject({ code: -2013 });
  await cancelOrder(alice(), query);
});

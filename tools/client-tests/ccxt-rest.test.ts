import ccxt, { type Order } from "ccxt";
import { beforeAll, describe, expect, test } from "vitest";
import { ccxtFor } from "./src/ccxt-client.js";
import { serverForClients } from "./src/server-for-clients.js";

const server = serverForClients();
const idOf = ({ id }: Order): string => String(id);
const SYMBOL = "BTC/USDT";

describe("ccxt over REST", () => {
  let alice: InstanceType<typeof ccxt.binance>;
  let bob: InstanceType<typeof ccxt.binance>;
  beforeAll(async () => {
    alice = ccxtFor(server.url(), server.account("alice"));
    bob = ccxtFor(server.url(), server.account("bob"));
    await alice.loadMarkets();
    await bob.loadMarkets();
  });

  test("reads the markets with their precision and limits", async () => {
    const market = alice.market(SYMBOL);
    expect(market).toMatchObject({ id: "BTCUSDT", base: "BTC", quote: "USDT", active: true, spot: true });
    expect(market.precision).toMatchObject({ price: 0.01, amount: 0.00001 });
    expect(market.limits.cost?.min).toBe(5);
    expect(Object.keys(alice.markets ?? {}).sort()).toEqual(["BTC/USDT", "ETH/BTC", "ETH/USDT", "SOL/USDT"]);
  });

  test("reads the server's time and balances", async () => {
    expect(Math.abs(((await alice.fetchTime()) as number) - Date.now())).toBeLessThan(5_000);
    const balance = await bob.fetchBalance();
    expect(balance.BTC).toMatchObject({ free: 10, used: 0, total: 10 });
    expect(balance.USDT).toMatchObject({ free: 1_000_000, total: 1_000_000 });
  });

  test("two accounts trade with each other, and both see it everywhere", async () => {
    const sell = await alice.createOrder(SYMBOL, "limit", "sell", 0.5, 64_000);
    expect(sell).toMatchObject({
      symbol: SYMBOL,
      type: "limit",
      side: "sell",
      status: "open",
      price: 64_000,
      amount: 0.5,
    });
    expect((await alice.fetchBalance()).BTC).toMatchObject({ used: 0.5 });
    expect(await bob.fetchOrderBook(SYMBOL)).toMatchObject({ asks: [[64_000, 0.5]], bids: [] });

    // The first trade must be by a limit order: a market order's notional has no price to be judged by yet.
    const buy = await bob.createOrder(SYMBOL, "limit", "buy", 0.2, 64_500);
    expect(buy).toMatchObject({ status: "closed", filled: 0.2, cost: 12_800, average: 64_000 });
    expect(buy).toHaveProperty("fees", [{ currency: "BTC", cost: 0.0002 }]);

    expect(await alice.fetchOrder(idOf(sell), SYMBOL)).toMatchObject({ status: "open", filled: 0.2, remaining: 0.3 });
    expect((await alice.fetchOpenOrders(SYMBOL)).map(({ id }) => id)).toEqual([sell.id]);
    const [trade] = await alice.fetchMyTrades(SYMBOL);
    expect(trade).toMatchObject({ order: sell.id, side: "sell", price: 64_000, amount: 0.2, takerOrMaker: "maker" });
    expect(trade?.fee).toEqual({ currency: "USDT", cost: 12.8 });
    expect((await bob.fetchTrades(SYMBOL)).at(-1)).toMatchObject({ price: 64_000, amount: 0.2, side: "buy" });
    expect(await bob.fetchTicker(SYMBOL)).toMatchObject({ last: 64_000, ask: 64_000, baseVolume: 0.2 });
    expect((await bob.fetchOHLCV(SYMBOL, "1m")).at(-1)?.slice(1)).toEqual([64_000, 64_000, 64_000, 64_000, 0.2]);

    expect(await alice.cancelOrder(idOf(sell), SYMBOL)).toMatchObject({ status: "canceled", filled: 0.2 });
    expect(await alice.fetchOpenOrders(SYMBOL)).toEqual([]);
    const closed = await alice.fetchOrders(SYMBOL);
    expect(closed.map(({ id, status }) => [id, status])).toEqual([[sell.id, "canceled"]]);
    expect((await alice.fetchBalance()).BTC).toMatchObject({ free: 9.8, used: 0 });
    expect((await bob.fetchBalance()).BTC).toMatchObject({ free: 10.1998 });
  });

  test("market orders by cost, post-only, IOC and FOK", async () => {
    const ask = await alice.createOrder(SYMBOL, "limit", "sell", 1, 65_000);
    const spent = await bob.createMarketBuyOrderWithCost(SYMBOL, 1_000);
    expect(spent).toMatchObject({ status: "closed", filled: 0.01538, cost: 999.7 });
    expect(await bob.createOrder(SYMBOL, "market", "buy", 0.1)).toMatchObject({ status: "closed", average: 65_000 });
    await expect(bob.createOrder(SYMBOL, "limit", "buy", 0.1, 65_000, { postOnly: true })).rejects.toBeInstanceOf(
      ccxt.OrderImmediatelyFillable,
    );
    const ioc = await bob.createOrder(SYMBOL, "limit", "buy", 2, 65_000, { timeInForce: "IOC" });
    expect(ioc).toMatchObject({ status: "expired", filled: 0.88462 });
    const fok = await bob.createOrder(SYMBOL, "limit", "buy", 2, 65_000, { timeInForce: "FOK" });
    expect(fok).toMatchObject({ status: "expired", filled: 0 });
    expect(await alice.fetchOrder(idOf(ask), SYMBOL)).toMatchObject({ status: "closed", filled: 1 });
  });

  test("finds and cancels by client order id, and cancels all", async () => {
    await alice.createOrder(SYMBOL, "limit", "buy", 0.1, 50_000, { clientOrderId: "my-own-id" });
    expect(await alice.fetchOrder("", SYMBOL, { clientOrderId: "my-own-id" })).toMatchObject({ price: 50_000 });
    await alice.createOrder(SYMBOL, "limit", "buy", 0.1, 49_000);
    const cancelled = await alice.cancelAllOrders(SYMBOL);
    expect(cancelled.map(({ status }) => status)).toEqual(["canceled", "canceled"]);
    expect(await alice.fetchOpenOrders(SYMBOL)).toEqual([]);
  });

  test.each([
    ["too little money", () => bob.createOrder(SYMBOL, "limit", "buy", 100, 64_000), ccxt.InsufficientFunds],
    ["too small an order", () => bob.createOrder(SYMBOL, "limit", "buy", 0.00001, 64_000), ccxt.BadRequest],
    ["an unknown order", () => bob.fetchOrder("999999", SYMBOL), ccxt.OrderNotFound],
    ["a cancel of an unknown order", () => bob.cancelOrder("999999", SYMBOL), ccxt.OrderNotFound],
    [
      "a wrong secret",
      () => ccxtFor(server.url(), { ...server.account("bob"), apiSecret: "wrong" }).fetchBalance(),
      ccxt.AuthenticationError,
    ],
    [
      "an unknown key",
      () => ccxtFor(server.url(), { name: "", apiKey: "x".repeat(64), apiSecret: "y" }).fetchBalance(),
      ccxt.AuthenticationError,
    ],
  ])("%s is the typed exception of that kind", async (_what, call, exception) => {
    await expect(call()).rejects.toBeInstanceOf(exception);
  });
});

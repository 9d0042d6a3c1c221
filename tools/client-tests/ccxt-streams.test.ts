import type ccxt from "ccxt";
import type { Order } from "ccxt";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ccxtProFor } from "./src/ccxt-client.js";
import { serverForClients } from "./src/server-for-clients.js";

const server = serverForClients();
const SYMBOL = "BTC/USDT";
const idOf = ({ id }: Order): string => String(id);
/** What the user data stream told so far. */
const ordersOf = ({ orders }: { orders?: unknown }): unknown[] => orders as unknown[];
const WAIT = { timeout: 10_000, interval: 20 };

describe("ccxt.pro over WebSockets", () => {
  type Client = InstanceType<typeof ccxt.pro.binance>;
  let alice: Client;
  let bob: Client;
  beforeAll(async () => {
    alice = await ccxtProFor(server.url(), server.account("alice"));
    bob = await ccxtProFor(server.url(), server.account("bob"));
  });
  afterAll(async () => {
    await alice.close();
    await bob.close();
  });

  test("a watched order book equals the server's while orders come, trade and go", async () => {
    const watched = bob.watchOrderBook(SYMBOL);
    const first = await alice.createOrder(SYMBOL, "limit", "sell", 0.5, 64_010);
    let book = await watched;
    let watching = true;
    const follow = async (): Promise<void> => {
      while (watching) book = await bob.watchOrderBook(SYMBOL);
    };
    const following = follow();
    const agrees = () =>
      vi.waitFor(async () => {
        const { bids, asks } = await alice.fetchOrderBook(SYMBOL);
        expect({ bids: [...book.bids], asks: [...book.asks] }).toEqual({ bids, asks });
        return { bids: bids.length, asks: asks.length };
      }, WAIT);

    for (let level = 0; level < 30; level++) {
      await alice.createOrder(SYMBOL, "limit", "sell", 0.01, 64_020 + level);
      await bob.createOrder(SYMBOL, "limit", "buy", 0.01, 63_990 - level);
    }
    expect(await agrees()).toEqual({ bids: 30, asks: 31 });
    await bob.createOrder(SYMBOL, "limit", "buy", 0.56, 64_030);
    await alice.createOrder(SYMBOL, "market", "sell", 0.05);
    expect(await agrees()).toEqual({ bids: 25, asks: 24 });
    expect(await alice.fetchOrder(idOf(first), SYMBOL)).toMatchObject({ status: "closed" });
    await alice.cancelAllOrders(SYMBOL);
    await bob.cancelAllOrders(SYMBOL);
    expect(await agrees()).toEqual({ bids: 0, asks: 0 });

    // One more change ends the last wait.
    watching = false;
    await alice.createOrder(SYMBOL, "limit", "sell", 0.01, 70_000);
    await following;
    await alice.cancelAllOrders(SYMBOL);
  });

  test("trades, ticker, best prices and candles tell of a trade between two accounts", async () => {
    /** Waits for what a stream tells until it tells of the trade below. */
    const until = async <Told>(watch: () => Promise<Told>, tells: (told: Told) => boolean): Promise<Told> => {
      const told = await watch();
      return tells(told) ? told : until(watch, tells);
    };
    const streams = Promise.all([
      until(
        () => bob.watchTrades(SYMBOL),
        (trades) => trades.at(-1)?.price === 64_100,
      ),
      until(
        () => bob.watchTicker(SYMBOL),
        ({ last }) => last === 64_100,
      ),
      until(
        () => bob.watchOHLCV(SYMBOL, "1m"),
        (candles) => candles.at(-1)?.[4] === 64_100,
      ),
      until(
        () => bob.watchBidsAsks([SYMBOL]),
        (best) => best[SYMBOL]?.ask === 64_100,
      ),
    ]);
    let arrived = false;
    const traded = vi.waitUntil(async () => {
      // A stream that is subscribed a moment later sees a later trade.
      await alice.createOrder(SYMBOL, "limit", "sell", 0.02, 64_100);
      await bob.createOrder(SYMBOL, "limit", "buy", 0.01, 64_100);
      await alice.cancelAllOrders(SYMBOL);
      return arrived;
    }, WAIT);
    const [trades, ticker, candles, best] = await streams;
    arrived = true;
    await traded;
    expect(trades.at(-1)).toMatchObject({ symbol: SYMBOL, side: "buy", amount: 0.01, cost: 641 });
    expect(ticker).toMatchObject({ symbol: SYMBOL, close: 64_100 });
    expect(ticker.baseVolume).toBeGreaterThanOrEqual(0.01);
    const [openTime, , high] = candles.at(-1) as number[];
    expect((openTime as number) % 60_000).toBe(0);
    expect(high).toBeGreaterThanOrEqual(64_100);
    expect(best[SYMBOL]).toMatchObject({ symbol: SYMBOL });
  });

  test("user data: balances, orders and own trades of both sides of a trade", async () => {
    const before = await bob.fetchBalance();
    const aliceOrders = alice.watchOrders(SYMBOL);
    const bobOrders = bob.watchOrders(SYMBOL);
    const aliceTrades = alice.watchMyTrades(SYMBOL);
    const bobTrades = bob.watchMyTrades(SYMBOL);
    const bobBalance = bob.watchBalance();
    // Subscribed once this connection's own request is answered after it.
    await Promise.all([alice.fetchBalanceWs(), bob.fetchBalanceWs()]);

    const ask = await alice.createOrder(SYMBOL, "limit", "sell", 0.4, 64_200, { clientOrderId: "alice-ask" });
    expect((await aliceOrders).at(-1)).toMatchObject({
      id: ask.id,
      clientOrderId: "alice-ask",
      status: "open",
      price: 64_200,
      amount: 0.4,
      filled: 0,
    });
    const bid = await bob.createOrder(SYMBOL, "limit", "buy", 0.1, 64_200);
    expect((await aliceTrades).at(-1)).toMatchObject({
      order: ask.id,
      side: "sell",
      price: 64_200,
      amount: 0.1,
      takerOrMaker: "maker",
      fee: { currency: "USDT", cost: 6.42 },
    });
    expect((await bobTrades).at(-1)).toMatchObject({ order: bid.id, side: "buy", takerOrMaker: "taker" });
    await bobOrders;
    await vi.waitFor(() => {
      expect(ordersOf(bob).at(-1)).toMatchObject({ id: bid.id, status: "closed", filled: 0.1, cost: 6_420 });
      expect(ordersOf(alice).at(-1)).toMatchObject({ id: ask.id, status: "open", filled: 0.1, remaining: 0.3 });
    }, WAIT);
    const received = Number((await bobBalance).BTC?.free) - Number(before.BTC?.free);
    expect(received).toBeCloseTo(0.0999, 9);

    await alice.cancelOrder(idOf(ask), SYMBOL);
    await vi.waitFor(() => {
      expect(ordersOf(alice).at(-1)).toMatchObject({ id: ask.id, clientOrderId: "alice-ask", status: "canceled" });
    }, WAIT);
  });

  test("trades over the WebSocket API, and refusals are typed there too", async () => {
    const placed = await alice.createOrderWs(SYMBOL, "limit", "sell", 0.2, 64_300);
    expect(placed).toMatchObject({ status: "open", price: 64_300, amount: 0.2 });
    expect((await alice.fetchOpenOrdersWs(SYMBOL)).map(({ id }) => id)).toEqual([placed.id]);
    expect(await bob.createOrderWs(SYMBOL, "market", "buy", 0.1)).toMatchObject({ status: "closed", average: 64_300 });
    expect(await alice.fetchOrderWs(idOf(placed), SYMBOL)).toMatchObject({ filled: 0.1, remaining: 0.1 });
    expect((await alice.fetchMyTradesWs(SYMBOL)).at(-1)).toMatchObject({ order: placed.id, amount: 0.1 });
    expect(await alice.cancelOrderWs(idOf(placed), SYMBOL)).toMatchObject({ status: "canceled", filled: 0.1 });
    await expect(alice.cancelOrderWs("999999", SYMBOL)).rejects.toThrow("Unknown order sent.");
    await expect(bob.createOrderWs(SYMBOL, "limit", "buy", 100, 64_000)).rejects.toThrow(
      "Account has insufficient balance for requested action.",
    );
    // This client hands the account on as it came, without reading the balances.
    expect((await bob.fetchBalanceWs()).info).toMatchObject({ accountType: "SPOT", canTrade: true });
  });
});

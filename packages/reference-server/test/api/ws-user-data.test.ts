import type { ReleasedCommand } from "@pricetime/adapters";
import { invariant } from "@pricetime/engine";
import { startExchange } from "@pricetime/reference-server/testing";
import { cancelOpenOrders, cancelOrder, newOrder, type Order, type OrderFull } from "@pricetime/sdk";
import { checkSchema, USER_DATA_EVENTS, type UserDataEventType } from "@pricetime/sdk/wire";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { MovedClock } from "./moved-clock.js";
import { createFlow } from "./stream-flow.js";
import { exchangeForTests } from "./support.js";
import { type Message, TestSocket } from "./ws-support.js";

const exchange = exchangeForTests();
const sockets: TestSocket[] = [];
afterEach(async () => {
  for (const name of ["alice", "bob"]) {
    await cancelOpenOrders(exchange.client(name), { symbol: "BTCUSDT" }).catch(() => {});
  }
  for (const socket of sockets.splice(0)) await socket.close();
});

async function open(path: string): Promise<TestSocket> {
  const socket = await TestSocket.open(exchange.running().url, path);
  sockets.push(socket);
  return socket;
}

/** A WebSocket API connection subscribed to an account. */
async function subscribed(name: string): Promise<TestSocket> {
  const socket = await open("/ws-api/v3");
  const reply = await socket.askSigned(exchange.keyOf(name), "userDataStream.subscribe.signature");
  expect(reply).toMatchObject({ status: 200, result: { subscriptionId: 0 } });
  return socket;
}

const order = (who: string, parameters: object): Promise<OrderFull> =>
  newOrder(exchange.client(who), { symbol: "BTCUSDT", ...parameters } as never) as Promise<OrderFull>;

const limit = (side: "BUY" | "SELL", price: string, quantity: string, timeInForce = "GTC") => ({
  side,
  type: "LIMIT",
  timeInForce,
  price,
  quantity,
});

/** Waits for `count` events; there are no more, and each is as documented. */
async function eventsOf(socket: TestSocket, count: number): Promise<Message[]> {
  await socket.until(() => socket.events().length >= count, `${count} events`);
  const events = socket.events();
  for (const event of events) {
    const type = event.e as UserDataEventType;
    expect(checkSchema(USER_DATA_EVENTS[type].payload, event, type)).toEqual([]);
  }
  expect(events.map(({ e }) => e)).toHaveLength(count);
  return events;
}

// A MARKET order is judged by the average price: there must be one.
beforeAll(async () => {
  await order("bob", limit("SELL", "100", "0.1"));
  await order("alice", limit("BUY", "100", "0.1"));
});

const accountOf = (name: string): number => exchange.keyOf(name).accountId;
const operator = (accountId: number) => ({ accountId, actor: "operator:test" });

describe("what an account is told", () => {
  test("a MARKET order that half fills: NEW, a TRADE for each match, EXPIRED, then the balances once", async () => {
    await order("bob", limit("SELL", "100", "0.1"));
    await order("bob", limit("SELL", "101", "0.2"));
    const socket = await subscribed("alice");
    const placed = await order("alice", { side: "BUY", type: "MARKET", quantity: "0.5", newClientOrderId: "half" });
    const events = await eventsOf(socket, 5);
    const common = {
      s: "BTCUSDT",
      c: "half",
      C: "",
      S: "BUY",
      o: "MARKET",
      f: "GTC",
      i: placed.orderId,
      g: -1,
      r: "NONE",
    };
    const none = { l: "0.00000000", L: "0.00000000", n: "0", N: null, t: -1, m: false, M: false, Y: "0.00000000" };
    expect(events[0]).toMatchObject({
      ...common,
      ...none,
      x: "NEW",
      X: "NEW",
      w: true,
      z: "0.00000000",
      q: "0.50000000",
    });
    expect(events[1]).toMatchObject({
      ...common,
      ...{ x: "TRADE", X: "PARTIALLY_FILLED", l: "0.10000000", L: "100.00000000", Y: "10.00000000" },
      ...{ z: "0.10000000", Z: "10.00000000", n: "0.0001000000", N: "BTC", w: false, m: false, M: true },
    });
    expect(events[2]).toMatchObject({
      x: "TRADE",
      l: "0.20000000",
      L: "101.00000000",
      z: "0.30000000",
      Z: "30.20000000",
    });
    expect(events[3]).toMatchObject({
      ...common,
      ...none,
      ...{
        x: "EXPIRED",
        X: "EXPIRED",
        z: "0.30000000",
        w: false,
        eR: "INSUFFICIENT_LIQUIDITY",
        T: placed.transactTime,
      },
    });
    const ids = events.slice(0, 4).map(({ I }) => Number(I));
    expect(ids).toEqual([...ids].sort((one, other) => one - other));
    expect(events.slice(1, 3).map(({ t }) => t)).toEqual(placed.fills.map(({ tradeId }) => tradeId));
    expect(events[4]).toMatchObject({ e: "outboundAccountPosition", u: placed.transactTime });
    const account = (await exchange.signed("alice", "GET", "/api/v3/account")).body as { balances: Message[] };
    const balances = new Map(account.balances.map(({ asset, free, locked }) => [asset, { f: free, l: locked }]));
    const told = (events[4]?.B ?? []) as Message[];
    expect(told.map(({ a }) => a).sort()).toEqual(["BTC", "USDT"]);
    for (const { a, f, l } of told) expect({ f, l }).toEqual(balances.get(a));
  });

  test("the maker: its trade while the order is on the book, then the one that fills it", async () => {
    const placed = await order("bob", { ...limit("SELL", "100", "0.3"), newClientOrderId: "maker" });
    const socket = await subscribed("bob");
    await order("alice", limit("BUY", "100", "0.1"));
    await order("alice", limit("BUY", "100", "0.2"));
    const [first, , second] = await eventsOf(socket, 4);
    const common = { c: "maker", i: placed.orderId, x: "TRADE", m: true, M: true, N: "USDT", O: placed.transactTime };
    expect(first).toMatchObject({ ...common, X: "PARTIALLY_FILLED", w: true, W: placed.workingTime, n: "0.01000000" });
    expect(second).toMatchObject({ ...common, X: "FILLED", w: false, z: "0.30000000" });
    expect(second).not.toHaveProperty("W");
  });

  test("placing and cancelling move balances too, and a cancel has its own name", async () => {
    const socket = await subscribed("alice");
    const placed = await order("alice", { ...limit("BUY", "50", "1"), newClientOrderId: "mine" });
    const by = { symbol: "BTCUSDT", orderId: placed.orderId, newClientOrderId: "stop-it" };
    await cancelOrder(exchange.client("alice"), by);
    const events = await eventsOf(socket, 4);
    expect(events[0]).toMatchObject({ x: "NEW", X: "NEW", w: true, W: placed.transactTime, c: "mine", C: "" });
    expect(events[1]).toMatchObject({ e: "outboundAccountPosition", B: [{ a: "USDT", l: "50.00000000" }] });
    expect(events[2]).toMatchObject({
      x: "CANCELED",
      X: "CANCELED",
      c: "stop-it",
      C: "mine",
      w: false,
      i: placed.orderId,
    });
    expect(events[3]).toMatchObject({ e: "outboundAccountPosition", B: [{ a: "USDT", l: "0.00000000" }] });
  });

  test("cancelling all tells each order, then the balances once", async () => {
    for (const price of ["50", "51", "52"]) await order("alice", limit("BUY", price, "1"));
    const socket = await subscribed("alice");
    await cancelOpenOrders(exchange.client("alice"), { symbol: "BTCUSDT" });
    const events = await eventsOf(socket, 4);
    expect(events.map(({ e, x }) => x ?? e)).toEqual([
      ...["CANCELED", "CANCELED", "CANCELED", "outboundAccountPosition"],
    ]);
    for (const { c, C } of events.slice(0, 3)) expect([c, C]).not.toContain("");
  });

  test("an IOC order expires with what it could not fill", async () => {
    await order("bob", limit("SELL", "100", "0.1"));
    const socket = await subscribed("alice");
    await order("alice", limit("BUY", "100", "0.3", "IOC"));
    await order("alice", limit("BUY", "90", "0.3", "FOK"));
    const events = await eventsOf(socket, 6);
    expect(events.map(({ x, e }) => x ?? e)).toEqual([
      ...["NEW", "TRADE", "EXPIRED", "outboundAccountPosition"],
      ...["NEW", "EXPIRED"],
    ]);
    expect(events[1]).toMatchObject({ X: "PARTIALLY_FILLED", w: false });
    expect(events[2]).toMatchObject({ X: "EXPIRED", eR: "UNFILLED_IOC_QUANTITY_EXPIRED", z: "0.10000000" });
    expect(events[5]).toMatchObject({ X: "EXPIRED", eR: "UNFILLED_FOK_ORDER_EXPIRED", z: "0.00000000" });
  });

  test("deposits, withdrawals step by step and transfers", async () => {
    const socket = await subscribed("alice");
    const { exchange: venue } = exchange.running();
    const usdt = venue.markets.asset("USDT")?.assetId ?? -1;
    const alice = operator(accountOf("alice"));
    const amount = 12_50000000n;
    await venue.submit({ type: "Deposit", assetId: usdt, amount, externalId: "deposit-1" }, alice);
    await venue.submit({ type: "Deposit", assetId: usdt, amount, externalId: "deposit-1" }, alice);
    await venue.submit({ type: "RequestWithdrawal", assetId: usdt, amount, externalId: "out-1" }, alice);
    await venue.submit({ type: "ApproveWithdrawal", externalId: "out-1" }, operator(0));
    await venue.submit({ type: "SendWithdrawal", externalId: "out-1" }, operator(0));
    await venue.submit({ type: "RequestWithdrawal", assetId: usdt, amount, externalId: "out-2" }, alice);
    await venue.submit({ type: "RejectWithdrawal", externalId: "out-2" }, operator(0));
    const below = await venue.submit({ type: "OpenAccount", externalId: "alice-below" }, alice);
    const [opened] = below.executed.events;
    const toAccountId = opened?.type === "AccountOpened" ? opened.accountId : -1;
    await venue.submit({ type: "Transfer", toAccountId, assetId: usdt, amount, externalId: "over-1" }, alice);
    const events = await eventsOf(socket, 9);
    expect(events.map(({ e, d }) => d ?? e)).toEqual([
      "12.50000000",
      "outboundAccountPosition",
      "outboundAccountPosition",
      "-12.50000000",
      "outboundAccountPosition",
      "outboundAccountPosition",
      "outboundAccountPosition",
      "-12.50000000",
      "outboundAccountPosition",
    ]);
    expect(events[0]).toMatchObject({ e: "balanceUpdate", a: "USDT", T: expect.any(Number) });
    expect(events[2]).toMatchObject({ B: [{ a: "USDT", l: "12.50000000" }] });
    expect(events[6]).toMatchObject({ B: [{ a: "USDT", l: "0.00000000" }] });
  });
});

describe("two accounts", () => {
  test("each is told every execution of its own orders once and in order, and nothing of the other's", async () => {
    const running = exchange.running();
    const released: ReleasedCommand[] = [];
    const stop = running.exchange.feed.subscribe((batch) => released.push(...batch));
    const alice = await subscribed("alice");
    const bob = await subscribed("bob");
    const { listenKey } = (await exchange
      .send("/api/v3/userDataStream", {
        method: "POST",
        headers: { "x-mbx-apikey": exchange.keyOf("alice").apiKey },
      })
      .then(({ body }) => body)) as { listenKey: string };
    const legacy = await open(`/ws/${listenKey}`);
    await createFlow(running, 23).run(1_500);

    const expected = (name: string): string[] =>
      released.flatMap(({ executed: { events } }) =>
        events.flatMap((event) =>
          "executionId" in event && event.accountId === accountOf(name)
            ? [`${event.symbolId}:${event.executionId}:${event.orderId}:${event.status}`]
            : [],
        ),
      );
    const symbolIds = new Map(running.exchange.markets.all().map(({ definition: d }) => [d.symbol, d.symbolId]));
    const told = (socket: TestSocket): string[] =>
      socket
        .events()
        .filter(({ e }) => e === "executionReport")
        .map(({ s, I, i, X }) => `${symbolIds.get(String(s))}:${I}:${i}:${X}`);
    for (const [socket, name] of [
      [alice, "alice"],
      [bob, "bob"],
      [legacy, "alice"],
    ] as const) {
      const all = expected(name);
      await socket.until(() => told(socket).length >= all.length, `${name}'s executions`);
      expect(told(socket)).toEqual(all);
      const positions = released.filter(({ executed: { events } }) =>
        events.some((event) => event.type === "BalanceChanged" && event.accountId === accountOf(name)),
      );
      await socket.until(
        () => socket.events().filter(({ e }) => e === "outboundAccountPosition").length >= positions.length,
        "the balances",
      );
      expect(socket.events().filter(({ e }) => e === "outboundAccountPosition")).toHaveLength(positions.length);
    }
    stop();
    const counts = { alice: told(alice).length, bob: told(bob).length };
    console.log("executions told:", counts);
    expect(Math.min(counts.alice, counts.bob)).toBeGreaterThan(400);

    // The last balances told are the balances.
    const account = (await exchange.signed("bob", "GET", "/api/v3/account")).body as { balances: Message[] };
    for (const { asset, free, locked } of account.balances) {
      const last = bob
        .events()
        .flatMap(({ B }) => (B ?? []) as Message[])
        .findLast(({ a }) => a === asset);
      if (last !== undefined) expect(last).toEqual({ a: asset, f: free, l: locked });
    }
  });
});

describe("subscriptions", () => {
  test("one for each account of a connection; ending says so", async () => {
    const socket = await subscribed("alice");
    const again = await socket.askSigned(exchange.keyOf("alice"), "userDataStream.subscribe.signature");
    expect(again).toMatchObject({ status: 400, error: { code: -2035 } });
    const bob = await socket.askSigned(exchange.keyOf("bob"), "userDataStream.subscribe.signature");
    expect(bob).toMatchObject({ result: { subscriptionId: 1 } });
    expect(await socket.ask("userDataStream.unsubscribe", { subscriptionId: 7 })).toMatchObject({
      status: 400,
      error: { code: -2036 },
    });
    expect(await socket.ask("userDataStream.unsubscribe", { subscriptionId: 0 })).toMatchObject({ result: {} });
    const end = await socket.next(({ event }) => event !== undefined, "the end");
    expect(end).toMatchObject({ subscriptionId: 0, event: { e: "eventStreamTerminated" } });
    await order("alice", limit("BUY", "50", "1"));
    await order("bob", limit("BUY", "50", "1"));
    await socket.next(({ event }) => (event as Message | undefined)?.e === "executionReport", "bob's order");
    const told = socket.messages.filter(({ event }) => (event as Message | undefined)?.e === "executionReport");
    expect(told.map(({ subscriptionId }) => subscriptionId)).toEqual([1]);
    expect(await socket.ask("userDataStream.unsubscribe")).toMatchObject({ result: {} });
    expect(await socket.ask("userDataStream.unsubscribe")).toMatchObject({ error: { code: -2036 } });
    const third = await socket.askSigned(exchange.keyOf("alice"), "userDataStream.subscribe.signature");
    expect(third).toMatchObject({ result: { subscriptionId: 2 } });
  });

  test("a wrong key, signature or time opens nothing", async () => {
    const socket = await open("/ws-api/v3");
    const { apiKey, secret } = exchange.keyOf("alice");
    const subscribe = (key: object) =>
      socket.askSigned({ ...exchange.keyOf("alice"), ...key }, "userDataStream.subscribe.signature");
    expect(await subscribe({ apiKey: "f".repeat(64) })).toMatchObject({ status: 401, error: { code: -2015 } });
    expect(await subscribe({ apiKey: "short" })).toMatchObject({ status: 401, error: { code: -2014 } });
    expect(await subscribe({ secret: secret.replace(/^./, "g") })).toMatchObject({
      status: 400,
      error: { code: -1022 },
    });
    expect(await socket.ask("userDataStream.subscribe.signature", { apiKey })).toMatchObject({
      error: { code: -1102 },
    });
    await order("alice", limit("BUY", "50", "1"));
    expect(socket.events()).toEqual([]);
  });

  test("a listen key: bare or named events, its end ends them", async () => {
    const { apiKey } = exchange.keyOf("bob");
    const call = async (method: string, query = ""): Promise<Message> =>
      (await exchange.send(`/api/v3/userDataStream${query}`, { method, headers: { "x-mbx-apikey": apiKey } }))
        .body as Message;
    const { listenKey } = await call("POST");
    const bare = await open(`/ws/${listenKey}`);
    const named = await open(`/stream?streams=${listenKey}/btcusdt@bookTicker`);
    const late = await open("/ws");
    expect(await late.ask("SUBSCRIBE", [String(listenKey)])).toMatchObject({ result: null });
    await order("bob", limit("BUY", "50", "1"));
    await eventsOf(bare, 2);
    await eventsOf(late, 2);
    expect(bare.messages[0]).toMatchObject({ e: "executionReport", x: "NEW" });
    const wrapped = await named.next(({ stream }) => stream === listenKey, "a named event");
    expect(wrapped).toMatchObject({ data: { e: "executionReport" } });
    expect(await call("DELETE", `?listenKey=${String(listenKey)}`)).toEqual({});
    await cancelOpenOrders(exchange.client("bob"), { symbol: "BTCUSDT" });
    expect(await late.ask("LIST_SUBSCRIPTIONS")).toMatchObject({ result: [] });
    expect(bare.events()).toHaveLength(2);
    const unknown = await open(`/ws/${listenKey}`);
    expect(await unknown.ask("LIST_SUBSCRIPTIONS")).toMatchObject({ result: [] });
  });
});

test("a listen key that nobody renews expires, and says so", async () => {
  const clock = new MovedClock(Date.now());
  const forever = Number.POSITIVE_INFINITY;
  const started = await startExchange({ clock, sockets: { lifeMs: forever, pongWithinMs: forever } });
  try {
    const { listenKeys } = started.exchange;
    const listenKey = listenKeys.open(started.keys.alice?.accountId ?? 0);
    const socket = await TestSocket.open(started.url, `/ws/${listenKey}`);
    clock.pass(59 * 60_000);
    listenKeys.sweep();
    expect(await socket.ask("LIST_SUBSCRIPTIONS")).toMatchObject({ result: [listenKey] });
    clock.pass(2 * 60_000);
    listenKeys.sweep();
    const expired = await socket.next(({ e }) => e !== undefined, "the end of the key");
    expect(checkSchema(USER_DATA_EVENTS.listenKeyExpired.payload, expired)).toEqual([]);
    expect(expired).toMatchObject({ e: "listenKeyExpired", listenKey });
    expect(await socket.ask("LIST_SUBSCRIPTIONS")).toMatchObject({ result: [] });
    await socket.close();
  } finally {
    await started.close();
  }
});

test("events carry what the order was, whatever happened to it since", async () => {
  const socket = await subscribed("alice");
  const placed = await order("alice", limit("BUY", "60", "1"));
  const [report] = await eventsOf(socket, 2);
  invariant(report !== undefined, "a placed order is reported");
  const queried = (
    await exchange.signed("alice", "GET", "/api/v3/order", { symbol: "BTCUSDT", orderId: placed.orderId })
  ).body as Order;
  expect(report).toMatchObject({
    c: queried.clientOrderId,
    p: queried.price,
    q: queried.origQty,
    z: queried.executedQty,
    Z: queried.cummulativeQuoteQty,
    Q: queried.origQuoteOrderQty,
    X: queried.status,
    O: queried.time,
    W: queried.workingTime,
    V: queried.selfTradePreventionMode,
  });
});

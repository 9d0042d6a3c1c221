import { newOrder } from "@pricetime/sdk";
import { checkSchema, KLINE_INTERVALS, parseStreamName, STREAMS } from "@pricetime/sdk/wire";
import { beforeAll, describe, expect, test } from "vitest";
import { exchangeForTests } from "./support.js";
import { type Message, TestSocket } from "./ws-support.js";

const exchange = exchangeForTests();
const open = (path: string): Promise<TestSocket> => TestSocket.open(exchange.running().url, path);

const order = (who: string, side: "BUY" | "SELL", price: string, quantity: string) =>
  newOrder(exchange.client(who), { symbol: "BTCUSDT", side, type: "LIMIT", timeInForce: "GTC", price, quantity });

/** One trade at 100 and something left on both sides. */
async function trade(): Promise<void> {
  await order("alice", "SELL", "100", "0.1");
  await order("bob", "BUY", "100", "0.1");
}

beforeAll(async () => {
  await order("alice", "SELL", "101", "1");
  await order("bob", "BUY", "99", "2");
  await trade();
});

const EVERY_STREAM = [
  "trade",
  "aggTrade",
  ...KLINE_INTERVALS.map((interval) => `kline_${interval}`),
  "miniTicker",
  "ticker",
  "bookTicker",
  "avgPrice",
  "depth",
  "depth@100ms",
  "depth@1000ms",
  ...["5", "10", "20"].flatMap((levels) => [`depth${levels}`, `depth${levels}@100ms`, `depth${levels}@1000ms`]),
]
  .map((name) => `btcusdt@${name}`)
  .concat("!miniTicker@arr", "!ticker@arr");

describe("every stream of the contract", () => {
  test("sends what its schema says and nothing else", async () => {
    const socket = await open(`/stream?streams=${EVERY_STREAM.join("/")}`);
    await trade();
    await trade();
    const names = (): Set<unknown> => new Set(socket.messages.map(({ stream }) => stream));
    await socket.until(() => names().size === EVERY_STREAM.length, "a message of each stream");
    expect([...names()].sort()).toEqual([...EVERY_STREAM].sort());
    for (const { stream, data, ...more } of socket.messages) {
      const asked = parseStreamName(String(stream));
      if (asked === undefined) throw new Error(`${String(stream)} is no stream`);
      expect(more).toEqual({});
      expect(checkSchema(STREAMS[asked.id].payload, data, String(stream))).toEqual([]);
    }
    await socket.close();
  });

  test("tells a trade as REST does", async () => {
    const socket = await open("/ws/btcusdt@trade/btcusdt@aggTrade");
    // Two makers at one price and one at another: three trades, two aggregates.
    await order("alice", "SELL", "100", "0.1");
    await order("alice", "SELL", "100", "0.2");
    await order("alice", "SELL", "100.5", "0.1");
    await order("bob", "BUY", "100.5", "0.4");
    await socket.until(() => socket.messages.length === 5, "three trades and two aggregates");
    const told = (type: string): Message[] => socket.messages.filter(({ e }) => e === type);
    const trades = (await exchange.get("/api/v3/trades", { symbol: "BTCUSDT", limit: 3 })).body as Message[];
    expect(told("trade").map(({ t, p, q, T, m }) => ({ t, p, q, T, m }))).toEqual(
      trades.map(({ id, price, qty, time, isBuyerMaker }) => ({ t: id, p: price, q: qty, T: time, m: isBuyerMaker })),
    );
    const aggregates = (await exchange.get("/api/v3/aggTrades", { symbol: "BTCUSDT", limit: 2 })).body as Message[];
    expect(told("aggTrade").map(({ e: _e, E: _E, s: _s, ...trade }) => trade)).toEqual(aggregates);
    expect(told("aggTrade").map(({ q }) => q)).toEqual(["0.30000000", "0.10000000"]);
    await socket.close();
  });

  test("tells the average price as REST does", async () => {
    const socket = await open("/ws/btcusdt@avgPrice");
    await order("alice", "SELL", "100.5", "0.7");
    await order("bob", "BUY", "100.5", "0.7");
    const { price, closeTime } = (await exchange.get("/api/v3/avgPrice", { symbol: "BTCUSDT" })).body as Message;
    const told = await socket.next(({ e, T }) => e === "avgPrice" && T === closeTime, "the average after the trade");
    expect(told).toEqual({ e: "avgPrice", E: expect.any(Number), s: "BTCUSDT", i: "5m", w: price, T: closeTime });
    await socket.close();
  });

  test("tells tickers and the best prices as REST does", async () => {
    const socket = await open("/ws/btcusdt@ticker/btcusdt@bookTicker/btcusdt@miniTicker/btcusdt@depth5@100ms");
    await trade();
    const rest = (await exchange.get("/api/v3/ticker/24hr", { symbol: "BTCUSDT" })).body as Message;
    const { count } = rest;
    const ticker = await socket.next(({ e, n }) => e === "24hrTicker" && n === count, "the ticker after the trade");
    expect(ticker).toMatchObject({
      p: rest.priceChange,
      P: rest.priceChangePercent,
      w: rest.weightedAvgPrice,
      x: rest.prevClosePrice,
      c: rest.lastPrice,
      Q: rest.lastQty,
      b: rest.bidPrice,
      B: rest.bidQty,
      a: rest.askPrice,
      A: rest.askQty,
      o: rest.openPrice,
      h: rest.highPrice,
      l: rest.lowPrice,
      v: rest.volume,
      q: rest.quoteVolume,
      F: rest.firstId,
      L: rest.lastId,
    });
    const mini = await socket.next(({ e, v }) => e === "24hrMiniTicker" && v === rest.volume, "the mini ticker");
    expect(mini).toMatchObject({ c: rest.lastPrice, o: rest.openPrice, q: rest.quoteVolume });
    const depth = (await exchange.get("/api/v3/depth", { symbol: "BTCUSDT", limit: 5 })).body as Message;
    const partial = await socket.next(({ lastUpdateId }) => lastUpdateId === depth.lastUpdateId, "the book's top");
    expect(partial).toEqual(depth);
    const books = socket.messages.filter(({ u }) => u !== undefined);
    expect(books.at(-1)).toMatchObject({
      b: rest.bidPrice,
      B: rest.bidQty,
      a: rest.askPrice,
      A: rest.askQty,
    });
    await socket.close();
  });

  test("tells the best prices also when only a quantity changes, and not when it is another level", async () => {
    const socket = await open("/ws/btcusdt@bookTicker");
    await socket.until(() => socket.messages.length === 1, "the greeting");
    const [greeting] = socket.messages;
    await order("bob", "BUY", "90", "1");
    await order("bob", "BUY", String(Number(greeting?.b)), "0.5");
    await order("alice", "SELL", String(Number(greeting?.a)), "0.5");
    await socket.until(() => socket.messages.length === 3, "two changes");
    const more = (quantity: unknown): string => (Number(quantity) + 0.5).toFixed(8);
    expect(socket.messages[1]).toMatchObject({ b: greeting?.b, B: more(greeting?.B), A: greeting?.A });
    expect(socket.messages[2]).toMatchObject({ a: greeting?.a, B: more(greeting?.B), A: more(greeting?.A) });
    await socket.close();
  });

  test("greets with the present state and is silent while nothing changes", async () => {
    const socket = await open("/ws/btcusdt@bookTicker/btcusdt@depth5@100ms/btcusdt@depth@100ms/btcusdt@trade");
    await socket.until(() => socket.messages.length === 2, "two greetings");
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(socket.messages).toHaveLength(2);
    expect(socket.messages.some(({ e }) => e === "depthUpdate")).toBe(false);
    await socket.close();
  });
});

describe("connections", () => {
  test("raw ones send payloads, combined ones name the stream, and each can change its mind", async () => {
    const socket = await open("/ws");
    expect(await socket.ask("GET_PROPERTY", ["combined"])).toEqual({ id: 1, result: false });
    expect(await socket.ask("SUBSCRIBE", ["btcusdt@trade"])).toEqual({ id: 2, result: null });
    await trade();
    expect(await socket.next(({ e }) => e === "trade", "a bare trade")).toMatchObject({ s: "BTCUSDT" });
    expect(await socket.ask("SET_PROPERTY", ["combined", true])).toEqual({ id: 3, result: null });
    await trade();
    const wrapped = await socket.next(({ stream }) => stream === "btcusdt@trade", "a named trade");
    expect(wrapped).toMatchObject({ data: { e: "trade" } });
    expect(await socket.ask("LIST_SUBSCRIPTIONS")).toEqual({ id: 4, result: ["btcusdt@trade"] });
    expect(await socket.ask("UNSUBSCRIBE", ["btcusdt@trade"])).toEqual({ id: 5, result: null });
    expect(await socket.ask("LIST_SUBSCRIPTIONS")).toEqual({ id: 6, result: [] });
    const before = socket.messages.length;
    await trade();
    expect(await socket.ask("GET_PROPERTY", ["combined"])).toEqual({ id: 7, result: true });
    expect(socket.messages).toHaveLength(before + 1);
    await socket.close();
  });

  test.each(["/ws", "/ws/", "/ws/0", "/ws/17", "/stream", "/stream?streams=", "/ws/nobody@knows/xyzusdt@trade"])(
    "%s opens without streams and takes subscriptions",
    async (path) => {
      const socket = await open(path);
      expect(await socket.ask("LIST_SUBSCRIPTIONS")).toMatchObject({ result: [] });
      expect(await socket.ask("SUBSCRIBE", ["ethbtc@bookTicker"])).toMatchObject({ result: null });
      expect(await socket.ask("LIST_SUBSCRIPTIONS")).toMatchObject({ result: ["ethbtc@bookTicker"] });
      await socket.close();
    },
  );

  test("names may be percent-encoded", async () => {
    for (const path of ["/ws/btcusdt%40trade%2Fethbtc%40trade", "/stream?streams=btcusdt%40trade/ethbtc%40trade"]) {
      const socket = await open(path);
      expect(await socket.ask("LIST_SUBSCRIPTIONS")).toMatchObject({ result: ["btcusdt@trade", "ethbtc@trade"] });
      await socket.close();
    }
  });

  test("times come in microseconds on request, and other units are refused", async () => {
    const socket = await open("/ws/btcusdt@trade?timeUnit=MICROSECOND");
    await trade();
    const { T, E } = await socket.next(({ e }) => e === "trade", "a trade");
    expect(Number(T)).toBeGreaterThan(Date.now() * 999);
    expect(Number(E)).toBeGreaterThan(Date.now() * 999);
    await socket.close();
    const upgrade = { connection: "Upgrade", upgrade: "websocket" };
    const refused = await exchange.send("/ws?timeUnit=NANOSECOND", { headers: upgrade });
    expect(refused).toMatchObject({ status: 400, body: { code: -1194 } });
  });

  test("other paths are not found", async () => {
    for (const path of ["/", "/wss", "/ws-api", "/ws-api/v2", "/streams", "/api/v3/ping"]) {
      await expect(open(path)).rejects.toThrow("404");
    }
  });

  test("ids come back as they were sent", async () => {
    const socket = await open("/ws");
    const replies: string[] = [];
    socket.socket.on("message", (data) => replies.push(String(data)));
    for (const id of ["1795410612706123456", "-3", '"abc123"', "null"]) {
      socket.send(`{"method":"LIST_SUBSCRIPTIONS","id":${id}}`);
    }
    await socket.until(() => replies.length === 4, "four replies");
    expect(replies).toEqual(["1795410612706123456", "-3", '"abc123"', "null"].map((id) => `{"result":[],"id":${id}}`));
    await socket.close();
  });
});

describe("bad control messages get the documented errors", () => {
  const cases: readonly (readonly [string, number, string])[] = [
    ["garbage", 3, "Invalid JSON: expected value at line 1 column 1"],
    ["[1,2]", 2, "Invalid request: missing field `method`"],
    ["{}", 2, "Invalid request: missing field `method`"],
    ['{"method":"subscribe","id":1}', 2, "Invalid request: unknown variant `subscribe`, expected one of"],
    ['{"method":7,"id":1}', 2, "Invalid request: unknown variant"],
    ['{"method":"SUBSCRIBE","params":["not a stream"],"id":1}', 2, "Invalid request: invalid stream"],
    ['{"method":"SUBSCRIBE","params":[5],"id":1}', 2, "Invalid request: invalid stream"],
    ['{"method":"SUBSCRIBE","params":"btcusdt@trade","id":1}', 2, "Invalid request: invalid stream"],
    ['{"method":"SUBSCRIBE","params":[],"id":1.5}', 2, "Invalid request: request ID must be an unsigned integer"],
    ['{"method":"SUBSCRIBE","params":[],"id":{}}', 2, "Invalid request: request ID must be an unsigned integer"],
    ['{"method":"SET_PROPERTY","params":["combined","yes"],"id":1}', 1, "Invalid value type: expected Boolean"],
    ['{"method":"SET_PROPERTY","params":["colour",true],"id":1}', 0, "Unknown property"],
    ['{"method":"SET_PROPERTY","params":["combined",true,1],"id":1}', 2, "Invalid request: too many parameters"],
    ['{"method":"GET_PROPERTY","params":[true],"id":1}', 2, "Invalid request: property name must be a string"],
    ['{"method":"GET_PROPERTY","id":1}', 2, "Invalid request: property name must be a string"],
  ];

  test.each(cases)("%s", async (text, code, msg) => {
    const socket = await open("/ws");
    socket.send(text);
    const reply = await socket.next(() => true, "the error");
    expect(reply).toMatchObject({ code, msg: expect.stringContaining(msg), error: { code } });
    expect(reply.id).toBe(text.includes('"id":1}') ? 1 : undefined);
    expect(await socket.ask("LIST_SUBSCRIPTIONS")).toMatchObject({ result: [] });
    await socket.close();
  });
});

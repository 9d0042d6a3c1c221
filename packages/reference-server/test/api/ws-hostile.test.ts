import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";
import { BINANCE_LIMITS } from "@pricetime/reference-server";
import { type StartedExchange, startExchange } from "@pricetime/reference-server/testing";
import { KLINE_INTERVALS } from "@pricetime/sdk/wire";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFlow } from "./stream-flow.js";
import { exchangeForTests } from "./support.js";
import { type Closing, eventually, type Message, TestSocket } from "./ws-support.js";

const exchange = exchangeForTests({ limits: BINANCE_LIMITS });
const open = (path: string): Promise<TestSocket> => TestSocket.open(exchange.running().url, path);

const PATHS = ["/ws", "/stream", "/ws-api/v3"] as const;

/** The server still serves: a new client, a request and a stream. */
async function expectAlive({ url }: StartedExchange): Promise<void> {
  const socket = await TestSocket.open(url, "/stream?streams=btcusdt@bookTicker");
  await socket.next(({ stream }) => stream !== undefined, "the best prices");
  await socket.close();
}

/** Lets sockets be read. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Opens a WebSocket by hand, so that anything may follow. */
function rawSocket(url: string, path: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    socket.once("error", reject);
    socket.once("data", (answer) => {
      if (answer.toString("latin1").startsWith("HTTP/1.1 101")) resolve(socket);
      else reject(new Error(answer.toString("latin1")));
    });
    socket.write(
      `GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: Upgrade\r\nupgrade: websocket\r\n` +
        `sec-websocket-version: 13\r\nsec-websocket-key: ${randomBytes(16).toString("base64")}\r\n\r\n`,
    );
  });
}

/** The code of the close frame that the server sends, and nothing after it. */
function closeCode(socket: Socket): Promise<number> {
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  socket.on("error", () => {});
  return new Promise((resolve) => {
    socket.on("close", () => {
      const all = Buffer.concat(chunks);
      const frame = all.lastIndexOf(0x88);
      resolve(frame < 0 ? 0 : all.readUInt16BE(frame + 2));
    });
  });
}

describe.each(PATHS)("on %s", (path) => {
  test("binary is refused by 1003", async () => {
    const socket = await open(path);
    socket.socket.send(randomBytes(100), { binary: true });
    expect(await socket.closed).toMatchObject({ code: 1003 });
  });

  test("a message above 16 KiB is refused by 1009, in one piece and in many", async () => {
    const whole = await open(path);
    whole.send("x".repeat(16 * 1024 + 1));
    expect(await whole.closed).toMatchObject({ code: 1009 });
    const pieces = await open(path);
    for (let sent = 0; sent < 20; sent++) pieces.socket.send("x".repeat(1_000), { fin: false });
    expect(await pieces.closed).toMatchObject({ code: 1009 });
    const crumbs = await open(path);
    for (let sent = 0; sent < 200; sent++) crumbs.socket.send("x", { fin: false });
    expect([1008, 1009]).toContain((await crumbs.closed).code);
  });

  test("text that is not UTF-8, and bytes that are no frames, are refused", async () => {
    const { url } = exchange.running();
    const wrongText = await rawSocket(url, path);
    const code = closeCode(wrongText);
    wrongText.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28]));
    expect(await code).toBe(1007);
    for (let tries = 0; tries < 5; tries++) {
      const garbage = await rawSocket(url, path);
      const ended = closeCode(garbage);
      garbage.write(Buffer.concat([Buffer.from([0xff, 0xff]), randomBytes(2_000)]));
      expect([1002, 1009]).toContain(await ended);
    }
  });

  test("deep and odd JSON gets an answer", async () => {
    const bombs = [
      "[".repeat(8_000) + "]".repeat(8_000),
      `${'{"a":'.repeat(2_500)}1${"}".repeat(2_500)}`,
      '{"__proto__":{"method":"SUBSCRIBE"},"constructor":1,"id":1}',
      `{"method":"SUBSCRIBE","params":{"__proto__":1},"id":1}`,
      `{"id":${"9".repeat(10_000)},"method":"ping"}`,
    ];
    for (const bomb of bombs) {
      const socket = await open(path);
      socket.send(bomb);
      await socket.next(() => true, "an answer");
      expect(await socket.close()).toMatchObject({ code: 1005 });
    }
  });
});

describe("floods", () => {
  test("more than five messages a second on a stream connection end it", async () => {
    for (const path of ["/ws", "/stream"]) {
      const socket = await open(path);
      for (let id = 0; id < 5; id++) expect(await socket.ask("LIST_SUBSCRIPTIONS")).toMatchObject({ result: [] });
      socket.send({ id: 6, method: "LIST_SUBSCRIPTIONS" });
      expect(await socket.closed).toEqual({ code: 1008, reason: "Too many messages: 5 a second." });
      expect(socket.messages).toHaveLength(5);
    }
  });

  test.each(PATHS)("pings and pongs count too on %s", async (path) => {
    for (const kind of ["ping", "pong"] as const) {
      const socket = await open(path);
      for (let sent = 0; sent < 50; sent++) socket.socket[kind]();
      expect(await socket.closed).toMatchObject({ code: 1008 });
    }
  });

  test("more than 1,024 streams end the connection", async () => {
    const started = await startExchange({ genesis: manySymbols(30) });
    const names = Array.from({ length: 30 }, (_, index) => `coin${index}usdt`).flatMap((symbol) => [
      ...KLINE_INTERVALS.map((interval) => `${symbol}@kline_${interval}`),
      ...["trade", "aggTrade", "ticker", "miniTicker", "bookTicker", "depth", "depth@100ms"].map(
        (kind) => `${symbol}@${kind}`,
      ),
      ...["5", "10", "20"].flatMap((levels) => ["", "@100ms", "@1000ms"].map((s) => `${symbol}@depth${levels}${s}`)),
    ]);
    try {
      const socket = await TestSocket.open(started.url, "/ws");
      for (let from = 0; from < names.length; from += 256) {
        expect(await socket.ask("SUBSCRIBE", names.slice(from, from + 256))).toMatchObject({ result: null });
      }
      expect((await socket.ask("LIST_SUBSCRIPTIONS")).result).toHaveLength(names.length);
      // What there is not, costs nothing.
      const unknown = Array.from({ length: 200 }, (_, index) => `coin0usdt@nothing${index}`);
      expect(await socket.ask("SUBSCRIBE", unknown)).toMatchObject({ result: null });
      expect((await socket.ask("LIST_SUBSCRIPTIONS")).result).toHaveLength(names.length);
      await socket.close();

      const few = await startExchange({ sockets: { streamsPerConnection: 2 } });
      const full = await TestSocket.open(few.url, "/ws/btcusdt@trade/btcusdt@ticker");
      expect(await full.ask("SUBSCRIBE", ["btcusdt@trade"])).toMatchObject({ result: null });
      full.send({ id: 9, method: "SUBSCRIBE", params: ["btcusdt@depth"] });
      expect(await full.closed).toEqual({ code: 1008, reason: "Too many streams: 2 on one connection." });
      const atOnce = await TestSocket.open(few.url, "/ws/btcusdt@trade/btcusdt@ticker/btcusdt@depth");
      expect(await atOnce.closed).toMatchObject({ code: 1008 });
      await few.close();
    } finally {
      await started.close();
    }
  });

  test("connection attempts are limited to 300 in five minutes for each kind, and never without limits", async () => {
    const limited = await startExchange({ limits: BINANCE_LIMITS });
    try {
      const sockets = await Promise.all(Array.from({ length: 300 }, () => TestSocket.open(limited.url, "/ws")));
      await expect(TestSocket.open(limited.url, "/ws")).rejects.toThrow("429");
      for (const socket of sockets) socket.socket.terminate();
    } finally {
      await limited.close();
    }
  });
});

/** A genesis of many markets: enough streams for a test of their number. */
function manySymbols(count: number) {
  const symbols = Array.from({ length: count }, (_, index) => `COIN${index}`);
  return {
    assets: [...symbols, "USDT"].map((asset) => ({ asset, decimals: 8 })),
    symbols: symbols.map((baseAsset) => ({
      symbol: `${baseAsset}USDT`,
      baseAsset,
      quoteAsset: "USDT",
      status: "TRADING" as const,
      makerCommission: "0",
      takerCommission: "0",
      filters: [
        { filterType: "PRICE_FILTER" as const, minPrice: "0.01", maxPrice: "1000000", tickSize: "0.01" },
        { filterType: "LOT_SIZE" as const, minQty: "0.0001", maxQty: "9000", stepSize: "0.0001" },
      ],
    })),
    accounts: [{ name: "alice", balances: { USDT: "1000" } }],
  };
}

describe("slow readers", () => {
  let started: StartedExchange;
  beforeAll(async () => {
    started = await startExchange({
      sockets: { slowBytes: 64 * 1024, unsentBytes: 2 * 1024 * 1024, slowMs: 60_000, closeWithinMs: 1_000 },
    });
  });
  afterAll(() => started.close());

  const list = JSON.stringify({ id: 1, method: "LIST_SUBSCRIPTIONS" });
  const streams = ["trade", "bookTicker", "depth", ...KLINE_INTERVALS.map((interval) => `kline_${interval}`)];
  const path = `/stream?streams=${["btcusdt", "ethbtc"].flatMap((s) => streams.map((kind) => `${s}@${kind}`)).join("/")}`;

  test("one that never reads is disconnected, and the others are served", async () => {
    const slow = await TestSocket.open(started.url, path);
    const other = await TestSocket.open(started.url, "/ws/btcusdt@trade");
    slow.socket.pause();
    const before = started.webSockets.connections;
    const flow = createFlow(started, 3);
    // The answers fill the buffers of the kernel, then the server's.
    for (let asked = 0; started.webSockets.connections === before && asked < 60_000; asked += 500) {
      for (let sent = 0; sent < 500; sent++) slow.send(list);
      await flow.run(4);
      await breath();
      expect(await other.ask("LIST_SUBSCRIPTIONS")).toMatchObject({ result: ["btcusdt@trade"] });
    }
    await eventually(() => started.webSockets.connections === before - 1, "the end of the slow reader");
    expect(other.socket.readyState).toBe(other.socket.OPEN);
    await flow.run(50);
    await other.next(({ e }) => e === "trade", "a trade", other.messages.length);
    slow.socket.resume();
    await slow.closed;
    await other.close();
  });

  test("one that catches up has missed no trade, and knows the newest state", async () => {
    const patient = await startExchange({
      sockets: { slowBytes: 64 * 1024, unsentBytes: 256 * 1024 * 1024, slowMs: 60_000 },
    });
    const slow = await TestSocket.open(patient.url, path);
    const fast = await TestSocket.open(patient.url, path);
    await slow.until(() => slow.messages.length >= 2, "the greetings");
    const trades = ({ messages }: TestSocket): unknown[] =>
      messages.filter(({ stream }) => String(stream).endsWith("@trade")).map(({ data }) => (data as Message).t);
    const tops = ({ messages }: TestSocket): Message[] =>
      messages.filter(({ stream }) => stream === "btcusdt@bookTicker").map(({ data }) => data as Message);
    slow.socket.pause();
    // More than the kernel keeps, so that the rest waits in the server.
    for (let asked = 0; asked < 15_000; asked += 500) {
      for (let sent = 0; sent < 500; sent++) slow.send(list);
      await breath();
    }
    await fast.ask("LIST_SUBSCRIPTIONS");
    const flow = createFlow(patient, 5);
    for (let steps = 0; trades(fast).length <= 300 && steps < 20_000; steps += 5) {
      await flow.run(5);
      await breath();
    }
    const { updateId } = await patient.exchange.hotState.bookTicker(0);
    await fast.until(() => Number(tops(fast).at(-1)?.u) === updateId, "the newest top of the book");
    expect(trades(fast).length).toBeGreaterThan(300);
    expect(trades(slow).length).toBeLessThan(trades(fast).length);
    slow.socket.resume();
    await slow.until(() => trades(slow).length >= trades(fast).length, "all trades");
    expect(trades(slow)).toEqual(trades(fast));
    await slow.until(() => tops(slow).at(-1)?.u === tops(fast).at(-1)?.u, "the newest top of the book");
    expect(tops(slow).at(-1)).toEqual(tops(fast).at(-1));
    console.log("best prices told: fast", tops(fast).length, "slow", tops(slow).length);
    expect(tops(slow).length).toBeLessThan(tops(fast).length / 2);
    await Promise.all([slow.close(), fast.close()]);
    await patient.close();
  });

  test("requests whose answers nobody reads wait, and end the connection", async () => {
    const slow = await TestSocket.open(started.url, "/ws-api/v3");
    slow.socket.pause();
    const before = started.webSockets.connections;
    const request = JSON.stringify({ id: 1, method: "exchangeInfo" });
    const other = await TestSocket.open(started.url, "/ws-api/v3");
    let asked = 0;
    const ended = (): boolean => started.webSockets.connections <= before;
    while (!ended() && asked < 60_000) {
      for (let sent = 0; sent < 500; sent++, asked++) slow.socket.send(request);
      expect(await other.ask("ping")).toMatchObject({ status: 200 });
    }
    await eventually(ended, "the end of the slow reader");
    slow.socket.resume();
    await slow.closed;
    await other.close();
  });
});

test("who does not answer pings is gone, and nobody stays longer than a connection lives", async () => {
  const short = await startExchange({ sockets: { pingEveryMs: 100, pongWithinMs: 500, lifeMs: 4_000 } });
  try {
    const silent = await rawSocket(short.url, "/ws");
    const startedAtMs = Date.now();
    silent.resume();
    await new Promise((resolve) => silent.on("close", resolve));
    expect(Date.now() - startedAtMs).toBeLessThan(3_500);
    const answering = await TestSocket.open(short.url, "/ws");
    expect(await answering.closed).toEqual({ code: 1001, reason: "A connection lives 24 hours: connect again." });
    expect(Date.now() - startedAtMs).toBeGreaterThan(4_000);
  } finally {
    await short.close();
  }
});

test("who has missed something is told to start again", async () => {
  const started = await startExchange();
  const sockets = await Promise.all(PATHS.map((path) => TestSocket.open(started.url, path)));
  const position = started.exchange.position() + 2;
  const lost = { commandId: { high: 0, low: 1 }, accountId: 0, validUntilMs: 0 };
  await started.exchange.feed.publish([{ ...lost, executed: { position, timeMs: Date.now(), events: [] } }]);
  for (const socket of sockets) expect(await socket.closed).toMatchObject({ code: 1012 });
  await started.close();
});

test("a stopping server says so and closes every connection", async () => {
  const stopping = await startExchange();
  const sockets = await Promise.all(PATHS.map((path) => TestSocket.open(stopping.url, path)));
  await stopping.close();
  const goodbye: Closing = { code: 1001, reason: "The server is stopping." };
  for (const socket of sockets) expect(await socket.closed).toEqual(goodbye);
  expect(sockets.map(({ messages }) => messages)).toMatchObject([
    [{ e: "serverShutdown" }],
    [{ stream: "!serverShutdown", data: { e: "serverShutdown" } }],
    [{ event: { e: "serverShutdown" } }],
  ]);
  expect(stopping.failures).toEqual([]);
});

test("after all of it the server is well and keeps nothing of them", async () => {
  const running = exchange.running();
  await expectAlive(running);
  const heap = (): number => process.memoryUsage().heapUsed;
  const round = async (): Promise<void> => {
    for (let tries = 0; tries < 15; tries++) {
      const socket = await rawSocket(running.url, "/ws-api/v3");
      socket.on("error", () => {});
      socket.write(randomBytes(10_000));
      const other = await open("/ws/btcusdt@trade/btcusdt@kline_1s");
      other.send("x".repeat(20_000));
      await other.closed;
      socket.destroy();
    }
  };
  await round();
  const before = heap();
  await round();
  expect(heap() - before).toBeLessThan(30 * 1024 * 1024);
  await eventually(() => running.webSockets.connections === 0, "the end of all connections");
  await expectAlive(running);
});

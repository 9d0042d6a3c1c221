import { BINANCE_LIMITS } from "@pricetime/reference-server";
import { startExchange } from "@pricetime/reference-server/testing";
import { checkSchema, endpointList, webSocketMethods } from "@pricetime/sdk/wire";
import { afterEach, describe, expect, test } from "vitest";
import { exchangeForTests, type Parameters, signatureOf } from "./support.js";
import { type Message, signedParams, TestSocket } from "./ws-support.js";

const exchange = exchangeForTests();
const sockets: TestSocket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) await socket.close();
});

async function open(path = "/ws-api/v3"): Promise<TestSocket> {
  const socket = await TestSocket.open(exchange.running().url, path);
  sockets.push(socket);
  return socket;
}

/** A successful call: its result is as documented. */
async function result(socket: TestSocket, method: string, parameters: Parameters = {}): Promise<Message> {
  const operation = webSocketMethods.get(method);
  if (operation === undefined) throw new Error(`${method} is no method`);
  const key = exchange.keyOf("alice");
  const reply = operation.signed
    ? await socket.askSigned(key, method, parameters)
    : await socket.ask(method, operation.security === "NONE" ? parameters : { ...parameters, apiKey: key.apiKey });
  expect(reply, `${method}: ${JSON.stringify(reply.error)}`).toMatchObject({
    status: 200,
    rateLimits: expect.any(Array),
  });
  expect(checkSchema(operation.response, reply.result, method)).toEqual([]);
  expect(Object.keys(reply).sort()).toEqual(["id", "rateLimits", "result", "status"]);
  return reply.result as Message;
}

const LIMIT = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC" };
const ONE = { ...LIMIT, price: "100", quantity: "1" };
const WORKING = {
  symbol: "BTCUSDT",
  workingType: "LIMIT",
  workingSide: "BUY",
  workingPrice: "100",
  workingQuantity: "1",
  workingTimeInForce: "GTC",
  pendingSide: "SELL",
  pendingQuantity: "1",
};
const LIST = { symbol: "BTCUSDT", side: "BUY", quantity: "1" };
const OTO = { ...WORKING, pendingType: "LIMIT_MAKER", pendingPrice: "200" };

test("every call of the REST API that has a method answers over the WebSocket API too", async () => {
  const socket = await open();
  const parameters: Readonly<Record<string, Parameters>> = {
    "order.place": { ...ONE, newOrderRespType: "FULL" },
    "order.test": ONE,
    "order.status": { symbol: "BTCUSDT", orderId: 1 },
    "order.cancel": { symbol: "BTCUSDT", orderId: 1 },
    "order.cancelReplace": { ...ONE, cancelReplaceMode: "STOP_ON_FAILURE", cancelOrigClientOrderId: "replaced" },
    "order.amend.keepPriority": { symbol: "BTCUSDT", origClientOrderId: "amended", newQty: "0.5" },
    "orderList.place": { ...LIST, price: "100", stopPrice: "300", stopLimitPrice: "310", stopLimitTimeInForce: "GTC" },
    "orderList.place.oco": {
      ...LIST,
      aboveType: "STOP_LOSS_LIMIT",
      aboveStopPrice: "300",
      abovePrice: "310",
      aboveTimeInForce: "GTC",
      belowType: "LIMIT_MAKER",
      belowPrice: "100",
    },
    "orderList.place.oto": OTO,
    "orderList.place.otoco": {
      ...WORKING,
      pendingAboveType: "LIMIT_MAKER",
      pendingAbovePrice: "200",
      pendingBelowType: "STOP_LOSS_LIMIT",
      pendingBelowStopPrice: "50",
      pendingBelowPrice: "49",
      pendingBelowTimeInForce: "GTC",
    },
    "orderList.cancel": { symbol: "BTCUSDT", listClientOrderId: "canceled" },
    depth: { symbol: "BTCUSDT" },
    "trades.recent": { symbol: "BTCUSDT" },
    "trades.historical": { symbol: "BTCUSDT" },
    "trades.aggregate": { symbol: "BTCUSDT" },
    klines: { symbol: "BTCUSDT", interval: "1m" },
    avgPrice: { symbol: "BTCUSDT" },
    "openOrders.cancelAll": { symbol: "BTCUSDT" },
    allOrders: { symbol: "BTCUSDT" },
    "account.commission": { symbol: "BTCUSDT" },
    myTrades: { symbol: "BTCUSDT" },
  };
  /** What must be there for a call to succeed. */
  const before: Readonly<Record<string, readonly [method: string, parameters: Parameters]>> = {
    "openOrders.cancelAll": ["order.place", ONE],
    "order.cancelReplace": ["order.place", { ...ONE, newClientOrderId: "replaced" }],
    "order.amend.keepPriority": ["order.place", { ...ONE, newClientOrderId: "amended" }],
    "orderList.cancel": ["orderList.place.oto", { ...OTO, listClientOrderId: "canceled" }],
  };
  const order = ["order.place", "order.status", "openOrders.status", "order.cancel"];
  const rest = endpointList.flatMap(({ webSocketMethod: method }) => method ?? []);
  const listen = (method: string): boolean => method.startsWith("userDataStream");
  const methods = [...order, ...rest.filter((method) => !order.includes(method) && !listen(method))];
  for (const method of methods) {
    const [needed, needs] = before[method] ?? [];
    if (needed !== undefined) await result(socket, needed, needs);
    await result(socket, method, parameters[method]);
  }
  const { listenKey } = await result(socket, "userDataStream.start");
  await result(socket, "userDataStream.ping", { listenKey: String(listenKey) });
  await result(socket, "userDataStream.stop", { listenKey: String(listenKey) });
  expect(new Set([...methods, "userDataStream.start", "userDataStream.ping", "userDataStream.stop"])).toEqual(
    new Set(rest),
  );
});

describe("requests", () => {
  test("ids come back in their type and spelling", async () => {
    const socket = await open();
    const texts: string[] = [];
    socket.socket.on("message", (data) => texts.push(String(data)));
    const ids = ["7", "9007199254740993", '"187d3cb2-942d-484c-8271-4e2141bbadb1"', "null"];
    for (const id of ids) {
      texts.length = 0;
      socket.send(`{"id":${id},"method":"ping"}`);
      await socket.until(() => texts.length === 1, "the reply");
      expect(texts[0]).toBe(`{"id":${id},"status":200,"result":{},"rateLimits":[]}`);
    }
  });

  test("the version may stand before the method, and rate limits may be left out", async () => {
    const socket = await open();
    expect(await socket.ask("v3/ping")).toMatchObject({ status: 200, result: {} });
    expect(await socket.ask("ping", { returnRateLimits: false })).not.toHaveProperty("rateLimits");
    const quiet = await open("/ws-api/v3?returnRateLimits=false");
    expect(await quiet.ask("ping")).not.toHaveProperty("rateLimits");
    expect(await quiet.ask("ping", { returnRateLimits: true })).toHaveProperty("rateLimits");
  });

  test("times come in microseconds on request", async () => {
    const socket = await open("/ws-api/v3?timeUnit=microsecond");
    const { serverTime } = (await socket.ask("time")).result as Message;
    expect(Number(serverTime)).toBeGreaterThan(Date.now() * 999);
  });

  test("numbers are signed as they are spelled", async () => {
    const socket = await open();
    const { apiKey, secret } = exchange.keyOf("alice");
    const timestamp = Date.now();
    const payload =
      `apiKey=${apiKey}&price=90.50&quantity=1.0&recvWindow=10000&returnRateLimits=false&side=BUY&symbol=BTCUSDT` +
      `&timeInForce=GTC&timestamp=${timestamp}&type=LIMIT`;
    socket.send(
      `{"id":1,"method":"order.test","params":{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","timeInForce":"GTC",` +
        `"price":90.50,"quantity":1.0,"recvWindow":10000,"returnRateLimits":false,"apiKey":"${apiKey}",` +
        `"timestamp":${timestamp},"signature":"${signatureOf(payload, secret)}"}}`,
    );
    expect(await socket.next(({ id }) => id === 1, "the answer")).toEqual({ id: 1, status: 200, result: {} });
  });

  test("answers may overtake each other, each with its id", async () => {
    const socket = await open();
    const ids = Array.from({ length: 300 }, (_, index) => `request-${index}`);
    for (const id of ids) {
      const params = { ...LIMIT, price: "10", quantity: "1" };
      const { apiKey, secret } = exchange.keyOf("alice");
      socket.send({
        id,
        method: "order.place",
        params: signedParams({ ...params, newClientOrderId: id }, apiKey, secret),
      });
    }
    await socket.until(() => socket.messages.length === ids.length, "all answers");
    expect(new Set(socket.messages.map(({ id }) => id))).toEqual(new Set(ids));
    for (const { id, result: placed } of socket.messages) expect(placed).toMatchObject({ clientOrderId: id });
    await result(socket, "openOrders.cancelAll", { symbol: "BTCUSDT" });
  });
});

describe("refusals", () => {
  test.each([
    ["not JSON", "hello"],
    ["not an object", "[]"],
    ["params no object", '{"id":null,"method":"ping","params":[1]}'],
    ["a nested parameter", '{"id":null,"method":"ping","params":{"symbol":{"a":1}}}'],
    ["no method", '{"id":null}'],
    ["an id that is no id", '{"id":{"a":1},"method":"ping"}'],
  ])("%s is -1135", async (_name, text) => {
    const socket = await open();
    socket.send(text);
    expect(await socket.next(() => true, "the refusal")).toMatchObject({
      id: null,
      status: 400,
      error: { code: -1135, msg: "Invalid JSON Request" },
    });
    expect(await socket.ask("ping")).toMatchObject({ status: 200 });
  });

  test("unknown methods are told apart from failures", async () => {
    const socket = await open();
    for (const method of ["no.such.method", "constructor"]) {
      expect(await socket.ask(method, {})).toMatchObject({ status: 400, error: { code: -1020 } });
    }
  });

  test("parameters and business are refused as over REST", async () => {
    const socket = await open();
    const alice = exchange.keyOf("alice");
    expect(await socket.ask("depth", { symbol: "NOPE" })).toMatchObject({ status: 400, error: { code: -1121 } });
    expect(await socket.ask("depth", {})).toMatchObject({ error: { code: -1102 } });
    expect(await socket.ask("depth", { symbol: "BTCUSDT", colour: "red" })).toMatchObject({ error: { code: -1104 } });
    const rich = { ...LIMIT, price: "1000000", quantity: "9" };
    expect(await socket.askSigned(alice, "order.place", rich)).toMatchObject({ status: 400, error: { code: -2010 } });
    const params = signedParams({ symbol: "BTCUSDT" }, alice.apiKey, alice.secret);
    expect(await socket.ask("allOrders", { ...params, symbol: "ETHBTC" })).toMatchObject({ error: { code: -1022 } });
    expect(await socket.ask("allOrders", { ...params, timestamp: 1_500_000_000_000 })).toMatchObject({
      error: { code: -1021 },
    });
  });
});

test("limits are counted, told, and refuse with the time to come back", async () => {
  const limits = BINANCE_LIMITS.map((limit) =>
    limit.rateLimitType === "REQUEST_WEIGHT" ? { ...limit, limit: 60, interval: "DAY" as const } : limit,
  );
  const limited = await startExchange({ limits });
  try {
    const socket = await TestSocket.open(limited.url, "/ws-api/v3");
    const first = await socket.ask("ping");
    // Connecting cost 2.
    expect(first.rateLimits).toEqual([
      { rateLimitType: "REQUEST_WEIGHT", interval: "DAY", intervalNum: 1, limit: 60, count: 3 },
    ]);
    for (let asked = 0; asked < 57; asked++) expect(await socket.ask("ping")).toMatchObject({ status: 200 });
    const refused = await socket.ask("ping");
    expect(refused).toMatchObject({
      status: 429,
      error: { code: -1003, data: { serverTime: expect.any(Number), retryAfter: expect.any(Number) } },
    });
    const { serverTime, retryAfter } = (refused.error as { data: { serverTime: number; retryAfter: number } }).data;
    expect(retryAfter).toBeGreaterThan(serverTime);
    // Whoever does not stop is banned and disconnected.
    for (let asked = 0; asked < 70; asked++) socket.send({ id: asked, method: "ping" });
    expect(await socket.closed).toMatchObject({ code: 1008 });
    expect(socket.messages.some(({ status }) => status === 418)).toBe(true);
    await expect(TestSocket.open(limited.url, "/ws-api/v3")).rejects.toThrow("418");
  } finally {
    await limited.close();
  }
});

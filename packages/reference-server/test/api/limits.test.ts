import { cancelReplaceOrder, newOrder, openOrders, rateLimitOrder } from "@pricetime/sdk";
import { describe, expect, test } from "vitest";
import { createApiKey } from "../../src/accounts/create-api-key.js";
import { exchangeForTests } from "./support.js";

const order = {
  symbol: "BTCUSDT",
  side: "BUY",
  type: "LIMIT",
  timeInForce: "GTC",
  price: "100",
  quantity: "0.1",
} as const;
const day = (rateLimitType: "REQUEST_WEIGHT" | "ORDERS" | "RAW_REQUESTS", limit: number) =>
  ({ rateLimitType, interval: "DAY", intervalNum: 1, limit }) as const;

describe("request weight", () => {
  const exchange = exchangeForTests({ limits: [day("REQUEST_WEIGHT", 60)] });

  test("is counted by the contract, shown in headers, refused past the limit, banned far past it", async () => {
    const used = async (path: string, parameters = {}) =>
      Number((await exchange.get(path, parameters)).headers["x-mbx-used-weight-1d"]);
    expect(await used("/api/v3/ping")).toBe(1);
    expect(await used("/api/v3/exchangeInfo")).toBe(21);
    expect(await used("/api/v3/depth", { symbol: "BTCUSDT", limit: 500 })).toBe(46);
    // A refused request costs too; a placed order is free.
    expect(await used("/api/v3/ticker/price", { symbol: "NOSUCH" })).toBe(48);
    const placed = await exchange.signed("alice", "POST", "/api/v3/order", order);
    expect(placed.headers["x-mbx-used-weight-1d"]).toBe("48");
    const failed = await exchange.signed("alice", "POST", "/api/v3/order", { ...order, price: "0.001" });
    expect(failed.headers["x-mbx-used-weight-1d"]).toBe("49");

    const refused = await exchange.get("/api/v3/exchangeInfo");
    expect(refused.status).toBe(429);
    expect(refused.body).toEqual({
      code: -1003,
      msg: "Too much request weight used; current limit is 60 request weight per 1 DAY. Please use WebSocket Streams for live updates to avoid polling the API.",
    });
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect(refused.headers["x-mbx-used-weight"]).toBe("69");

    let answer = refused;
    for (let tries = 0; answer.status === 429 && tries < 10; tries++)
      answer = await exchange.get("/api/v3/exchangeInfo");
    expect(answer.status).toBe(418);
    expect(answer.body).toMatchObject({
      code: -1003,
      msg: expect.stringMatching(/^Way too much .* IP banned until \d+\./),
    });
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(100);
    expect((await exchange.get("/api/v3/ping")).status).toBe(418);

    // Bots and internal roles go on.
    const { accountId } = exchange.keyOf("bob");
    const internal = await createApiKey(exchange.running().exchange, {
      accountId,
      label: "bot",
      permissions: ["READ", "TRADE"],
      internal: true,
    });
    const pinged = await exchange.send("/api/v3/ping", { headers: { "x-mbx-apikey": internal.apiKey } });
    expect(pinged.status).toBe(200);
    expect(pinged.headers).not.toHaveProperty("x-mbx-used-weight-1d");
  });
});

describe("raw requests", () => {
  const exchange = exchangeForTests({ limits: [day("RAW_REQUESTS", 2)] });

  test("are counted whatever they weigh", async () => {
    const statuses = [];
    for (let tries = 0; tries < 3; tries++) statuses.push((await exchange.get("/api/v3/exchangeInfo")).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe("order count", () => {
  const limits = [{ rateLimitType: "ORDERS", interval: "HOUR", intervalNum: 1, limit: 4 } as const, day("ORDERS", 6)];
  const exchange = exchangeForTests({ limits });
  const counts = async (name: string) => (await rateLimitOrder(exchange.client(name))).map(({ count }) => count);

  test("counts accepted orders of the account, gives back at the first fill, refuses past the limit", async () => {
    expect((await exchange.get("/api/v3/exchangeInfo")).body).toMatchObject({ rateLimits: limits });
    const placed = await exchange.signed("alice", "POST", "/api/v3/order", order);
    expect(placed.headers).toMatchObject({ "x-mbx-order-count-1h": "1", "x-mbx-order-count-1d": "1" });
    const rejected = await exchange.signed("alice", "POST", "/api/v3/order", {
      ...order,
      quantity: "9000",
      price: "1000",
    });
    expect(rejected.body).toMatchObject({ code: -2010 });
    expect(rejected.headers).not.toHaveProperty("x-mbx-order-count-1h");
    expect(await counts("alice")).toEqual([1, 1]);
    await exchange.signed("alice", "POST", "/api/v3/order/test", order);
    expect(await counts("alice")).toEqual([1, 1]);

    await exchange.signed("alice", "POST", "/api/v3/order", order);
    await exchange.signed("alice", "DELETE", "/api/v3/openOrders", { symbol: "BTCUSDT" });
    expect(await counts("alice")).toEqual([2, 2]);

    // Taker and maker get back at the first fill, never below nothing.
    await newOrder(exchange.client("bob"), order);
    expect(await counts("bob")).toEqual([1, 1]);
    await newOrder(exchange.client("alice"), { ...order, side: "SELL" });
    expect(await counts("alice")).toEqual([2, 2]);
    expect(await counts("bob")).toEqual([0, 0]);

    await exchange.signed("alice", "POST", "/api/v3/order", order);
    await exchange.signed("alice", "POST", "/api/v3/order", order);
    const refused = await exchange.signed("alice", "POST", "/api/v3/order", order);
    expect(refused.status).toBe(429);
    expect(refused.body).toEqual({ code: -1015, msg: "Too many new orders; current limit is 4 orders per 1 HOUR." });
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect(await counts("alice")).toEqual([4, 4]);
    expect((await exchange.signed("bob", "POST", "/api/v3/order", order)).status).toBe(200);
  });
});

describe("a cancel-replace past the order limits", () => {
  const exchange = exchangeForTests({ limits: [day("ORDERS", 2)] });
  const bob = () => exchange.client("bob");

  test("does nothing, or only cancels, as its owner asked", async () => {
    const old = await newOrder(bob(), order);
    await newOrder(bob(), { ...order, price: "101" });
    const replace = { ...order, cancelReplaceMode: "STOP_ON_FAILURE", cancelOrderId: old.orderId } as const;
    await expect(cancelReplaceOrder(bob(), replace)).rejects.toMatchObject({ code: -1015, httpStatus: 429 });
    expect(await openOrders(bob(), { symbol: "BTCUSDT" })).toHaveLength(2);

    const cancelOnly = { ...replace, orderRateLimitExceededMode: "CANCEL_ONLY" } as const;
    const path = "/api/v3/order/cancelReplace";
    expect(await exchange.signed("bob", "POST", path, cancelOnly)).toMatchObject({
      status: 429,
      body: {
        code: -2021,
        data: {
          cancelResult: "SUCCESS",
          newOrderResult: "FAILURE",
          cancelResponse: { orderId: old.orderId },
          newOrderResponse: { code: -1015 },
        },
      },
    });
    expect(await openOrders(bob(), { symbol: "BTCUSDT" })).toHaveLength(1);
    expect(await exchange.signed("bob", "POST", path, cancelOnly)).toMatchObject({
      status: 429,
      body: { code: -2022, data: { cancelResult: "FAILURE", newOrderResult: "NOT_ATTEMPTED", newOrderResponse: null } },
    });
    expect(
      await exchange.signed("bob", "POST", path, { ...cancelOnly, cancelReplaceMode: "ALLOW_FAILURE" }),
    ).toMatchObject({ status: 400, body: { code: -2022, data: { newOrderResult: "FAILURE" } } });
  });
});

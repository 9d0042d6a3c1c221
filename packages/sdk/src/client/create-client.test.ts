import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { account } from "../actions/account/account.js";
import { ping } from "../actions/general/ping.js";
import { depth } from "../actions/market-data/depth.js";
import { tickerPrice } from "../actions/market-data/ticker-price.js";
import { cancelOrder } from "../actions/trading/cancel-order.js";
import { newOrder } from "../actions/trading/new-order.js";
import { startUserDataStream } from "../actions/user-data-stream/start-user-data-stream.js";
import { type ClientOptions, createClient } from "./create-client.js";

const API_SECRET = "a-secret";
const order = {
  symbol: "BTCUSDT",
  side: "BUY",
  type: "LIMIT",
  timeInForce: "GTC",
  quantity: "0.01",
  price: "64000.00",
} as const;

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly apiKey: string | undefined;
  readonly body: string;
}

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A real HTTP server that answers every request in the same way, and what it saw. */
async function serve(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const seen: Seen[] = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const apiKey = request.headers["x-mbx-apikey"];
    seen.push({
      method: request.method ?? "",
      url: request.url ?? "",
      apiKey: typeof apiKey === "string" ? apiKey : undefined,
      body: Buffer.concat(chunks).toString(),
    });
    answer(response, request);
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const client = (options: Partial<ClientOptions> = {}) =>
    createClient({ baseUrl, apiKey: "the-key", apiSecret: API_SECRET, nowMs: () => 1_700_000_000_000, ...options });
  return { seen, client, baseUrl };
}

const answerJson =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  };

const signatureOf = (payload: string) => createHmac("sha256", API_SECRET).update(payload).digest("hex");

describe("what is sent", () => {
  test("a signed POST: parameters in the body, the signature last and over exactly the bytes before it", async () => {
    const { client, seen } = await serve(answerJson({ orderId: 1 }));
    await newOrder(client({ recvWindow: 3000 }), { ...order, newClientOrderId: "x-1" });
    const payload =
      "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=64000.00&newClientOrderId=x-1&recvWindow=3000&timestamp=1700000000000";
    expect(seen).toEqual([
      {
        method: "POST",
        url: "/api/v3/order",
        apiKey: "the-key",
        body: `${payload}&signature=${signatureOf(payload)}`,
      },
    ]);
  });

  test("a signed GET and DELETE: parameters in the query string, percent-encoded before signing", async () => {
    const { client, seen } = await serve(answerJson({}));
    await account(client());
    await cancelOrder(client(), { symbol: "１&", orderId: 7, newClientOrderId: undefined });
    const payloads = ["timestamp=1700000000000", "symbol=%EF%BC%91%26&orderId=7&timestamp=1700000000000"];
    expect(seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      ["GET", `/api/v3/account?${payloads[0]}&signature=${signatureOf(payloads[0] ?? "")}`, ""],
      ["DELETE", `/api/v3/order?${payloads[1]}&signature=${signatureOf(payloads[1] ?? "")}`, ""],
    ]);
  });

  test("market data goes without key and signature, lists as JSON", async () => {
    const { client, seen } = await serve(answerJson([]));
    await ping(client());
    await depth(client(), { symbol: "BTCUSDT", limit: 5 });
    await tickerPrice(client(), { symbols: ["BTCUSDT", "ETHUSDT"] });
    expect(seen.map(({ url, apiKey }) => [url, apiKey])).toEqual([
      ["/api/v3/ping", undefined],
      ["/api/v3/depth?symbol=BTCUSDT&limit=5", undefined],
      ["/api/v3/ticker/price?symbols=%5B%22BTCUSDT%22%2C%22ETHUSDT%22%5D", undefined],
    ]);
  });

  test("listenKey calls carry the key and no signature", async () => {
    const { client, seen } = await serve(answerJson({ listenKey: "k" }));
    expect(await startUserDataStream(client())).toEqual({ listenKey: "k" });
    expect(seen).toEqual([{ method: "POST", url: "/api/v3/userDataStream", apiKey: "the-key", body: "" }]);
  });

  test("a base URL may have a path and a slash at its end", async () => {
    const { client, seen, baseUrl } = await serve(answerJson({}));
    await ping(client({ baseUrl: `${baseUrl}/proxy/` }));
    expect(seen[0]?.url).toBe("/proxy/api/v3/ping");
  });
});

describe("what cannot be sent is said before anything is sent", () => {
  test("no key, no secret, no URL", async () => {
    const { baseUrl, seen } = await serve(answerJson({}));
    await expect(account(createClient({ baseUrl }))).rejects.toThrow(
      "account needs a key: give createClient an apiKey",
    );
    await expect(account(createClient({ baseUrl, apiKey: "k" }))).rejects.toThrow("give createClient an apiSecret");
    expect(() => createClient({ baseUrl: "localhost:8080" })).toThrow("baseUrl must start with http");
    expect(seen).toEqual([]);
  });
});

describe("what an answer means", () => {
  test("a success is the body as it is", async () => {
    const { client } = await serve(answerJson({ serverTime: 5 }));
    expect(await ping(client())).toEqual({ serverTime: 5 });
  });

  test.each([
    [400, { code: -1121, msg: "Invalid symbol." }],
    [401, { code: -2015, msg: "Invalid API-key, IP, or permissions for action." }],
    [409, { code: -2021, msg: "Order cancel-replace partially failed." }],
    [503, { code: -1008, msg: "Server is currently overloaded with other requests." }],
  ])("HTTP %i with a code is RequestRejected", async (status, refusal) => {
    const { client } = await serve(answerJson(refusal, status));
    await expect(newOrder(client(), order)).rejects.toMatchObject({
      name: "RequestRejected",
      ...refusal,
      httpStatus: status,
      call: "POST /api/v3/order",
      message: `POST /api/v3/order was refused with ${refusal.code}: ${refusal.msg}`,
    });
  });

  test("HTTP 404 of somebody else is RequestRejected without a code", async () => {
    const { client } = await serve((response) => response.writeHead(404).end("<html>not here</html>"));
    await expect(ping(client())).rejects.toMatchObject({ name: "RequestRejected", code: 0, httpStatus: 404 });
  });

  test.each([
    [429, -1003, { "retry-after": "7" }, 7000],
    [418, -1003, { "retry-after": "120" }, 120_000],
    [429, -1015, {}, undefined],
    [429, -1003, { "retry-after": "Wed, 21 Oct 2026 07:28:00 GMT" }, undefined],
  ])("HTTP %i with %i is RateLimited", async (status, code, headers: Record<string, string>, retryAfterMs) => {
    const { client } = await serve(answerJson({ code, msg: "Too much." }, status, headers));
    await expect(newOrder(client(), order)).rejects.toMatchObject({
      name: "RateLimited",
      code,
      httpStatus: status,
      retryAfterMs,
    });
  });

  test.each([
    [504, { code: -1007, msg: "Timeout waiting for response from backend server." }, -1007],
    [400, { code: -1007, msg: "Timeout waiting for response from backend server." }, -1007],
    [500, { code: -1000, msg: "An unknown error occurred while processing the request." }, -1000],
    [502, "bad gateway", undefined],
  ])("HTTP %i with %j is OutcomeUnknown", async (status, body, code) => {
    const { client } = await serve(answerJson(body, status));
    await expect(newOrder(client(), order)).rejects.toMatchObject({ name: "OutcomeUnknown", code, httpStatus: status });
  });

  test("no answer in time is OutcomeUnknown", async () => {
    const { client } = await serve(() => undefined);
    await expect(newOrder(client({ timeoutMs: 50 }), order)).rejects.toMatchObject({
      name: "OutcomeUnknown",
      message: "The outcome of POST /api/v3/order is unknown: no answer within 50 ms.",
    });
  });

  test("a connection that breaks, before or within the answer, is OutcomeUnknown", async () => {
    const broken = await serve((_response, request) => request.socket.destroy());
    await expect(newOrder(broken.client(), order)).rejects.toMatchObject({ name: "OutcomeUnknown" });
    server?.close();
    const cut = await serve((response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"orderId":1', () => response.destroy());
    });
    await expect(newOrder(cut.client(), order)).rejects.toMatchObject({ name: "OutcomeUnknown" });
    server?.close();
    await expect(newOrder(cut.client(), order)).rejects.toMatchObject({ name: "OutcomeUnknown" });
  });

  test("a success that is not JSON is OutcomeUnknown", async () => {
    const { client } = await serve((response) => response.end("<html>"));
    await expect(newOrder(client(), order)).rejects.toMatchObject({ name: "OutcomeUnknown", httpStatus: 200 });
  });

  test("no error shows the secret or the signature", async () => {
    const { client } = await serve(answerJson({ code: -1022, msg: "Signature for this request is not valid." }, 400));
    const error = await newOrder(client(), order).catch((reason: unknown) => reason);
    const said = JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as Error).stack);
    expect(said).not.toContain(API_SECRET);
    expect(said).not.toContain("signature=");
  });
});

import { connect } from "node:net";
import { expect, test } from "vitest";
import { exchangeForTests } from "./support.js";

const exchange = exchangeForTests();

test("an unknown path is 404, HTML only for a browser", async () => {
  const answer = await exchange.send("/api/v3/nothing");
  expect(answer.status).toBe(404);
  expect(answer.body).toMatchObject({ code: -1099 });
  const page = await exchange.send("/api/v3/nothing", { headers: { accept: "text/html" } });
  expect(page.status).toBe(404);
  expect(page.headers["content-type"]).toMatch(/^text\/html/);
});

test("a wrong method is 405 and names the right ones", async () => {
  const answer = await exchange.send("/api/v3/order", { method: "PUT" });
  expect(answer.status).toBe(405);
  expect(answer.headers.allow).toBe("GET, POST, DELETE");
  expect(answer.body).toEqual({ code: -1020, msg: "This operation is not supported." });
  for (const method of ["PATCH", "OPTIONS", "TRACE"]) {
    expect((await exchange.send("/api/v3/ping", { method })).status).toBe(405);
  }
});

test("an oversized body is 413 and is not read", async () => {
  const answer = await exchange.send("/api/v3/order", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "a".repeat(17 * 1024),
  });
  expect(answer.status).toBe(413);
  expect(answer.body).toEqual({ code: -1130, msg: "Invalid data sent for a parameter." });
});

test("text that is not percent-encoded UTF-8 is refused", async () => {
  for (const path of ["/api/v3/depth?symbol=%ZZ", "/api/v3/depth?symbol=%C3%28"]) {
    const answer = await exchange.send(path);
    expect([answer.status, answer.body]).toEqual([
      400,
      { code: -1100, msg: "Illegal characters found in a parameter." },
    ]);
  }
  expect((await exchange.send("/api/v3/%zz")).status).toBe(400);
});

test("every answer has an id and may not be guessed at or kept", async () => {
  const { headers } = await exchange.send("/api/v3/ping");
  expect(headers["x-request-id"]).toMatch(/^[0-9a-f]{12}-[0-9a-z]+$/);
  expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "cache-control": "no-store" });
  expect(headers).not.toHaveProperty("access-control-allow-origin");
  expect(headers).not.toHaveProperty("x-powered-by");
});

/** Sends bytes and gives what comes back until the server closes. */
function exchangeBytes(bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(exchange.running().url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
    });
    socket.on("close", () => resolve(received));
    socket.on("error", reject);
  });
}

const HEAD = "POST /api/v3/order HTTP/1.1\r\nhost: localhost\r\n";

test.each([
  ["binary garbage", Buffer.from([0, 255, 1, 254, 10, 13, 7, 7, 200, 13, 10, 13, 10])],
  ["two lengths", `${HEAD}content-length: 3\r\ncontent-length: 4\r\n\r\nabcd`],
  ["length and chunks", `${HEAD}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
  ["a bare line feed", `${HEAD}x-one: 1\nx-two: 2\r\n\r\n`],
  ["a folded header", `${HEAD}x-one: 1\r\n  folded\r\n\r\n`],
  ["no host", "GET /api/v3/ping HTTP/1.1\r\n\r\n"],
])("%s is answered 400 and the connection closed", async (_name, bytes) => {
  const received = await exchangeBytes(bytes);
  expect(received).toMatch(/^HTTP\/1\.1 400 /);
  expect(await exchange.send("/api/v3/ping")).toMatchObject({ status: 200 });
});

test("headers beyond the limit are 431", async () => {
  const received = await exchangeBytes(
    `GET /api/v3/ping HTTP/1.1\r\nhost: localhost\r\nx-big: ${"a".repeat(20_000)}\r\n\r\n`,
  );
  expect(received).toMatch(/^HTTP\/1\.1 431 /);
});

import { createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { closedLoop } from "../src/server-bench/closed-loop.js";
import { Connection } from "../src/server-bench/connection.js";
import { summarizeLatencies } from "../src/server-bench/latencies.js";
import { openLoop } from "../src/server-bench/open-loop.js";
import { processCpuSeconds } from "../src/server-bench/process-cpu.js";
import { orderRequest, pingRequest } from "../src/server-bench/requests.js";
import { OrderSource } from "../src/server-bench/signed-order.js";
import { writtenBytes } from "../src/server-bench/written-bytes.js";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function connectTo(listener: RequestListener, count = 1): Promise<Connection[]> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanUps.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return Promise.all(
    Array.from({ length: count }, async () => {
      const connection = await Connection.open(port);
      cleanUps.push(() => connection.close());
      return connection;
    }),
  );
}

const answerNothing: RequestListener = (_request, response) => response.setHeader("Content-Length", "2").end("{}");

test("a connection carries one request after the other, in pieces too", async () => {
  const text = "é".repeat(50_000);
  const [connection] = (await connectTo(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const answer = Buffer.from(`${request.method} ${request.url} ${request.headers["x-test"]} ${body}`);
    response.writeHead(201, { "Content-Length": answer.length }).write(answer.subarray(0, 100));
    await wait(5);
    response.end(answer.subarray(100));
  })) as [Connection];
  for (const path of ["/a", "/b"]) {
    const answer = await connection.request("POST", path, "X-Test: 7\r\n", text);
    expect(answer).toEqual({ status: 201, body: `POST ${path} 7 ${text}` });
  }
});

test("a connection that the server closes fails its request", async () => {
  const [connection] = (await connectTo((request) => request.socket.destroy())) as [Connection];
  await expect(connection.request("GET", "/", "", "")).rejects.toThrow("closed the connection");
});

test("the closed loop counts what was answered, and refuses to time refusals", async () => {
  let served = 0;
  const connections = await connectTo((request, response) => {
    served++;
    answerNothing(request, response);
  }, 4);
  const result = await closedLoop(connections, pingRequest, 0.2);
  expect(result.requests).toBe(served);
  expect(result.requests).toBeGreaterThan(20);

  const refusing = await connectTo((_request, response) => response.writeHead(400, { "Content-Length": 2 }).end("no"));
  await expect(closedLoop(refusing, pingRequest, 0.05)).rejects.toThrow(
    /of the closed loop were refused, first: 400 no/,
  );
});

test("the open loop charges a stall to every request that was due during it", async () => {
  let served = 0;
  const connections = await connectTo(async (request, response) => {
    if (++served === 20) await wait(300);
    answerNothing(request, response);
  });
  const result = await openLoop(connections, pingRequest, 100, 1);
  expect(result.requests).toBe(100);
  expect(result.longestQueue).toBeGreaterThanOrEqual(20);
  expect(result.greatest).toBeGreaterThan(290);
  // Counted from its sending, only the stalled request itself would be slow.
  expect(result.p99).toBeGreaterThan(200);
});

test("room taken ahead of time does not count as journal", () => {
  const directory = mkdtempSync(join(tmpdir(), "pricetime-bench-"));
  cleanUps.push(() => rmSync(directory, { recursive: true }));
  writeFileSync(join(directory, "full.log"), Buffer.alloc(100, 1));
  writeFileSync(join(directory, "newest.log"), Buffer.concat([Buffer.alloc(30, 1), Buffer.alloc(4096)]));
  writeFileSync(join(directory, "empty.log"), "");
  expect(writtenBytes(directory)).toBe(130);
});

test("percentiles are by nearest rank", () => {
  const latencies = Float64Array.from({ length: 1000 }, (_, index) => 1000 - index);
  expect(summarizeLatencies(latencies)).toEqual({ p50: 500, p99: 990, p999: 999, greatest: 1000 });
});

test("orders are signed over the body, and each account buys as often as it sells", async () => {
  const accounts = ["alice", "bob"].map((name) => ({ name, apiKey: `key-${name}`, apiSecret: `secret-${name}` }));
  const received: { key: string; body: string }[] = [];
  const [connection] = (await connectTo(async (request, response) => {
    received.push({
      key: String(request.headers["x-mbx-apikey"]),
      body: Buffer.concat(await request.toArray()).toString(),
    });
    answerNothing(request, response);
  })) as [Connection];
  const order = orderRequest(new OrderSource(accounts));
  for (let sent = 0; sent < 8; sent++) await order(connection);
  const counts: Record<string, number> = {};
  for (const { key, body } of received) {
    const [payload = "", signature] = body.split("&signature=");
    expect(createHmac("sha256", key.replace("key", "secret")).update(payload).digest("hex")).toBe(signature);
    const kind = `${key} ${new URLSearchParams(payload).get("side")}`;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  expect(counts).toEqual({ "key-alice BUY": 2, "key-alice SELL": 2, "key-bob BUY": 2, "key-bob SELL": 2 });
});

test.runIf(process.platform === "linux")("the CPU time of a process is what the process itself says", () => {
  const start = process.cpuUsage();
  while (process.cpuUsage(start).user < 50_000);
  const { user, system } = process.cpuUsage();
  expect(processCpuSeconds(process.pid)).toBeCloseTo((user + system) / 1e6, 1);
  expect(processCpuSeconds(2 ** 31)).toBeUndefined();
});

import { type Clock, HotStateUnavailable } from "@pricetime/adapters";
import { startExchange } from "@pricetime/reference-server/testing";
import { createClient, newOrder, time } from "@pricetime/sdk";
import { expect, test } from "vitest";
import { composeMemory, systemClock } from "../../src/compose.js";
import { type Answer, send, signatureOf } from "./support.js";

type Started = Awaited<ReturnType<typeof startExchange>>;

const signed = ({ url, keys }: Started, method: string, path: string, parameters: string): Promise<Answer> => {
  const { apiKey = "", secret = "" } = keys.alice ?? {};
  const payload = `${parameters}${parameters === "" ? "" : "&"}timestamp=${Date.now()}`;
  const query = `${payload}&signature=${signatureOf(payload, secret)}`;
  return send(url, `${path}?${query}`, { method, headers: { "x-mbx-apikey": apiKey } });
};

const ORDER = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=100";

test("what nobody foresaw is -1000 with the id of the log line, tells no secret, and the process stays up", async () => {
  const memory = composeMemory({ clock: systemClock(), queueLimit: 100 });
  memory.hotState.account = () => Promise.reject(new Error("the cache is upside down"));
  const started = await startExchange({ ports: memory });
  const answer = await signed(started, "GET", "/api/v3/account", "");
  expect(answer.status).toBe(500);
  expect(answer.body).toEqual({ code: -1000, msg: "An unknown error occurred while processing the request." });
  expect(started.failures).toMatchObject([
    {
      requestId: answer.headers["x-request-id"],
      request: "GET /api/v3/account",
      error: { message: "the cache is upside down" },
    },
  ]);
  const told = JSON.stringify(started.failures) + answer.text;
  for (const secret of [started.keys.alice?.secret, started.keys.alice?.apiKey]) expect(told).not.toContain(secret);
  expect((await send(started.url, "/api/v3/ping")).status).toBe(200);
  await started.close();
});

test("a hot state that cannot answer is -1001: never an empty account, and no word about any order", async () => {
  const memory = composeMemory({ clock: systemClock(), queueLimit: 100 });
  memory.hotState.account = () => Promise.reject(new HotStateUnavailable("the cache is being filled again"));
  const started = await startExchange({ ports: memory });
  const answer = await signed(started, "GET", "/api/v3/account", "");
  expect([answer.status, answer.body]).toEqual([
    500,
    { code: -1001, msg: "Internal error; unable to process your request. Please try again." },
  ]);
  expect(started.failures).toEqual([]);
  await started.close();
});

test("a stopping exchange refuses for certain", async () => {
  const started = await startExchange();
  const closing = started.exchange.close();
  const answer = await signed(started, "POST", "/api/v3/order", ORDER);
  expect([answer.status, answer.body]).toEqual([503, { code: -1016, msg: "This service is no longer available." }]);
  await closing;
  await started.close();
});

test("a journal that stands still: -1007 past the deadline, and the order may be there", async () => {
  const clock = systemClock();
  const memory = composeMemory({ clock, queueLimit: 100 });
  let held: (() => void) | undefined;
  const append = memory.journal.append.bind(memory.journal);
  const started = await startExchange({ ports: memory, answerTimeoutMs: 200 });
  memory.journal.append = async (row) => {
    await new Promise<void>((resolve) => {
      held = resolve;
    });
    await append(row);
  };
  const answer = await signed(started, "POST", "/api/v3/order", `${ORDER}&newClientOrderId=late`);
  expect(answer.status).toBe(504);
  expect(answer.body).toMatchObject({ code: -1007 });
  memory.journal.append = append;
  held?.();
  const query = "symbol=BTCUSDT&origClientOrderId=late";
  await expect.poll(async () => (await signed(started, "GET", "/api/v3/order", query)).status).toBe(200);
  await started.close();
});

test("a command that waited longer than recvWindow is refused by the engine", async () => {
  const clock = systemClock();
  const memory = composeMemory({ clock, queueLimit: 100 });
  const started = await startExchange({ ports: memory });
  const append = memory.journal.append.bind(memory.journal);
  memory.journal.append = async (row) => {
    await clock.sleep(300);
    await append(row);
  };
  // The first row is under way while the second waits past its window.
  const first = signed(started, "POST", "/api/v3/order", ORDER);
  await clock.sleep(100);
  const second = await signed(started, "POST", "/api/v3/order", `${ORDER}&recvWindow=50`);
  expect(second.body).toEqual({ code: -1021, msg: "Timestamp for this request is outside of the recvWindow." });
  expect((await first).status).toBe(200);
  await started.close();
});

test("history that lags is told in a header, and the answer is what is there", async () => {
  const memory = composeMemory({ clock: systemClock(), queueLimit: 100 });
  const started = await startExchange({ ports: memory, historyWaitMs: 0 });
  memory.history.write = () => new Promise(() => {});
  await signed(started, "POST", "/api/v3/order", ORDER);
  const behind = await signed(started, "GET", "/api/v3/allOrders", "symbol=BTCUSDT");
  expect(behind.body).toEqual([]);
  expect(Number(behind.headers["x-pricetime-history-behind"])).toBeGreaterThan(0);
  // What is now does not come from history.
  expect((await signed(started, "GET", "/api/v3/openOrders", "")).body).toHaveLength(1);
  void started.close();
});

test("the clock jumps an hour ahead and back: orders go on", async () => {
  const real = systemClock();
  let offsetMs = 0;
  const clock: Clock = {
    nowMs: () => real.nowMs() + offsetMs,
    monotonicMs: () => real.monotonicMs(),
    sleep: (ms, signal) => real.sleep(ms, signal),
  };
  const { url, keys, close, failures } = await startExchange({ clock });
  const { apiKey = "", secret = "" } = keys.alice ?? {};
  const client = createClient({ baseUrl: url, apiKey, apiSecret: secret, nowMs: () => clock.nowMs() });
  const place = () =>
    newOrder(client, {
      symbol: "BTCUSDT",
      side: "BUY",
      type: "LIMIT",
      timeInForce: "GTC",
      price: "100",
      quantity: "0.1",
    });
  let previous = (await place()).transactTime;
  for (const jump of [3_600_000, 0, -3_600_000, 0]) {
    offsetMs = jump;
    expect(Math.abs((await time(client)).serverTime - real.nowMs() - jump)).toBeLessThan(1_000);
    for (let orders = 0; orders < 3; orders++) {
      const { transactTime } = await place();
      expect(transactTime).toBeGreaterThanOrEqual(previous);
      previous = transactTime;
    }
  }
  expect(failures).toEqual([]);
  await close();
});

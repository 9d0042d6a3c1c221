import type { Clock } from "@pricetime/adapters";
import { SystemClock } from "@pricetime/adapters/memory";
import { startExchange } from "@pricetime/reference-server/testing";
import {
  type CanceledOrder,
  type Client,
  cancelOrder,
  createClient,
  klines,
  newOrder,
  type OrderFull,
  RequestRejected,
  ticker24hr,
} from "@pricetime/sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestSocket } from "./ws-support.js";

const HOUR_MS = 3_600_000;
/** Journal time follows a jump by this much a row, besides the time that really passed. */
const STEP_MS = 500;

/** This machine's clocks, the wall clock set wrong by as much as told. */
class WrongClock implements Clock {
  readonly #machine = new SystemClock();
  offsetMs = 0;

  nowMs(): number {
    return this.#machine.nowMs() + this.offsetMs;
  }

  monotonicMs(): number {
    return this.#machine.monotonicMs();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#machine.sleep(ms, signal);
  }
}

const clock = new WrongClock();
let exchange: Awaited<ReturnType<typeof startExchange>>;
let alice: Client;
let bob: Client;
let trades: TestSocket;
beforeAll(async () => {
  exchange = await startExchange({ clock });
  const clientOf = (name: string): Client => {
    const key = exchange.keys[name];
    if (key === undefined) throw new Error(`the genesis has no account ${name}`);
    return createClient({
      baseUrl: exchange.url,
      apiKey: key.apiKey,
      apiSecret: key.secret,
      nowMs: () => clock.nowMs(),
    });
  };
  alice = clientOf("alice");
  bob = clientOf("bob");
  trades = await TestSocket.open(exchange.url, "/ws/btcusdt@trade");
});
afterAll(async () => {
  await trades.close();
  await exchange.close();
  expect(exchange.failures).toEqual([]);
});

const limit = (side: "BUY" | "SELL", quantity: string) =>
  ({ symbol: "BTCUSDT", side, type: "LIMIT", timeInForce: "GTC", price: "60000", quantity }) as const;

/** One order rests, another trades with it, a cancel ends it. @returns journal times, in order */
async function trade(): Promise<number[]> {
  const ask = (await newOrder(alice, limit("SELL", "0.2"))) as OrderFull;
  expect(ask.status).toBe("NEW");
  const heard = trades.messages.length;
  const bid = (await newOrder(bob, limit("BUY", "0.1"))) as OrderFull;
  expect(bid).toMatchObject({ status: "FILLED", executedQty: "0.10000000" });
  const told = await trades.next(({ e }) => e === "trade", "the trade", heard);
  expect(told).toMatchObject({ t: bid.fills[0]?.tradeId, T: bid.transactTime });
  const canceled = (await cancelOrder(alice, { symbol: "BTCUSDT", orderId: ask.orderId })) as CanceledOrder;
  expect(canceled).toMatchObject({ status: "CANCELED", executedQty: "0.10000000" });
  return [ask.transactTime, bid.transactTime, canceled.transactTime];
}

test("orders go on while the clock jumps an hour ahead and back; time in the journal never does", async () => {
  const before = await trade();
  const startMs = performance.now();
  clock.offsetMs = HOUR_MS;
  const ahead = [...(await trade()), ...(await trade()), ...(await trade())];
  // Only a client whose clock is an hour behind the server's is refused, by the code that tells it so.
  const honest = createClient({
    baseUrl: exchange.url,
    apiKey: exchange.keys.alice?.apiKey ?? "",
    apiSecret: exchange.keys.alice?.secret ?? "",
  });
  const refused = await newOrder(honest, limit("SELL", "0.2")).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(RequestRejected);
  expect(refused).toMatchObject({ code: -1021 });

  clock.offsetMs = -HOUR_MS;
  const behind = [...(await trade()), ...(await trade())];
  clock.offsetMs = 0;
  const after = [...(await trade()), ...(await trade())];

  const times = [...before, ...ahead, ...behind, ...after];
  expect(times).toEqual([...times].sort((one, other) => one - other));
  const elapsedMs = performance.now() - startMs;
  const movedMs = (after.at(-1) as number) - (before.at(-1) as number);
  expect(ahead[0]).toBeGreaterThan((before.at(-1) as number) + STEP_MS / 2);
  expect(movedMs).toBeLessThanOrEqual(elapsedMs + STEP_MS * times.length);

  // The journal is now a few seconds ahead of the clock: its last trades are there all the same.
  const candles = await klines(bob, { symbol: "BTCUSDT", interval: "1s" });
  const opened = candles.map(([openTime]) => openTime);
  expect(opened).toEqual(opened.map((_, second) => (opened[0] as number) + second * 1_000));
  expect(candles.reduce((count, row) => count + row[8], 0)).toBe(8);
  const ticker = (await ticker24hr(bob, { symbol: "BTCUSDT" })) as { count: number };
  expect(ticker.count).toBe(8);
});

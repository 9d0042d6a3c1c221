import { KLINE_INTERVALS, type KlineInterval } from "@pricetime/sdk/wire";
import { expect, test } from "vitest";
import { MovedClock } from "./moved-clock.js";
import { createFlow } from "./stream-flow.js";
import { exchangeForTests } from "./support.js";
import { type Message, TestSocket } from "./ws-support.js";

/** Ten seconds before a day, a week (it is a Sunday) and a month end. */
const clock = new MovedClock(Date.UTC(2024, 2, 31, 23, 59, 50));
// Connections live through the jumps.
const forever = Number.POSITIVE_INFINITY;
const exchange = exchangeForTests({ clock, sockets: { lifeMs: forever, pongWithinMs: forever } });

interface Candle {
  readonly t: number;
  readonly T: number;
  readonly x: boolean;
  readonly n: number;
  readonly i: KlineInterval;
}

/** A candle of the stream in the form of REST. */
const asRest = (candle: Message): unknown[] =>
  ["t", "o", "h", "l", "c", "v", "T", "q", "n", "V", "Q", "B"].map((name) => candle[name]);

test("candles of every interval close once, without a hole, and equal those of REST", async () => {
  const { url } = exchange.running();
  const socket = await TestSocket.open(url, `/ws/${KLINE_INTERVALS.map((i) => `btcusdt@kline_${i}`).join("/")}`);
  const candles = (interval: KlineInterval): Candle[] =>
    socket.messages.map(({ k }) => k as Candle).filter(({ i }) => i === interval);
  const closed = (interval: KlineInterval): Candle[] => candles(interval).filter(({ x }) => x);
  const restKlines = async (interval: KlineInterval, startTime: number, endTime: number): Promise<unknown[][]> => {
    const asked = { symbol: "BTCUSDT", interval, startTime, endTime, limit: 1_000 };
    return (await exchange.get("/api/v3/klines", asked)).body as unknown[][];
  };

  const flow = createFlow(exchange.running(), 11);
  const startMs = clock.nowMs();
  const tradeFor = async (ms: number): Promise<void> => {
    const endMs = clock.nowMs() + ms;
    while (clock.nowMs() < endMs) {
      await flow.run(4);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  /** Waits until the stream has closed every candle that is over. */
  const settle = async (): Promise<void> => {
    const nowMs = clock.nowMs();
    const isSettled = (interval: KlineInterval): boolean => {
      const [newest] = candles(interval).slice(-1);
      return newest !== undefined && (newest.x ? newest.T >= nowMs - 1_000 : newest.T >= nowMs);
    };
    await socket.until(() => KLINE_INTERVALS.every(isSettled), "the closed candles");
  };

  await tradeFor(1_500);
  clock.pass(15_000);
  await tradeFor(1_500);
  await settle();
  clock.pass(90_000);
  await tradeFor(1_000);
  await settle();
  const untilMs = clock.nowMs();

  // No hole, no repetition; and every candle that had trades is among them.
  for (const interval of KLINE_INTERVALS) {
    const told = closed(interval);
    for (const [index, candle] of told.entries()) {
      if (index > 0) expect(candle.t, `${interval} follows without a hole`).toBe(Number(told[index - 1]?.T) + 1);
    }
    const traded = (await restKlines(interval, startMs - 31 * 86_400_000, untilMs)).filter(
      ([, , , , , , closeTime, , trades]) => Number(trades) > 0 && Number(closeTime) < untilMs - 3_000,
    );
    const openTimes = new Set(told.map(({ t }) => t));
    for (const [openTime] of traded) expect(openTimes.has(Number(openTime)), `${interval} of ${openTime}`).toBe(true);
  }
  expect(closed("1s").length).toBeGreaterThan(60);
  expect(closed("1s").filter(({ n }) => n === 0).length).toBeGreaterThan(30);
  expect(closed("1m").length).toBeGreaterThanOrEqual(2);
  for (const interval of ["1h", "12h", "1d", "1w", "1M"] as const) expect(closed(interval)).toHaveLength(1);

  // Two days on, quickly: what closed meanwhile is told as far as it is made up for.
  clock.pass(2 * 86_400_000);
  await tradeFor(500);
  await settle();
  expect(closed("3d").length).toBe(1);
  expect(closed("1d").length).toBe(3);

  // Whatever was told as closed is what REST says, and so is the newest state of the open candle.
  let compared = 0;
  for (const interval of KLINE_INTERVALS) {
    for (const { k } of socket.messages) {
      const candle = k as Candle & Message;
      if (candle.i !== interval || !candle.x) continue;
      const [rest] = await restKlines(interval, candle.t, candle.t);
      expect(asRest(candle), `${interval} ${candle.t}`).toEqual(rest);
      compared += 1;
    }
    const [open] = candles(interval).slice(-1);
    if (open === undefined || open.x) continue;
    const [rest] = await restKlines(interval, open.t, open.t);
    expect(asRest(open as Candle & Message)).toEqual(rest);
    compared += 1;
  }
  console.log("candles compared with REST:", compared);
  expect(compared).toBeGreaterThan(200);
  await socket.close();
});

test("an idle market still closes its candles", async () => {
  const { url } = exchange.running();
  const socket = await TestSocket.open(url, "/ws/btcusdt@kline_1s");
  await socket.until(() => socket.messages.filter(({ k }) => (k as Candle).x).length >= 3, "three idle seconds");
  const idle = socket.messages.map(({ k }) => k as Candle).filter(({ x }) => x);
  expect(idle.slice(-2).every(({ n }) => n === 0)).toBe(true);
  await socket.close();
});

import type { HotState, ReleasedCommand } from "@pricetime/adapters";
import { createRedisHotState, type RedisConnections } from "@pricetime/adapters/redis";
import { ALICE, BOB } from "@pricetime/engine/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { liveStateAfter, marketStory, OPENING } from "../support/market-story.js";
import { hasOwnRedis, RedisServer } from "../support/redis-server.js";

const story = marketStory(200);
const unavailable = expect.objectContaining({ name: "HotStateUnavailable", code: "HOT_STATE_UNAVAILABLE" });
const fenced = expect.objectContaining({ name: "HotStateFenced", code: "HOT_STATE_FENCED" });

describe.skipIf(!hasOwnRedis)("hot state on Redis", () => {
  let server: RedisServer;
  let redis: RedisConnections;
  let reading: RedisConnections;
  let writer: HotState;
  let reader: HotState;

  beforeEach(async () => {
    server = await RedisServer.start();
    redis = await server.open("exchange");
    reading = await server.open("exchange");
    writer = createRedisHotState(redis);
    reader = createRedisHotState(reading);
  });
  afterEach(async () => {
    await redis.close();
    await reading.close();
    await server.stop();
  });

  /** What readers may see at the position that the reader is at afterwards. */
  async function expectStateAfter(told: readonly ReleasedCommand[]): Promise<void> {
    const live = liveStateAfter(told);
    const atMs = live.timeMs;
    expect(await reader.position()).toBe(told.length);
    expect(await reader.depth(0)).toEqual(live.publishDepth(0).snapshot());
    expect(await reader.trades(0)).toEqual(live.trades(0));
    expect(await reader.aggTrades(0)).toEqual(live.aggTrades(0));
    expect((await reader.klines(0, "1s")).klines).toEqual(live.klines(0, "1s"));
    expect(await reader.ticker24hr(0, atMs)).toEqual(live.ticker24hr(0, atMs));
    for (const accountId of [ALICE, BOB]) {
      expect(await reader.account(accountId)).toEqual(live.account(accountId));
      expect(await reader.openOrders(accountId)).toEqual(live.openOrders(accountId));
    }
  }

  async function writeBatches(from: number, until: number, size: number): Promise<void> {
    for (let at = from; at < until; at += size) await writer.write(story.slice(at, Math.min(at + size, until)));
  }

  it("is unavailable, never empty, before it is filled", async () => {
    await expect(reader.symbols()).rejects.toThrow(unavailable);
    await expect(reader.account(ALICE)).rejects.toThrow(unavailable);
    await expect(reader.outcome({ high: 1, low: 1 })).rejects.toThrow(unavailable);
  });

  it("is filled anew when the server is flushed under traffic; readers never see an empty book or a lost balance", async () => {
    await writer.load(liveStateAfter(story.slice(0, OPENING)));
    const seen = { answers: 0, refusals: 0, flushes: 0 };
    let isOver = false;
    const total =
      100_000_000n * 10n ** BigInt((await reader.assets()).find(({ asset }) => asset === "USDT")?.decimals ?? 0);
    const read = async () => {
      while (!isOver) {
        try {
          const { bids, asks } = await reader.depth(0);
          expect([bids.length > 0, asks.length > 0]).toEqual([true, true]);
          const trader = await reader.account(ALICE);
          const usdt = trader?.balances.find(({ free, locked }) => free + locked > total / 2n);
          expect(usdt, "most of the deposit is there").toBeDefined();
          expect(await reader.orderByClientOrderId(ALICE, 0, "floor")).toMatchObject({ status: "NEW" });
          seen.answers++;
        } catch (error) {
          if ((error as { code?: string }).code !== "HOT_STATE_UNAVAILABLE") throw error;
          seen.refusals++;
        }
      }
    };
    const flush = async () => {
      while (!isOver) {
        await redis.impatient.flushall();
        seen.flushes++;
        // Everybody gets a turn of reading and writing between two floods.
        for (let pause = 0; pause < 20; pause++) await redis.impatient.ping();
      }
    };
    const others = [read(), read(), flush()];
    await writeBatches(OPENING, story.length - 5, 3);
    isOver = true;
    await Promise.all(others);
    await writer.write(story.slice(-5));
    expect(seen.flushes).toBeGreaterThan(5);
    expect(seen.answers).toBeGreaterThan(5);
    await expectStateAfter(story);
    expect(await reader.outcome(story.at(-1)?.commandId ?? { high: 0, low: 0 })).toEqual(story.at(-1));
  });

  it("goes on when the server was killed and started again, empty", async () => {
    await writer.load(liveStateAfter(story.slice(0, OPENING)));
    await writeBatches(OPENING, 300, 7);
    await server.kill();
    await expect(reader.depth(0)).rejects.toThrow(unavailable);
    const waiting = writer.write(story.slice(300, 310));
    await server.startAgain();
    await waiting;
    await writeBatches(310, 400, 9);
    await expectStateAfter(story.slice(0, 400));
  });

  it("is filled anew when the server came back with an older save", async () => {
    await writer.load(liveStateAfter(story.slice(0, OPENING)));
    await writeBatches(OPENING, 200, 7);
    await redis.impatient.save();
    await writeBatches(200, 300, 7);
    await server.kill();
    await server.startAgain();
    await writeBatches(300, 310, 10);
    await expectStateAfter(story.slice(0, 310));
  });

  it("begins a filling again when the server is flushed in the middle of it", async () => {
    const live = liveStateAfter(story.slice(0, 1_000));
    const isFilling = async () => (await redis.impatient.dbsize()) > 0;
    for (let round = 0; round < 5; round++) {
      const loading = writer.load(live);
      while (!(await isFilling())) await redis.impatient.ping();
      await redis.impatient.flushall();
      await loading;
      await expectStateAfter(story.slice(0, 1_000));
      await redis.impatient.flushall();
    }
  });

  it("refuses a writer that another one has overtaken, and keeps what that one wrote", async () => {
    await writer.load(liveStateAfter(story.slice(0, 100)));
    const successor = createRedisHotState(reading);
    await successor.load(liveStateAfter(story.slice(0, 120)));
    await expect(writer.write(story.slice(100, 110))).rejects.toThrow(fenced);
    await expectStateAfter(story.slice(0, 120));
    await successor.write(story.slice(120, 150));
    await expect(writer.write(story.slice(110, 120))).rejects.toThrow(fenced);
    await expectStateAfter(story.slice(0, 150));
  });

  it("ignores commands it has, and takes the rest of their batch", async () => {
    await writer.load(liveStateAfter(story.slice(0, 100)));
    await writer.write(story.slice(90, 100));
    await writer.write(story.slice(95, 105));
    await expectStateAfter(story.slice(0, 105));
  });

  it("lets closed orders go when a process that only reads says that history has them", async () => {
    await writer.load(liveStateAfter(story.slice(0, OPENING)));
    await writeBatches(OPENING, 300, 7);
    const closed = await reader.orderByClientOrderId(BOB, 0, "offer-1");
    expect(closed).toMatchObject({ status: "CANCELED" });
    await reader.forgetClosedOrders(closed?.position ?? 0);
    await writeBatches(300, 307, 7);
    expect(await reader.order(0, closed?.orderId ?? 0)).toBeUndefined();
    expect(await reader.orderByClientOrderId(BOB, 0, "offer-1")).toBeUndefined();
    expect(await reader.orderByClientOrderId(BOB, 0, "offer-40")).toBeDefined();
    await expectStateAfter(story.slice(0, 307));
  });

  it("leaves one filling on the server, whatever became of the others", async () => {
    for (const until of [50, 100, 150]) await writer.load(liveStateAfter(story.slice(0, until)));
    await writer.write(story.slice(150, 160));
    const names = await redis.impatient.keys("*");
    const generation = await redis.impatient.hget(redis.key("hot"), "generation");
    expect(names.filter((name) => name !== redis.key("hot") && !name.includes(String(generation)))).toEqual([]);
    const ends = await Promise.all(names.map((name) => redis.impatient.pttl(name)));
    expect(new Set(ends), "nothing of it ends by itself").toEqual(new Set([-1]));
  });
});

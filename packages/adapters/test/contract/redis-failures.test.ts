import type { QueuedCommand, ReleasedCommand } from "@pricetime/adapters";
import {
  createRedisCommandQueue,
  createRedisLiveFeed,
  createRedisRateLimitStore,
  type RedisConnections,
} from "@pricetime/adapters/redis";
import type { Envelope } from "@pricetime/engine";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventually } from "../../src/testing/eventually.js";
import { marketStory } from "../support/market-story.js";
import { hasOwnRedis, RedisServer } from "../support/redis-server.js";

const story = marketStory(20);
const positionsOf = (batch: readonly ReleasedCommand[]) => batch.map(({ executed }) => executed.position);
const numbersOf = (commands: readonly QueuedCommand[]) => commands.map(({ envelope }) => envelope.commandId.low);
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

const envelope = (number: number): Envelope => ({
  commandId: { high: 1, low: number },
  accountId: 1,
  validUntilMs: 1_700_000_000_000,
  actor: "test",
  reason: "",
  command: { type: "CancelOpenOrders", symbolId: 0 },
});

describe.skipIf(!hasOwnRedis)("failures of Redis", () => {
  let server: RedisServer;
  let redis: RedisConnections;
  const ends: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    server = await RedisServer.start();
    redis = await server.open("exchange");
  });
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
    await redis.close();
    await server.stop();
  });

  async function openFeed() {
    const feed = await createRedisLiveFeed({ redis });
    ends.push(() => feed.close());
    return feed;
  }
  function openQueue(onDeadLetter?: (id: string, reason: string) => void) {
    const queue = createRedisCommandQueue({ redis, ...(onDeadLetter ? { onDeadLetter } : {}) });
    ends.push(() => queue.close());
    return queue;
  }
  const dropConnections = () => redis.patient.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");

  it("a subscriber whose connection is dropped misses nothing", async () => {
    const feed = await openFeed();
    const seen: number[] = [];
    feed.subscribe((batch) => seen.push(...positionsOf(batch)));
    for (let at = 0; at < 100; at += 5) {
      await feed.publish(story.slice(at, at + 5));
      if (at % 20 === 0) await dropConnections();
    }
    await eventually(() => expect(seen).toEqual(upTo(100)));
  });

  it("what a zombie publishes again is dropped", async () => {
    const feed = await openFeed();
    const zombie = await openFeed();
    const seen: number[] = [];
    feed.subscribe((batch) => seen.push(...positionsOf(batch)));
    await feed.publish(story.slice(0, 10));
    await zombie.publish(story.slice(4, 8));
    await zombie.publish(story.slice(8, 12));
    await eventually(() => expect(seen).toEqual(upTo(12)));
    await feed.publish(story.slice(12, 13));
    await eventually(() => expect(seen).toEqual(upTo(13)));
  });

  it("a flush shows as a gap in the positions of the feed, and the feed goes on", async () => {
    const feed = await openFeed();
    const seen: number[] = [];
    feed.subscribe((batch) => seen.push(...positionsOf(batch)));
    await feed.publish(story.slice(0, 3));
    await eventually(() => expect(seen).toEqual([1, 2, 3]));
    await redis.impatient.flushall();
    await feed.publish(story.slice(5, 7));
    await eventually(() => expect(seen).toEqual([1, 2, 3, 6, 7]));
  });

  it("an entry that is no command is put aside with its reason, and the queue goes on", async () => {
    const reasons: string[] = [];
    const queue = openQueue((_id, reason) => reasons.push(reason));
    await queue.send(envelope(1));
    await redis.impatient.xadd(redis.key("queue"), "*", "e", "no envelope", "m", "");
    await redis.impatient.xadd(redis.key("queue"), "*", "something", "else");
    await queue.send(envelope(2));
    const received: QueuedCommand[] = [];
    while (received.length < 2) received.push(...(await queue.receive(10)));
    expect(numbersOf(received)).toEqual([1, 2]);
    await queue.acknowledge(received);
    expect(reasons).toHaveLength(2);
    const dead = await redis.impatient.xrange(redis.key("queue:dead"), "-", "+");
    expect(dead.map(([, fields]) => fields.slice(2))).toEqual([
      ["reason", reasons[0], "e", "no envelope", "m", ""],
      ["reason", reasons[1], "something", "else"],
    ]);
    expect(await redis.impatient.xlen(redis.key("queue"))).toBe(0);
  });

  it("the queue goes on after a flush under a waiting consumer, with nothing counted that is gone", async () => {
    const queue = openQueue();
    await queue.send(envelope(1));
    expect(numbersOf(await queue.receive(10))).toEqual([1]);
    const waiting = queue.receive(10);
    await redis.impatient.flushall();
    await queue.send(envelope(2));
    const received = await waiting;
    expect(numbersOf(received)).toEqual([2]);
    await queue.acknowledge(received);
    expect(await redis.impatient.get(redis.key("queue:bytes"))).toBe("0");
  });

  it("what a zombie took and never acknowledged reaches its successor, that was already reading", async () => {
    const zombie = openQueue();
    const successor = openQueue();
    await successor.send(envelope(1));
    await successor.acknowledge(await successor.receive(1));
    const taking = zombie.receive(1);
    await successor.send(envelope(2));
    expect(numbersOf(await taking)).toEqual([2]);
    expect(numbersOf(await successor.receive(1))).toEqual([2]);
  });

  it("while the server is away commands are refused for certain; afterwards all goes on by itself", async () => {
    const queue = openQueue();
    const limits = createRedisRateLimitStore(redis);
    const waiting = queue.receive(10);
    await server.kill();
    await eventually(() => expect(redis.impatient.status).not.toBe("ready"));
    await expect(queue.send(envelope(1))).rejects.toMatchObject({ code: "QUEUE_UNAVAILABLE" });
    await expect(limits.count("ip", 60_000, 0)).rejects.toThrow();
    await server.startAgain();
    await eventually(() => queue.send(envelope(2)));
    expect(numbersOf(await waiting)).toEqual([2]);
    expect(await limits.add("ip", 60_000, 60_000, 1)).toBe(1);
  });
});

import { setTimeout as sleep } from "node:timers/promises";
import type { CommandQueue } from "@pricetime/adapters";
import {
  createRedisCommandQueue,
  createRedisHotState,
  createRedisLiveFeed,
  createRedisRateLimitStore,
} from "@pricetime/adapters/redis";
import {
  describeCommandQueue,
  describeHotState,
  describeLiveFeed,
  describeRateLimitStore,
} from "@pricetime/adapters/testing";
import { createLiveState } from "@pricetime/engine/projections";
import { afterAll, beforeAll, describe } from "vitest";
import { hasRedis, RedisServer } from "../support/redis-server.js";

describe.skipIf(!hasRedis)("Redis", () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await RedisServer.start();
  });
  afterAll(() => server.stop());

  describeRateLimitStore("redis", async () => {
    const redis = await server.open();
    return { store: createRedisRateLimitStore(redis), close: () => redis.close() };
  });

  describeHotState("redis", async () => {
    const redis = await server.open();
    const hotState = createRedisHotState(redis);
    await hotState.load(createLiveState());
    return { hotState, close: () => redis.close() };
  });

  describeCommandQueue("redis", async (bounds) => {
    const redis = await server.open();
    let current = createRedisCommandQueue({ redis, ...bounds });
    const queue: CommandQueue = {
      send: (...parameters) => current.send(...parameters),
      receive: (...parameters) => current.receive(...parameters),
      acknowledge: (commands) => current.acknowledge(commands),
      close: () => current.close(),
    };
    return {
      queue,
      loseConsumer: async () => {
        await current.close();
        current = createRedisCommandQueue({ redis, ...bounds });
      },
      // The server's own clock decides, and it cannot be set.
      advance: async (ms) => sleep(ms + 20),
      close: async () => {
        await current.close();
        await redis.close();
      },
    };
  });

  describeLiveFeed("redis", async () => {
    const redis = await server.open();
    const feeds = [await createRedisLiveFeed({ redis }), await createRedisLiveFeed({ redis })];
    let next = 0;
    return {
      side: async () => feeds[next++] as (typeof feeds)[number],
      close: async () => {
        for (const feed of feeds) await feed.close();
        await redis.close();
      },
    };
  });
});

import type { CommandQueue, HotState, LiveFeed } from "@pricetime/adapters";
import { feedInOrder } from "@pricetime/adapters";
import {
  createRedisCommandQueue,
  createRedisHotState,
  createRedisLiveFeed,
  createRedisRateLimitStore,
  openRedis,
  type RedisConnections,
} from "@pricetime/adapters/redis";
import type { ComposeOptions } from "../compose.js";
import type { GatewayPorts, LeaderPorts, Ports } from "../ports.js";
import { Opened } from "./opened.js";
import { openJournalStores, openSharedStores } from "./postgres-stores.js";

export interface ClusterOptions extends ComposeOptions {
  readonly postgresUrl: string;
  readonly redisUrl: string;
}

interface BetweenProcesses {
  readonly queue: CommandQueue;
  readonly hotState: HotState;
  readonly feed: LiveFeed;
}

/** @throws RedisRefused */
async function betweenProcesses(
  opened: Opened,
  redis: RedisConnections,
  queueLimit: number,
): Promise<BetweenProcesses> {
  return {
    queue: await opened.keep(createRedisCommandQueue({ redis, maxCommands: queueLimit })),
    hotState: createRedisHotState(redis),
    feed: feedInOrder(await opened.keep(createRedisLiveFeed({ redis }))),
  };
}

/**
 * The profile `cluster`, one of several gateways: no journal.
 *
 * @throws PostgresRefused, RedisRefused
 */
export const composeGateway = ({ postgresUrl, redisUrl, clock, queueLimit }: ClusterOptions): Promise<GatewayPorts> =>
  Opened.all(async (opened) => {
    const redis = await opened.keep(openRedis({ url: redisUrl }));
    return {
      clock,
      ...(await betweenProcesses(opened, redis, queueLimit)),
      ...(await openSharedStores(opened, postgresUrl)),
      rateLimitStore: createRedisRateLimitStore(redis),
      notices: [],
      close: () => opened.closeAll(),
    };
  });

/**
 * The profile `cluster`, a process that leads or waits to lead.
 *
 * @throws PostgresRefused, RedisRefused
 */
export const composeLeader = ({ postgresUrl, redisUrl, clock, queueLimit }: ClusterOptions): Promise<LeaderPorts> =>
  Opened.all(async (opened) => {
    const redis = await opened.keep(openRedis({ url: redisUrl }));
    const { history } = await openSharedStores(opened, postgresUrl);
    return {
      clock,
      ...(await betweenProcesses(opened, redis, queueLimit)),
      ...(await openJournalStores(opened, postgresUrl)),
      history,
      ...LEADER,
      notices: [],
      close: () => opened.closeAll(),
    };
  });

/** The profile `cluster` in one process: for operators' commands while no other process runs. @throws PostgresRefused, RedisRefused */
export const composeCluster = async ({ postgresUrl, redisUrl, clock, queueLimit }: ClusterOptions): Promise<Ports> =>
  Opened.all(async (opened) => {
    const redis = await opened.keep(openRedis({ url: redisUrl }));
    return {
      clock,
      ...(await betweenProcesses(opened, redis, queueLimit)),
      ...(await openJournalStores(opened, postgresUrl)),
      ...(await openSharedStores(opened, postgresUrl)),
      rateLimitStore: createRedisRateLimitStore(redis),
      ...LEADER,
      notices: [],
      close: () => opened.closeAll(),
    };
  });

const LEADER = {
  hotStateKeepsLive: true,
  snapshotsInWorker: true,
  dropsRows: false,
  isLeading: async () => true,
} as const;

export { createRedisCommandQueue, type RedisCommandQueueOptions } from "./command-queue.js";
export { type RedisRefusal, RedisRefused } from "./errors.js";
export { createRedisHotState } from "./hot-state.js";
export { createRedisLiveFeed, type RedisLiveFeed, type RedisLiveFeedOptions } from "./live-feed.js";
export { type OpenRedisOptions, openRedis, type RedisConnections } from "./open-redis.js";
export { createRedisRateLimitStore } from "./rate-limit-store.js";

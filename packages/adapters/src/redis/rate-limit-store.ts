import type { RateLimitStore } from "../ports/rate-limit-store.js";
import type { RedisConnections } from "./open-redis.js";
import { run, script } from "./script.js";

/** A window lives this many times its length, for a clock that steps back over its edge. */
const LENGTHS_KEPT = 2;

const ADD = script(`
local isNew = redis.call('EXISTS', KEYS[1]) == 0
local count = redis.call('INCRBY', KEYS[1], ARGV[1])
if count < 0 then
  redis.call('INCRBY', KEYS[1], -count)
  count = 0
end
if isNew then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return count
`);

/** Counters that every gateway shares. They end with the server: a flushed one begins anew. */
class RedisRateLimitStore implements RateLimitStore {
  readonly #redis: RedisConnections;

  constructor(redis: RedisConnections) {
    this.#redis = redis;
  }

  async add(key: string, intervalMs: number, nowMs: number, amount: number): Promise<number> {
    const window = this.#window(key, intervalMs, nowMs);
    return Number(await run(this.#redis.impatient, ADD, [window], [amount, intervalMs * LENGTHS_KEPT]));
  }

  async count(key: string, intervalMs: number, nowMs: number): Promise<number> {
    return Number((await this.#redis.impatient.get(this.#window(key, intervalMs, nowMs))) ?? 0);
  }

  #window(key: string, intervalMs: number, nowMs: number): string {
    return this.#redis.key(`rate:${intervalMs}:${nowMs - (nowMs % intervalMs)}:${key}`);
  }
}

export const createRedisRateLimitStore = (redis: RedisConnections): RateLimitStore => new RedisRateLimitStore(redis);

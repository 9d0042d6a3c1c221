import { setTimeout as sleep } from "node:timers/promises";
import type { Redis } from "ioredis";
import type { LiveFeed, ReleasedCommand } from "../ports/live-feed.js";
import { fromJson, toJson } from "./exact-json.js";
import type { RedisConnections } from "./open-redis.js";
import { run, script } from "./script.js";

export interface RedisLiveFeedOptions {
  readonly redis: RedisConnections;
  /** How many commands stay, about, for subscribers that were cut off. Default 100,000. */
  readonly keptCommands?: number;
}

/** A live feed with a connection of its own to read from. */
export interface RedisLiveFeed extends LiveFeed {
  close(): Promise<void>;
}

type Listener = (batch: readonly ReleasedCommand[]) => void;
type Entries = readonly (readonly [id: string, fields: readonly string[]])[];

const READ_LIMIT = 1_000;
const WAIT_MS = 5_000;
const PAUSE_MS = 100;

/** The newest position ever published, also when its entry has given way. */
const TOP = script(`
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
local info = redis.call('XINFO', 'STREAM', KEYS[1])
for at = 1, #info, 2 do
  if info[at] == 'last-generated-id' then return tonumber(string.match(info[at + 1], '^%d+')) end
end
`);

/** An entry's id is its position: the stream itself keeps order and refuses repeats. */
const PUBLISH = script(`
local top = 0
if redis.call('EXISTS', KEYS[1]) == 1 then
  local info = redis.call('XINFO', 'STREAM', KEYS[1])
  for at = 1, #info, 2 do
    if info[at] == 'last-generated-id' then top = tonumber(string.match(info[at + 1], '^%d+')) end
  end
end
for at = 2, #ARGV, 2 do
  if tonumber(ARGV[at]) > top then
    redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], ARGV[at] .. '-0', 'c', ARGV[at + 1])
  end
end
`);

/** A capped stream whose entries are commands and whose ids are their positions. */
class StreamLiveFeed implements RedisLiveFeed {
  readonly #redis: RedisConnections;
  readonly #key: string;
  readonly #keptCommands: number;
  readonly #reader: Redis;
  /** Wrapped, so that one function may subscribe twice. */
  readonly #subscriptions = new Set<{ readonly listener: Listener }>();
  #position: number;
  #closed = false;

  constructor({ redis, keptCommands = 100_000 }: RedisLiveFeedOptions, position: number) {
    this.#redis = redis;
    this.#key = redis.key("feed");
    this.#keptCommands = keptCommands;
    this.#position = position;
    this.#reader = redis.openBlocking();
    void this.#read();
  }

  async publish(batch: readonly ReleasedCommand[]): Promise<void> {
    if (batch.length === 0) return;
    const entries = batch.flatMap((released) => [released.executed.position, toJson(released)]);
    await run(this.#redis.patient, PUBLISH, [this.#key], [this.#keptCommands, ...entries]);
  }

  subscribe(listener: Listener): () => void {
    const subscription = { listener };
    this.#subscriptions.add(subscription);
    return () => {
      this.#subscriptions.delete(subscription);
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#subscriptions.clear();
    this.#reader.disconnect();
  }

  /** Reads for all listeners of this process. A dropped connection resumes after the last position: nothing is missed while it is kept. */
  async #read(): Promise<void> {
    while (!this.#closed) {
      let entries: Entries;
      try {
        entries = await this.#readNext();
      } catch {
        // The connection is being made anew, or the server is loading: both pass.
        await sleep(PAUSE_MS);
        continue;
      }
      if (entries.length > 0) this.#deliver(entries);
    }
  }

  async #readNext(): Promise<Entries> {
    const answer = (await this.#reader.call(
      "XREAD",
      ...["COUNT", READ_LIMIT, "BLOCK", WAIT_MS, "STREAMS", this.#key, `${this.#position}-0`],
    )) as readonly (readonly [string, Entries])[] | null;
    return answer?.[0]?.[1] ?? [];
  }

  #deliver(entries: Entries): void {
    const batch = entries.map(([, fields]) => fromJson<ReleasedCommand>(fields[1] ?? ""));
    this.#position = Number.parseInt(entries.at(-1)?.[0] ?? "0", 10);
    for (const { listener } of this.#subscriptions) {
      try {
        listener(batch);
      } catch (error) {
        // The other listeners still get the batch; then the process ends as for any uncaught error.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}

/** Follows the feed from what is published after this call. */
export async function createRedisLiveFeed(options: RedisLiveFeedOptions): Promise<RedisLiveFeed> {
  const top = await run(options.redis.patient, TOP, [options.redis.key("feed")], []);
  return new StreamLiveFeed(options, Number(top ?? 0));
}

import { Redis, type RedisOptions } from "ioredis";
import { messageOf, RedisRefused } from "./errors.js";
import { run, script } from "./script.js";

export interface OpenRedisOptions {
  /** `redis://` or, with TLS, `rediss://`, with user, password and database number as far as they are needed. */
  readonly url: string;
  /** Begins every key, so that several exchanges can share a server. Default "pricetime". */
  readonly prefix?: string;
  /** How long the server may take to answer a request of a gateway, ms. Default 2,000. */
  readonly timeoutMs?: number;
}

/** Connections to one server, and the names of what is kept there. */
export interface RedisConnections {
  /** Fails at once while the server is away, and when it answers too late: for whoever has a client waiting. */
  readonly impatient: Redis;
  /** Waits until the server is back, and repeats what was under way: for idempotent steps that must happen. */
  readonly patient: Redis;
  /** A connection of its own for reads that wait on the server; patient. Whoever opens it disconnects it. */
  openBlocking(): Redis;
  /** The full name of a key. All names share one hash slot. */
  key(name: string): string;
  close(): Promise<void>;
}

/** Without the one field whose type the library gives twice, differently. */
type ConnectionOptions = Omit<RedisOptions, "replyMapping">;

const OLDEST_VERSION = [6, 2] as const;
const LONGEST_PAUSE_MS = 500;
/** Longer than any read waits on the server: past it the connection is dead. */
const BLOCKING_TIMEOUT_MS = 10_000;

/** Tries one command of each kind on a key of its own, and gives the first that the server refuses. */
const PROBE = script(`
local key = KEYS[1]
local steps = {
  {'SET', key, '1'}, {'GET', key}, {'EXISTS', key}, {'STRLEN', key}, {'PEXPIRE', key, '1000'}, {'EXPIRE', key, '9'}, {'PERSIST', key}, {'DEL', key}, {'INCRBY', key, '1'},
  {'DECRBY', key, '1'}, {'UNLINK', key}, {'TIME'},
  {'HSET', key, 'a', '1'}, {'HSETNX', key, 'b', '1'}, {'HGET', key, 'a'}, {'HMGET', key, 'a'}, {'HGETALL', key}, {'HDEL', key, 'a'},
  {'UNLINK', key},
  {'ZADD', key, '1', 'a'}, {'ZRANGE', key, '0', '-1'}, {'ZREVRANGE', key, '0', '0'}, {'ZRANGEBYSCORE', key, '0', '1'},
  {'ZRANGEBYLEX', key, '-', '+'}, {'ZREM', key, 'a'}, {'ZREMRANGEBYSCORE', key, '0', '1'}, {'ZREMRANGEBYRANK', key, '0', '0'}, {'UNLINK', key},
  {'SADD', key, 'a'}, {'SMEMBERS', key}, {'UNLINK', key},
  {'XADD', key, '1-0', 'a', '1'}, {'XGROUP', 'CREATE', key, 'g', '0'}, {'XINFO', 'STREAM', key}, {'XINFO', 'GROUPS', key}, {'XLEN', key},
  {'XRANGE', key, '-', '+'}, {'XREVRANGE', key, '+', '-'}, {'XREAD', 'STREAMS', key, '0'}, {'XREADGROUP', 'GROUP', 'g', 'c', 'STREAMS', key, '>'},
  {'XACK', key, 'g', '1-0'}, {'XDEL', key, '1-0'}, {'UNLINK', key},
}
for _, step in ipairs(steps) do
  local answer = redis.pcall(unpack(step))
  if type(answer) == 'table' and answer.err then return {step[1], answer.err} end
end
return {}
`);

/**
 * Connects, and finds out whether the server will do.
 *
 * @throws RedisRefused
 */
export async function openRedis(options: OpenRedisOptions): Promise<RedisConnections> {
  const { url, prefix = "pricetime", timeoutMs = 2_000 } = options;
  const place = placeOf(url);
  await refuseUnsuitable(url, place, `{${prefix}}:probe:${process.pid}`, timeoutMs);

  const open = (rest: ConnectionOptions): Redis => {
    const redis = new Redis(url, { ...base, connectTimeout: timeoutMs, ...rest });
    // Commands tell of failures themselves; without a listener the library prints them.
    redis.on("error", () => {});
    return redis;
  };
  const patientOptions: ConnectionOptions = { maxRetriesPerRequest: null, autoResendUnfulfilledCommands: true };
  const impatient = open({
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    commandTimeout: timeoutMs,
    lazyConnect: true,
  });
  await impatient.connect();
  const patient = open(patientOptions);
  return {
    impatient,
    patient,
    openBlocking: () => open({ ...patientOptions, blockingTimeout: BLOCKING_TIMEOUT_MS }),
    key: (name) => `{${prefix}}:${name}`,
    close: async () => {
      impatient.disconnect();
      patient.disconnect();
    },
  };
}

const base: ConnectionOptions = {
  // The shapes of answers that the adapters read.
  protocol: 2,
  keepAlive: 5_000,
  retryStrategy: (attempt) => Math.min(10 * 2 ** attempt, LONGEST_PAUSE_MS),
};

/** The address without credentials. */
function placeOf(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    if (protocol === "redis:" || protocol === "rediss:") return `${protocol}//${host}${pathname}`;
  } catch (error) {
    throw new RedisRefused(
      "REDIS_UNREACHABLE",
      "The Redis URL cannot be read; it looks like redis://host:6379.",
      error,
    );
  }
  throw new RedisRefused("REDIS_UNREACHABLE", "The Redis URL must begin with redis:// or rediss://.");
}

async function refuseUnsuitable(url: string, place: string, probeKey: string, timeoutMs: number): Promise<void> {
  let failure: unknown;
  const redis = new Redis(url, {
    ...base,
    lazyConnect: true,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    enableReadyCheck: false,
    retryStrategy: () => null,
  });
  redis.on("error", (error) => {
    failure = error;
  });
  try {
    await redis.connect();
    const about = String(await redis.call("INFO"));
    const told = (field: string) => new RegExp(`^${field}:(\\S+)`, "m").exec(about)?.[1] ?? "";
    const version = told("redis_version");
    const [major = 0, minor = 0] = version.split(".").map(Number);
    if (major < OLDEST_VERSION[0] || (major === OLDEST_VERSION[0] && minor < OLDEST_VERSION[1])) {
      throw new RedisRefused(
        "REDIS_VERSION",
        `${place} runs Redis ${version}; at least ${OLDEST_VERSION.join(".")} is needed.`,
      );
    }
    const policy = told("maxmemory_policy");
    if (policy.startsWith("allkeys") && told("maxmemory") !== "0") {
      throw new RedisRefused(
        "REDIS_EVICTS",
        `${place} drops any key when its memory is full (${policy}); set its maxmemory-policy to noeviction.`,
      );
    }
    const [command, refusal] = (await run(redis, PROBE, [probeKey], [])) as string[];
    if (command !== undefined) throw forbidden(place, command, refusal ?? "");
  } catch (error) {
    throw error instanceof RedisRefused ? error : refusalOf(place, failure ?? error);
  } finally {
    redis.disconnect();
  }
}

const forbidden = (place: string, command: string, cause: unknown): RedisRefused =>
  new RedisRefused(
    "REDIS_FORBIDDEN",
    `${place} does not let this user run ${command}; allow it the exchange's keys and the commands of @all but @dangerous, with INFO.`,
    cause,
  );

function refusalOf(place: string, error: unknown): RedisRefused {
  const message = messageOf(error);
  if (/WRONGPASS|NOAUTH|invalid password|AUTH/.test(message)) {
    return new RedisRefused("REDIS_CREDENTIALS", `${place} refuses the user or password in its URL.`, error);
  }
  const denied = /NOPERM.*'([^']+)'/.exec(message);
  if (message.startsWith("NOPERM")) return forbidden(place, (denied?.[1] ?? "a command").toUpperCase(), error);
  return new RedisRefused(
    "REDIS_UNREACHABLE",
    `Redis at ${place} cannot be reached (${message}). Start it, or correct its URL.`,
    error,
  );
}

import { createHash } from "node:crypto";
import type { Redis } from "ioredis";
import { messageOf } from "./errors.js";

/** A Lua script: it runs on the server as one step, between whatever others do. */
export interface Script {
  readonly lua: string;
  readonly sha: string;
}

export const script = (lua: string): Script => ({ lua, sha: createHash("sha1").update(lua).digest("hex") });

type Argument = string | number | Buffer;

/** Runs a script that the server may have forgotten, as it does when it restarts. */
export async function run(
  redis: Redis,
  { lua, sha }: Script,
  keys: readonly string[],
  values: readonly Argument[],
): Promise<unknown> {
  try {
    return await redis.call("EVALSHA", sha, keys.length, ...keys, ...values);
  } catch (error) {
    if (!messageOf(error).startsWith("NOSCRIPT")) throw error;
    return redis.call("EVAL", lua, keys.length, ...keys, ...values);
  }
}

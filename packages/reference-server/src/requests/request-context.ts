import type { ApiKey } from "@pricetime/adapters";
import { invariant } from "@pricetime/engine";
import type { Exchange } from "../exchange.js";
import type { RateLimitCount } from "../limits/request-weights.js";

/** What a handler knows beside its parameters. */
export interface RequestContext {
  readonly exchange: Exchange;
  /** When the request was taken, ms. */
  readonly nowMs: number;
  /** Undefined on calls that need no key. */
  readonly key: ApiKey | undefined;
  /** Headers of the answer; a handler may add some. */
  readonly headers: Record<string, string>;
  /** Counts to show with the answer; a handler may add some. */
  readonly rateLimits: RateLimitCount[];
}

/** The key of a call that needs one. */
export function keyOf({ key }: RequestContext): ApiKey {
  invariant(key !== undefined, "a call with security was authenticated before its handler");
  return key;
}

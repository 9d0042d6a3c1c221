import { refusal } from "@pricetime/sdk/wire";
import type { Exchange } from "../exchange.js";
import { ApiError } from "../requests/api-error.js";
import { intervalLetter, intervalMs, intervalText, type RateLimit, secondsLeft } from "./rate-limits.js";

/** How much of each limit is used, for headers and for the WebSocket API's `rateLimits`. */
export interface RateLimitCount extends RateLimit {
  readonly count: number;
}

type Counting = Pick<Exchange, "rateLimits" | "rateLimitStore">;

/** Past this many times a limit in one window the address is banned instead of refused. */
const BAN_FACTOR = 2;

/** @throws ApiError 418 while the address is banned */
export function refuseBanned({ rateLimits }: Counting, address: string, nowMs: number): void {
  const untilMs = rateLimits.bans.until(address, nowMs);
  if (untilMs !== undefined) throw banned(untilMs, nowMs);
}

/**
 * Counts one request of an address against REQUEST_WEIGHT and RAW_REQUESTS.
 *
 * @returns the counts of the REQUEST_WEIGHT limits
 * @throws ApiError 429 past a limit, 418 far past it
 */
export async function countRequest(
  counting: Counting,
  address: string,
  weight: number,
  nowMs: number,
): Promise<readonly RateLimitCount[]> {
  const counts: RateLimitCount[] = [];
  for (const limit of counting.rateLimits.list) {
    const isWeight = limit.rateLimitType === "REQUEST_WEIGHT";
    if (!isWeight && limit.rateLimitType !== "RAW_REQUESTS") continue;
    const amount = isWeight ? weight : 1;
    const count = await counting.rateLimitStore.add(storeKey(limit, address), intervalMs(limit), nowMs, amount);
    if (isWeight) counts.push({ ...limit, count });
    if (count <= limit.limit) continue;
    if (count > limit.limit * BAN_FACTOR) throw banned(counting.rateLimits.bans.ban(address, nowMs), nowMs);
    const headers = { ...weightHeaders(counts), "retry-after": String(secondsLeft(limit, nowMs)) };
    throw new ApiError(refusal("TOO_MANY_REQUESTS", [limit.limit, intervalText(limit)]), headers);
  }
  return counts;
}

/** Gives back the weight of a call that turned out to be free. */
export async function giveBackWeight(
  counting: Counting,
  address: string,
  weight: number,
  nowMs: number,
): Promise<readonly RateLimitCount[]> {
  const counts: RateLimitCount[] = [];
  for (const limit of counting.rateLimits.list) {
    if (limit.rateLimitType !== "REQUEST_WEIGHT") continue;
    const key = storeKey(limit, address);
    counts.push({ ...limit, count: await counting.rateLimitStore.add(key, intervalMs(limit), nowMs, -weight) });
  }
  return counts;
}

/** X-MBX-USED-WEIGHT-1M…, and the legacy name without the interval. */
export function weightHeaders(counts: readonly RateLimitCount[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const limit of counts) {
    headers[`x-mbx-used-weight-${intervalLetter(limit).toLowerCase()}`] = String(limit.count);
    headers["x-mbx-used-weight"] ??= String(limit.count);
  }
  return headers;
}

const storeKey = ({ rateLimitType }: RateLimit, address: string): string => `${rateLimitType}:${address}`;

function banned(untilMs: number, nowMs: number): ApiError {
  return new ApiError(refusal("TOO_MANY_REQUESTS", [untilMs], "banned"), {
    "retry-after": String(Math.ceil((untilMs - nowMs) / 1_000)),
  });
}

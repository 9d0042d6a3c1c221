import { refusal } from "@pricetime/sdk/wire";
import type { Exchange } from "../exchange.js";
import { intervalMs, intervalText, type RateLimit, secondsLeft } from "../limits/rate-limits.js";
import { countRequest, refuseBanned } from "../limits/request-weights.js";
import { ApiError } from "../requests/api-error.js";
import type { UpgradeTarget } from "./upgrade-target.js";

/** In force with any limits that do not say otherwise. */
const CONNECTIONS: RateLimit = { rateLimitType: "CONNECTIONS", interval: "MINUTE", intervalNum: 5, limit: 300 };
/** Weight of connecting to the WebSocket API. */
const CONNECT_WEIGHT = 2;

/**
 * Counts one attempt of an address to connect.
 *
 * @throws ApiError 429 past a limit, 418 while the address is banned
 */
export async function admit(exchange: Exchange, address: string, kind: UpgradeTarget["kind"]): Promise<void> {
  const { rateLimits, rateLimitStore, clock } = exchange;
  if (rateLimits.list.length === 0) return;
  const nowMs = clock.nowMs();
  refuseBanned(exchange, address, nowMs);
  const limit = rateLimits.list.find(({ rateLimitType }) => rateLimitType === "CONNECTIONS") ?? CONNECTIONS;
  const attempts = await rateLimitStore.add(`CONNECTIONS:${kind}:${address}`, intervalMs(limit), nowMs, 1);
  if (attempts > limit.limit) {
    const headers = { "retry-after": String(secondsLeft(limit, nowMs)) };
    throw new ApiError(refusal("TOO_MANY_REQUESTS", [limit.limit, intervalText(limit)]), headers);
  }
  if (kind === "API") await countRequest(exchange, address, CONNECT_WEIGHT, nowMs);
}

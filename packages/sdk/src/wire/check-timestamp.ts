import { type Refusal, refusal } from "./refusal.js";
import { TIMESTAMP_AHEAD_MS, TIMESTAMP_ERA_AHEAD_MS } from "./timing.js";

/**
 * Whether a signed request is still, and already, valid: `timestamp < server + 1000` and
 * `server − timestamp <= recvWindow`, else -1021; more than 10 s ahead is malformed (-1102).
 */
export function checkTimestamp(timestampMs: number, recvWindowMs: number, serverTimeMs: number): Refusal | undefined {
  const aheadMs = timestampMs - serverTimeMs;
  if (aheadMs > TIMESTAMP_ERA_AHEAD_MS) return refusal("MANDATORY_PARAM_EMPTY_OR_MALFORMED", ["timestamp"]);
  if (aheadMs >= TIMESTAMP_AHEAD_MS) return refusal("INVALID_TIMESTAMP", [], "ahead");
  if (-aheadMs > recvWindowMs) return refusal("INVALID_TIMESTAMP");
  return undefined;
}

import type { TimeUnit } from "../requests/api-call.js";
import { apiError } from "../requests/api-error.js";

/** What a WebSocket connection was opened for. */
export type UpgradeTarget =
  | {
      readonly kind: "STREAMS";
      /** Messages come as `{stream, data}`. */
      readonly combined: boolean;
      readonly names: readonly string[];
      readonly timeUnit: TimeUnit;
    }
  | { readonly kind: "API"; readonly returnRateLimits: boolean; readonly timeUnit: TimeUnit };

const TIME_UNITS: ReadonlyMap<string | null, TimeUnit> = new Map([
  [null, "MILLISECOND"],
  ["MILLISECOND", "MILLISECOND"],
  ["millisecond", "MILLISECOND"],
  ["MICROSECOND", "MICROSECOND"],
  ["microsecond", "MICROSECOND"],
]);

/**
 * Reads the path and query of an upgrade request.
 *
 * @throws ApiError 404 for another path; -1194, -1130, -1100 for what cannot be read in it
 */
export function readUpgradeTarget(url: string): UpgradeTarget {
  const question = url.indexOf("?");
  const path = question < 0 ? url : url.slice(0, question);
  const query = new URLSearchParams(question < 0 ? "" : url.slice(question + 1));
  if (path === "/ws-api/v3" || path === "/ws-api/v3/") {
    return { kind: "API", returnRateLimits: readFlag(query, "returnRateLimits", true), timeUnit: readTimeUnit(query) };
  }
  if (path === "/stream" || path === "/stream/") {
    return { kind: "STREAMS", combined: true, names: split(query.get("streams") ?? ""), timeUnit: readTimeUnit(query) };
  }
  if (path === "/ws" || path.startsWith("/ws/")) {
    return { kind: "STREAMS", combined: false, names: split(decoded(path.slice(4))), timeUnit: readTimeUnit(query) };
  }
  throw apiError("NOT_FOUND_OR_UNAUTHORIZED");
}

const split = (names: string): readonly string[] => names.split("/").filter((name) => name !== "");

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw apiError("ILLEGAL_CHARS", [], "unnamed");
  }
}

function readTimeUnit(query: URLSearchParams): TimeUnit {
  const unit = TIME_UNITS.get(query.get("timeUnit"));
  if (unit === undefined) throw apiError("INVALID_TIME_UNIT");
  return unit;
}

function readFlag(query: URLSearchParams, name: string, otherwise: boolean): boolean {
  const text = query.get(name)?.toLowerCase();
  if (text === undefined) return otherwise;
  if (text !== "true" && text !== "false") throw apiError("INVALID_PARAMETER", [], "unnamed");
  return text === "true";
}

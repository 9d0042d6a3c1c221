import type { ParameterEntries } from "./parse-parameters.js";
import { type Refusal, refusal } from "./refusal.js";

/** Query string and form body of one request; a name in both counts once, and the query string wins. */
export function combineEntries(query: ParameterEntries, body: ParameterEntries): ParameterEntries {
  if (body.length === 0) return query;
  const inQuery = new Set(query.map(([name]) => name));
  return [...query, ...body.filter(([name]) => !inQuery.has(name))];
}

/**
 * The `params` of a WebSocket API request as entries: text as it is, numbers and booleans in their JSON spelling,
 * lists as JSON, null as empty.
 *
 * @param params the parsed JSON value, absent or null for none
 */
export function entriesFromJson(
  params: unknown,
): { readonly ok: true; readonly entries: ParameterEntries } | { readonly ok: false; readonly error: Refusal } {
  if (params === undefined || params === null) return { ok: true, entries: [] };
  if (typeof params !== "object" || Array.isArray(params)) {
    return { ok: false, error: refusal("INVALID_JSON", [], "request") };
  }
  const entries: [string, string][] = [];
  for (const [name, value] of Object.entries(params)) {
    const text = spell(value);
    if (text === undefined) return { ok: false, error: refusal("INVALID_JSON", [], "request") };
    entries.push([name, text]);
  }
  return { ok: true, entries };
}

function spell(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value === null) return "";
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return JSON.stringify(value);
  return undefined;
}

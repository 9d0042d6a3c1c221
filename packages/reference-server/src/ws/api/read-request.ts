import {
  entriesFromJson,
  type Operation,
  type ParameterEntries,
  type Refusal,
  refusal,
  webSocketMethods,
} from "@pricetime/sdk/wire";
import { idText, readMessage } from "../json-message.js";

/** One request of the WebSocket API, taken apart. `id` is JSON text, to be echoed as it is. */
export interface ApiRequest {
  readonly id: string;
  readonly operation: Operation;
  readonly entries: ParameterEntries;
  readonly apiKey: string | undefined;
  readonly signedPayload: string;
  /** What the request says about `rateLimits` in its answer, if anything. */
  readonly returnRateLimits: boolean | undefined;
}

export type ApiRequestReading =
  | { readonly ok: true; readonly request: ApiRequest }
  | { readonly ok: false; readonly id: string; readonly refused: Refusal };

const VERSION_PREFIX = "v3/";

/** Reads one text frame of the WebSocket API. */
export function readApiRequest(text: string): ApiRequestReading {
  const reading = readMessage(text);
  const unreadable = refusal("INVALID_JSON", [], "request");
  if (!reading.ok) return { ok: false, id: "null", refused: unreadable };
  const { method, id: sentId } = reading.message.fields;
  if (!isRequestId(sentId)) return { ok: false, id: "null", refused: unreadable };
  const id = idText(reading.message);
  if (typeof method !== "string") return { ok: false, id, refused: unreadable };
  const { params } = reading.message.spelled;
  const entries = entriesFromJson(params);
  if (!entries.ok) return { ok: false, id, refused: entries.error };
  const name = method.startsWith(VERSION_PREFIX) ? method.slice(VERSION_PREFIX.length) : method;
  const operation = webSocketMethods.get(name);
  if (operation === undefined) return { ok: false, id, refused: refusal("UNSUPPORTED_OPERATION") };
  const values = new Map(entries.entries);
  const request = {
    id,
    operation,
    entries: entries.entries,
    apiKey: values.get("apiKey"),
    signedPayload: signedPayload(entries.entries),
    returnRateLimits: flag(values.get("returnRateLimits")),
  };
  return { ok: true, request };
}

const isRequestId = (id: unknown): boolean =>
  id === undefined || id === null || typeof id === "string" || Number.isInteger(id);

const flag = (text: string | undefined): boolean | undefined =>
  text === undefined ? undefined : text.toLowerCase() !== "false";

/** What a signature is over: every parameter but itself, sorted by name, not percent-encoded; one character per byte. */
export function signedPayload(entries: ParameterEntries): string {
  const text = entries
    .filter(([name]) => name !== "signature")
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  return Buffer.from(text, "utf8").toString("latin1");
}

import { STREAM_CONTROL_ERRORS } from "@pricetime/sdk/wire";
import { idText, type JsonMessage, readMessage } from "../json-message.js";

/** What a client asks of its stream connection. */
export type ControlRequest =
  | { readonly method: "SUBSCRIBE" | "UNSUBSCRIBE"; readonly names: readonly string[] }
  | { readonly method: "LIST_SUBSCRIPTIONS" }
  | { readonly method: "SET_PROPERTY"; readonly combined: boolean }
  | { readonly method: "GET_PROPERTY" };

/** `id` is JSON text, to be echoed as it is. */
export type ControlReading =
  | { readonly ok: true; readonly id: string; readonly request: ControlRequest }
  | { readonly ok: false; readonly reply: string };

type ControlErrorName = keyof typeof STREAM_CONTROL_ERRORS;
type Refused = { readonly refused: ControlErrorName; readonly parts?: readonly (string | number)[] };

const ID_TEXT = /^[a-zA-Z0-9]{1,36}$/;
/** A name that a stream could have, now or later: unknown ones are accepted and stay silent. */
const STREAM_NAME = /^[!\w.-]{1,80}(@[\w.:+-]{1,40}){0,3}$/;

/** Reads one text frame of `/ws` or `/stream`. */
export function readControlRequest(text: string): ControlReading {
  const reading = readMessage(text);
  if (!reading.ok) {
    const { isJson, line, column } = reading;
    return refused(isJson ? { refused: "MISSING_METHOD" } : { refused: "INVALID_JSON", parts: [line, column] });
  }
  const { message } = reading;
  const { id, method } = message.fields;
  if (!isRequestId(id)) return refused({ refused: "INVALID_REQUEST_ID" });
  if (method === undefined) return refused({ refused: "MISSING_METHOD" }, message);
  const request = readRequest(message);
  return "refused" in request ? refused(request, message) : { ok: true, id: idText(message), request };
}

/** The answer to a request that was done. @param id JSON text */
export const controlResult = (id: string, result: unknown): string => `{"result":${JSON.stringify(result)},"id":${id}}`;

/** Told flat, as documented, and once more under `error`, where today's clients look for it. */
function refused({ refused: name, parts = [] }: Refused, message?: JsonMessage): ControlReading {
  const { code, message: template } = STREAM_CONTROL_ERRORS[name];
  const [...left] = parts;
  const msg = template.replaceAll("%s", () => String(left.shift() ?? ""));
  const id = message?.fields.id === undefined ? "" : `,"id":${idText(message)}`;
  const error = JSON.stringify({ code, msg });
  return { ok: false, reply: `{"code":${code},"msg":${JSON.stringify(msg)},"error":${error}${id}}` };
}

const isRequestId = (id: unknown): boolean =>
  id === undefined || id === null || Number.isInteger(id) || (typeof id === "string" && ID_TEXT.test(id));

function readRequest({ fields: { method, params = [] } }: JsonMessage): ControlRequest | Refused {
  switch (method) {
    case "SUBSCRIBE":
    case "UNSUBSCRIBE":
      return isNameList(params) ? { method, names: params } : { refused: "INVALID_STREAM" };
    case "LIST_SUBSCRIPTIONS":
      return { method };
    case "SET_PROPERTY":
      return readProperty(params, 2) ?? readCombined(params);
    case "GET_PROPERTY":
      return readProperty(params, 1) ?? { method };
    default:
      return { refused: "UNKNOWN_METHOD", parts: [typeof method === "string" ? method.slice(0, 40) : typeof method] };
  }
}

const isNameList = (params: unknown): params is readonly string[] =>
  Array.isArray(params) && params.every((name) => typeof name === "string" && STREAM_NAME.test(name));

/** Why the parameters do not name the one property there is. */
function readProperty(params: unknown, most: number): Refused | undefined {
  const [name] = Array.isArray(params) ? params : [];
  if (typeof name !== "string") return { refused: "INVALID_PROPERTY_NAME" };
  if (Array.isArray(params) && params.length > most) return { refused: "TOO_MANY_PARAMETERS" };
  return name === "combined" ? undefined : { refused: "UNKNOWN_PROPERTY" };
}

function readCombined(params: unknown): ControlRequest | Refused {
  const combined: unknown = Array.isArray(params) ? params[1] : undefined;
  return typeof combined === "boolean" ? { method: "SET_PROPERTY", combined } : { refused: "INVALID_VALUE_TYPE" };
}

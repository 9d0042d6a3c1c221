import { DECIMAL_PATTERN, INTEGER_PATTERN } from "./decimals.js";
import { SYMBOL_STATUS_FILTERS } from "./enums.js";
import type { Operation } from "./operation.js";
import type {
  BooleanParameter,
  DurationParameter,
  EnumParameter,
  IntegerParameter,
  ListParameter,
  Parameter,
  TextParameter,
  TimeParameter,
} from "./parameter.js";
import { EARLIEST_TIMESTAMP_MS, RECV_WINDOW_DEFAULT_MS, RECV_WINDOW_MAXIMUM_MS } from "./timing.js";

/** Parameters that several operations share. */

export const CLIENT_ORDER_ID_PATTERN = "^[a-zA-Z0-9-_]{1,36}$";
export const SYMBOL_PATTERN = "^[A-Z0-9-_.]{1,20}$";
export const BOOLEAN_PATTERN = "^(true|false|TRUE|FALSE)$";
export const DURATION_PATTERN = "^([0-9]{1,20})(\\.[0-9]{1,3})?$";
export const TIME_ZONE_PATTERN = "^[+-]?[0-9]{1,2}(:[0-9]{2})?$";

export const symbol = {
  name: "symbol",
  type: "STRING",
  pattern: SYMBOL_PATTERN,
  description: "Upper case, e.g. BTCUSDT.",
} as const satisfies TextParameter;

export const symbols = {
  name: "symbols",
  type: "LIST",
  pattern: '^\\[("[A-Z0-9-_.]{1,20}"(,"[A-Z0-9-_.]{1,20}"){0,}){0,1}\\]$',
  description: 'A JSON array without spaces, e.g. ["BTCUSDT","ETHUSDT"].',
} as const satisfies ListParameter;

export const symbolStatus = {
  name: "symbolStatus",
  type: "ENUM",
  values: SYMBOL_STATUS_FILTERS,
  error: "INVALID_SYMBOLSTATUS",
  description: "Only symbols with this status.",
} as const satisfies EnumParameter;

export const orderId = {
  name: "orderId",
  type: "LONG",
  description: "The exchange's id of the order.",
} as const satisfies IntegerParameter;

export const fromId = {
  name: "fromId",
  type: "LONG",
  description: "The first id to return.",
} as const satisfies IntegerParameter;

export const startTime = {
  name: "startTime",
  type: "TIME",
  description: "From this time on, included.",
} as const satisfies TimeParameter;

export const endTime = {
  name: "endTime",
  type: "TIME",
  description: "Up to this time, included.",
} as const satisfies TimeParameter;

/** 1 to 1000, 500 when not sent. */
export const limit = {
  name: "limit",
  type: "INT",
  minimum: 1,
  maximum: 1000,
  default: 500,
  description: "How many at most.",
} as const satisfies IntegerParameter;

export const clientOrderId = {
  type: "STRING",
  pattern: CLIENT_ORDER_ID_PATTERN,
} as const satisfies Omit<TextParameter, "name" | "description">;

export const omitZeroBalances = {
  name: "omitZeroBalances",
  type: "BOOLEAN",
  default: false,
  description: "Leave out assets with nothing free and nothing locked.",
} as const satisfies BooleanParameter;

export const apiKey = {
  name: "apiKey",
  type: "STRING",
  pattern: "^[\\x20-\\x7E]{1,256}$",
  required: true,
  description: "The API key; over REST it is the header X-MBX-APIKEY.",
} as const satisfies TextParameter;

export const recvWindow = {
  name: "recvWindow",
  type: "DURATION",
  maximum: RECV_WINDOW_MAXIMUM_MS,
  error: "BAD_RECV_WINDOW",
  default: RECV_WINDOW_DEFAULT_MS,
  description: "How many milliseconds after timestamp the request stays valid.",
} as const satisfies DurationParameter;

export const timestamp = {
  name: "timestamp",
  type: "TIME",
  earliest: EARLIEST_TIMESTAMP_MS,
  required: true,
  description: "When the request was made, UTC.",
} as const satisfies TimeParameter;

export const signature = {
  name: "signature",
  type: "STRING",
  pattern: "^[A-Za-z0-9+/=]{1,512}$",
  required: true,
  description:
    "HMAC-SHA256 in hex, or Ed25519 or RSA in base64, over all bytes of the request but the signature itself.",
} as const satisfies TextParameter;

export const returnRateLimits = {
  name: "returnRateLimits",
  type: "BOOLEAN",
  description: "Whether the answer carries the rate limits.",
} as const satisfies BooleanParameter;

/**
 * Over REST the key is a header; over the WebSocket API it is a parameter; on a connection that has logged on, key and signature are
 * known.
 */
export type Transport = "REST" | "WEBSOCKET" | "SESSION";

/** All parameters of an operation on a transport: its own, then those that security adds. */
export function parametersOf(operation: Operation, transport: Transport): readonly Parameter[] {
  const added: Parameter[] = [];
  if (transport === "WEBSOCKET" && operation.security !== "NONE") added.push(apiKey);
  if (operation.signed) added.push(recvWindow, timestamp, ...(transport === "SESSION" ? [] : [signature]));
  if (transport !== "REST") added.push(returnRateLimits);
  return added.length === 0 ? operation.parameters : [...operation.parameters, ...added];
}

/** The legal range that -1100 prints for a parameter. */
export function legalRange(parameter: Parameter): string {
  switch (parameter.type) {
    case "STRING":
    case "LIST":
      return parameter.pattern;
    case "ENUM":
      return `^(${parameter.values.join("|")})$`;
    case "DECIMAL":
      return DECIMAL_PATTERN;
    case "DURATION":
      return DURATION_PATTERN;
    case "TIME_ZONE":
      return TIME_ZONE_PATTERN;
    case "BOOLEAN":
      return BOOLEAN_PATTERN;
    case "INT":
    case "LONG":
    case "TIME":
      return INTEGER_PATTERN;
  }
}

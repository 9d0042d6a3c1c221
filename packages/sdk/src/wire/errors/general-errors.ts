import type { ErrorRow } from "./error-row.js";

/** 10xx: the server, the session, the limits. */
export const GENERAL_ERRORS = {
  UNKNOWN: {
    code: -1000,
    httpStatus: 500,
    messages: { default: "An unknown error occurred while processing the request." },
    when: "anything unexpected; the outcome of an order is unknown",
  },
  DISCONNECTED: {
    code: -1001,
    httpStatus: 500,
    messages: { default: "Internal error; unable to process your request. Please try again." },
    when: "a back end was lost",
  },
  UNAUTHORIZED: {
    code: -1002,
    httpStatus: 401,
    messages: { default: "You are not authorized to execute this request." },
    when: "the caller may not use this call",
  },
  TOO_MANY_REQUESTS: {
    code: -1003,
    httpStatus: 429,
    messages: {
      default:
        "Too much request weight used; current limit is %s request weight per %s. Please use WebSocket Streams for live updates to avoid polling the API.",
      banned:
        "Way too much request weight used; IP banned until %s. Please use WebSocket Streams for live updates to avoid bans.",
      queued: "Too many requests queued.",
    },
    httpStatusOf: { banned: 418 },
    when: "the request weight of the window is used up (429), or the address is banned (418)",
  },
  UNEXPECTED_RESP: {
    code: -1006,
    httpStatus: 500,
    messages: { default: "An unexpected response was received from the message bus. Execution status unknown." },
    when: "the engine's answer could not be read; the outcome is unknown",
  },
  TIMEOUT: {
    code: -1007,
    httpStatus: 504,
    messages: {
      default: "Timeout waiting for response from backend server. Send status unknown; execution status unknown.",
    },
    when: "no answer of the engine before the deadline; the outcome is unknown",
  },
  SERVER_BUSY: {
    code: -1008,
    httpStatus: 503,
    messages: { default: "Server is currently overloaded with other requests. Please try again in a few minutes." },
    when: "refused before queueing because of load; the request did not happen",
  },
  ERROR_MSG_RECEIVED: {
    code: -1010,
    httpStatus: 400,
    messages: { default: "%s" },
    when: "a text of the engine is relayed",
  },
  INVALID_MESSAGE: {
    code: -1013,
    httpStatus: 400,
    messages: {
      default: "Filter failure: %s",
      invalidQuantity: "Invalid quantity.",
      invalidPrice: "Invalid price.",
      marketClosed: "Market is closed.",
      selfTradePreventionMode: "This symbol does not allow the specified self-trade prevention mode.",
    },
    when: "a filter of the symbol refuses the order, or a size is zero",
  },
  UNKNOWN_ORDER_COMPOSITION: {
    code: -1014,
    httpStatus: 400,
    messages: { default: "Unsupported order combination." },
    when: "type, time in force and fields do not go together",
  },
  TOO_MANY_ORDERS: {
    code: -1015,
    httpStatus: 429,
    messages: {
      default: "Too many new orders; current limit is %s orders per %s.",
      unspecified: "Too many new orders.",
    },
    when: "the order count of the window is used up",
  },
  SERVICE_SHUTTING_DOWN: {
    code: -1016,
    httpStatus: 503,
    messages: { default: "This service is no longer available." },
    when: "the server is stopping",
  },
  UNSUPPORTED_OPERATION: {
    code: -1020,
    httpStatus: 400,
    messages: { default: "This operation is not supported." },
    when: "the call exists but is not offered here",
  },
  INVALID_TIMESTAMP: {
    code: -1021,
    httpStatus: 400,
    messages: {
      default: "Timestamp for this request is outside of the recvWindow.",
      ahead: "Timestamp for this request was 1000ms ahead of the server's time.",
    },
    when: "the timestamp is older than recvWindow, or more than a second ahead",
  },
  INVALID_SIGNATURE: {
    code: -1022,
    httpStatus: 400,
    messages: { default: "Signature for this request is not valid." },
    when: "the signature does not match the bytes sent",
  },
  COMP_ID_IN_USE: {
    code: -1033,
    httpStatus: 400,
    messages: { default: "`SenderCompId(49)` is currently in use." },
    when: "FIX session",
  },
  TOO_MANY_CONNECTIONS: {
    code: -1034,
    httpStatus: 429,
    messages: {
      default: "Too many concurrent connections; current limit is '%s'.",
      attempts: "Too many connection attempts for account; current limit is %s per '%s'.",
    },
    when: "FIX session",
  },
  LOGGED_OUT: {
    code: -1035,
    httpStatus: 400,
    messages: { default: "Please send Logout message to close the session." },
    when: "FIX session",
  },
  NOT_FOUND_OR_UNAUTHORIZED: {
    code: -1099,
    httpStatus: 404,
    messages: { default: "Not found, authenticated, or authorized" },
    when: "kept for old clients that test for it",
  },
} as const satisfies Record<string, ErrorRow>;

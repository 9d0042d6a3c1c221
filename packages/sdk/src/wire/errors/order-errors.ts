import type { ErrorRow } from "./error-row.js";

const row = { httpStatus: 400 } as const;

/** 20xx: orders, accounts, subscriptions. */
export const ORDER_ERRORS = {
  NEW_ORDER_REJECTED: {
    ...row,
    code: -2010,
    messages: { default: "%s", filter: "Filter failure: %s" },
    when: "the engine refused a new order; the text is one of ENGINE_TEXTS",
  },
  CANCEL_REJECTED: {
    ...row,
    code: -2011,
    messages: { default: "%s" },
    when: "the engine refused a cancel; the text is one of ENGINE_TEXTS",
  },
  NO_SUCH_ORDER: {
    ...row,
    code: -2013,
    messages: { default: "Order does not exist." },
    when: "query of an unknown order",
  },
  BAD_API_KEY_FMT: {
    code: -2014,
    httpStatus: 401,
    messages: { default: "API-key format invalid." },
    when: "the key is missing or not 64 characters",
  },
  REJECTED_MBX_KEY: {
    code: -2015,
    httpStatus: 401,
    messages: { default: "Invalid API-key, IP, or permissions for action." },
    when: "unknown key, address not allowed, or permission missing",
  },
  NO_TRADING_WINDOW: {
    ...row,
    code: -2016,
    messages: { default: "No trading window could be found for the symbol. Try ticker/24hrs instead." },
    when: "a rolling window without data",
  },
  CANCEL_REPLACE_PARTIALLY_FAILED: {
    code: -2021,
    httpStatus: 409,
    messages: { default: "Order cancel-replace partially failed." },
    when: "exactly one half of a cancel-replace failed",
  },
  CANCEL_REPLACE_FAILED: {
    ...row,
    code: -2022,
    messages: { default: "Order cancel-replace failed." },
    when: "both halves failed, or the new order was not attempted",
  },
  ORDER_ARCHIVED: {
    ...row,
    code: -2026,
    messages: {
      default: "Order was canceled or expired with no executed qty over 90 days ago and has been archived.",
    },
    when: "query of an archived order",
  },
  SUBSCRIPTION_ACTIVE: {
    ...row,
    code: -2035,
    messages: { default: "User Data Stream subscription already active." },
    when: "the same account twice on one connection",
  },
  SUBSCRIPTION_INACTIVE: {
    ...row,
    code: -2036,
    messages: { default: "User Data Stream subscription not active." },
    when: "unsubscribe without a subscription",
  },
  ORDER_AMEND_REJECTED: {
    ...row,
    code: -2038,
    messages: { default: "%s" },
    when: "the engine refused an amend; the text is one of ENGINE_TEXTS",
  },
  CLIENT_ORDER_ID_INVALID: {
    ...row,
    code: -2039,
    messages: { default: "Client order ID is not correct for this order ID." },
    when: "both ids were sent and they name different orders",
  },
  MAXIMUM_SUBSCRIPTION_IDS: {
    ...row,
    code: -2042,
    messages: { default: "Maximum subscription ID reached for this connection." },
    when: "65,535 subscriptions in the life of a connection, or 1,000 at once",
  },
  NO_REFERENCE_PRICE: {
    ...row,
    code: -2043,
    messages: { default: "This symbol doesn't have a reference price." },
    when: "no reference price was ever set",
  },
} as const satisfies Record<string, ErrorRow>;

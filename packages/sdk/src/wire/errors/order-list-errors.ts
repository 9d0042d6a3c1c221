import type { ErrorRow } from "./error-row.js";

const row = { httpStatus: 400 } as const;

/** 11xx and 12xx of order lists (OCO, OTO, OPO). */
export const ORDER_LIST_ERRORS = {
  OCO_ORDER_TYPE_REJECTED: {
    ...row,
    code: -1158,
    messages: { default: "Order type not supported in OCO." },
    when: "a leg type that OCO does not take",
  },
  WORKING_ORDER_TYPE_REJECTED: {
    ...row,
    code: -1159,
    messages: { default: "Order type not supported for the working order." },
    when: "a working order that is neither LIMIT nor LIMIT_MAKER; the text is ours, no source has Binance's",
  },
  OCO_ICEBERGQTY_TIMEINFORCE: {
    ...row,
    code: -1160,
    messages: { default: "Parameter '%s' is not supported if `%s` is not GTC." },
    when: "an iceberg leg that is not GTC",
  },
  BUY_OCO_LIMIT_MUST_BE_BELOW: {
    ...row,
    code: -1165,
    messages: { default: "A limit order in a buy OCO must be below." },
    when: "the limit leg stands on the wrong side",
  },
  SELL_OCO_LIMIT_MUST_BE_ABOVE: {
    ...row,
    code: -1166,
    messages: { default: "A limit order in a sell OCO must be above." },
    when: "the limit leg stands on the wrong side",
  },
  BOTH_OCO_ORDERS_CANNOT_BE_LIMIT: {
    ...row,
    code: -1168,
    messages: { default: "At least one OCO order must be contingent." },
    when: "two limit legs",
  },
  BUY_OCO_STOP_LOSS_MUST_BE_ABOVE: {
    ...row,
    code: -1196,
    messages: { default: "A stop loss order in a buy OCO must be above." },
    when: "the stop leg stands on the wrong side",
  },
  SELL_OCO_STOP_LOSS_MUST_BE_BELOW: {
    ...row,
    code: -1197,
    messages: { default: "A stop loss order in a sell OCO must be below." },
    when: "the stop leg stands on the wrong side",
  },
  BUY_OCO_TAKE_PROFIT_MUST_BE_BELOW: {
    ...row,
    code: -1198,
    messages: { default: "A take profit order in a buy OCO must be below." },
    when: "the take-profit leg stands on the wrong side",
  },
  SELL_OCO_TAKE_PROFIT_MUST_BE_ABOVE: {
    ...row,
    code: -1199,
    messages: { default: "A take profit order in a sell OCO must be above." },
    when: "the take-profit leg stands on the wrong side",
  },
  OPO_WORKING_MUST_BE_BUY: {
    ...row,
    code: -1222,
    messages: { default: "Working order in an OPO list must be a bid." },
    when: "an OPO list that starts with a SELL",
  },
  OPO_PENDING_MUST_BE_SELL: {
    ...row,
    code: -1223,
    messages: { default: "Pending orders in an OPO list must be asks." },
    when: "an OPO list whose pending order is a BUY",
  },
  WORKING_PARAM_REQUIRED: {
    ...row,
    code: -1224,
    messages: { default: "Working order must include the '%s' tag." },
    when: "OPO over FIX",
  },
  PENDING_PARAM_NOT_REQUIRED: {
    ...row,
    code: -1225,
    messages: { default: "Pending orders should not include the '%s' tag." },
    when: "OPO over FIX",
  },
} as const satisfies Record<string, ErrorRow>;

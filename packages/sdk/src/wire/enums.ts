/** The closed sets of words on the wire. Order is the order in which documents list them. */

export const SIDES = ["BUY", "SELL"] as const;
export type Side = (typeof SIDES)[number];

export const ORDER_TYPES = [
  "LIMIT",
  "MARKET",
  "STOP_LOSS",
  "STOP_LOSS_LIMIT",
  "TAKE_PROFIT",
  "TAKE_PROFIT_LIMIT",
  "LIMIT_MAKER",
] as const;
export type OrderType = (typeof ORDER_TYPES)[number];

export const TIMES_IN_FORCE = ["GTC", "IOC", "FOK"] as const;
export type TimeInForce = (typeof TIMES_IN_FORCE)[number];

export const ORDER_STATUSES = [
  "NEW",
  "PENDING_NEW",
  "PARTIALLY_FILLED",
  "FILLED",
  "CANCELED",
  "PENDING_CANCEL",
  "REJECTED",
  "EXPIRED",
  "EXPIRED_IN_MATCH",
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Statuses an order never leaves. */
export const TERMINAL_ORDER_STATUSES = ["FILLED", "CANCELED", "REJECTED", "EXPIRED", "EXPIRED_IN_MATCH"] as const;

export const NEW_ORDER_RESPONSE_TYPES = ["ACK", "RESULT", "FULL"] as const;
export type NewOrderResponseType = (typeof NEW_ORDER_RESPONSE_TYPES)[number];

export const SELF_TRADE_PREVENTION_MODES = [
  "NONE",
  "EXPIRE_TAKER",
  "EXPIRE_MAKER",
  "EXPIRE_BOTH",
  "DECREMENT",
  "TRANSFER",
] as const;
export type SelfTradePreventionMode = (typeof SELF_TRADE_PREVENTION_MODES)[number];

/** CANCEL_ONLY refuses new orders; HALT keeps market data on, BREAK switches it off; cancelling is always allowed. */
export const SYMBOL_STATUSES = ["TRADING", "END_OF_DAY", "HALT", "BREAK", "CANCEL_ONLY"] as const;
export type SymbolStatus = (typeof SYMBOL_STATUSES)[number];

/** The statuses a request may filter by; another word is -1122. */
export const SYMBOL_STATUS_FILTERS = ["TRADING", "HALT", "BREAK"] as const;
export type SymbolStatusFilter = (typeof SYMBOL_STATUS_FILTERS)[number];

/** Case matters: 1m is a minute, 1M a month. */
export const KLINE_INTERVALS = [
  "1s",
  "1m",
  "3m",
  "5m",
  "15m",
  "30m",
  "1h",
  "2h",
  "4h",
  "6h",
  "8h",
  "12h",
  "1d",
  "3d",
  "1w",
  "1M",
] as const;
export type KlineInterval = (typeof KLINE_INTERVALS)[number];

export const TICKER_TYPES = ["FULL", "MINI"] as const;
export type TickerType = (typeof TICKER_TYPES)[number];

export const CANCEL_RESTRICTIONS = ["ONLY_NEW", "ONLY_PARTIALLY_FILLED"] as const;
export type CancelRestrictions = (typeof CANCEL_RESTRICTIONS)[number];

/** Whether a cancel-replace goes on to its new order when there was nothing to cancel. */
export const CANCEL_REPLACE_MODES = ["STOP_ON_FAILURE", "ALLOW_FAILURE"] as const;
export type CancelReplaceMode = (typeof CANCEL_REPLACE_MODES)[number];

/** How a half of a cancel-replace ended. */
export const CANCEL_REPLACE_RESULTS = ["SUCCESS", "FAILURE", "NOT_ATTEMPTED"] as const;
export const ORDER_RATE_LIMIT_EXCEEDED_MODES = ["DO_NOTHING", "CANCEL_ONLY"] as const;

export const CONTINGENCY_TYPES = ["OCO", "OTO"] as const;
export const LIST_STATUS_TYPES = ["RESPONSE", "EXEC_STARTED", "UPDATED", "ALL_DONE"] as const;
export const LIST_ORDER_STATUSES = ["EXECUTING", "ALL_DONE", "REJECT"] as const;

export const PEG_PRICE_TYPES = ["PRIMARY_PEG", "MARKET_PEG"] as const;
export type PegPriceType = (typeof PEG_PRICE_TYPES)[number];
export const PEG_OFFSET_TYPES = ["PRICE_LEVEL"] as const;

export const EXECUTION_TYPES = [
  "NEW",
  "CANCELED",
  "REPLACED",
  "REJECTED",
  "TRADE",
  "EXPIRED",
  "TRADE_PREVENTION",
] as const;
export type ExecutionType = (typeof EXECUTION_TYPES)[number];

export const EXPIRY_REASONS = [
  "NONE",
  "REJECTED",
  "EXCHANGE_CANCELED",
  "OCO_TRIGGER",
  "OTO_PHASE_ONE_EXPIRED",
  "UNFILLED_IOC_QUANTITY_EXPIRED",
  "UNFILLED_FOK_ORDER_EXPIRED",
  "INSUFFICIENT_LIQUIDITY",
  "EXECUTION_RULE_PRICE_RANGE_EXCEEDED",
] as const;
export type ExpiryReason = (typeof EXPIRY_REASONS)[number];

/** The words of `r` in executionReport. */
export const ORDER_REJECT_REASONS = [
  "NONE",
  "INSUFFICIENT_BALANCES",
  "STOP_PRICE_WOULD_TRIGGER_IMMEDIATELY",
  "WOULD_MATCH_IMMEDIATELY",
  "OCO_BAD_PRICES",
] as const;
export type OrderRejectReason = (typeof ORDER_REJECT_REASONS)[number];

export const RATE_LIMIT_TYPES = ["REQUEST_WEIGHT", "ORDERS", "RAW_REQUESTS", "CONNECTIONS"] as const;
export type RateLimitType = (typeof RATE_LIMIT_TYPES)[number];

export const RATE_LIMIT_INTERVALS = ["SECOND", "MINUTE", "HOUR", "DAY"] as const;
export type RateLimitInterval = (typeof RATE_LIMIT_INTERVALS)[number];

/** Names as they stand in `exchangeInfo` and after "Filter failure: ". */
export const FILTER_TYPES = [
  "PRICE_FILTER",
  "PERCENT_PRICE",
  "PERCENT_PRICE_BY_SIDE",
  "LOT_SIZE",
  "MIN_NOTIONAL",
  "NOTIONAL",
  "ICEBERG_PARTS",
  "MARKET_LOT_SIZE",
  "MAX_NUM_ORDERS",
  "MAX_NUM_ALGO_ORDERS",
  "MAX_NUM_ICEBERG_ORDERS",
  "MAX_POSITION",
  "TRAILING_DELTA",
  "MAX_NUM_ORDER_AMENDS",
  "MAX_NUM_ORDER_LISTS",
  "EXCHANGE_MAX_NUM_ORDERS",
  "EXCHANGE_MAX_NUM_ALGO_ORDERS",
  "EXCHANGE_MAX_NUM_ICEBERG_ORDERS",
  "EXCHANGE_MAX_NUM_ORDER_LISTS",
  "MAX_ASSET",
] as const;
export type FilterType = (typeof FILTER_TYPES)[number];

/** Closed word lists, spelled as on the wire. The index of a word is its code in rows, snapshots and typed arrays: append only. */
export const SIDES = ["BUY", "SELL"] as const;
export type Side = (typeof SIDES)[number];

export const ORDER_TYPES = [
  "LIMIT",
  "MARKET",
  "LIMIT_MAKER",
  "STOP_LOSS",
  "STOP_LOSS_LIMIT",
  "TAKE_PROFIT",
  "TAKE_PROFIT_LIMIT",
] as const;
export type OrderType = (typeof ORDER_TYPES)[number];

export const TIMES_IN_FORCE = ["GTC", "IOC", "FOK"] as const;
export type TimeInForce = (typeof TIMES_IN_FORCE)[number];

export const ORDER_STATUSES = [
  "NEW",
  "PARTIALLY_FILLED",
  "FILLED",
  "CANCELED",
  "EXPIRED",
  "EXPIRED_IN_MATCH",
  "REJECTED",
  "PENDING_NEW",
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export const SELF_TRADE_PREVENTION_MODES = [
  "NONE",
  "EXPIRE_TAKER",
  "EXPIRE_MAKER",
  "EXPIRE_BOTH",
  "DECREMENT",
  "TRANSFER",
] as const;
export type SelfTradePreventionMode = (typeof SELF_TRADE_PREVENTION_MODES)[number];

export const SYMBOL_STATUSES = ["TRADING", "HALT", "CANCEL_ONLY", "END_OF_DAY", "BREAK"] as const;
export type SymbolStatus = (typeof SYMBOL_STATUSES)[number];

/** Why an order ended without its owner's cancel. */
export const EXPIRY_REASONS = [
  "UNFILLED_IOC_QUANTITY_EXPIRED",
  "UNFILLED_FOK_ORDER_EXPIRED",
  "INSUFFICIENT_LIQUIDITY",
  "REJECTED",
  "EXCHANGE_CANCELED",
  "OCO_TRIGGER",
  "OTO_PHASE_ONE_EXPIRED",
  "EXECUTION_RULE_PRICE_RANGE_EXCEEDED",
] as const;
export type ExpiryReason = (typeof EXPIRY_REASONS)[number];

/** Whether a cancel-replace goes on to its new order when there was nothing to cancel. */
export const CANCEL_REPLACE_MODES = ["STOP_ON_FAILURE", "ALLOW_FAILURE"] as const;
export type CancelReplaceMode = (typeof CANCEL_REPLACE_MODES)[number];

/** The only status in which an order shall be canceled. */
export const CANCEL_RESTRICTIONS = ["NONE", "ONLY_NEW", "ONLY_PARTIALLY_FILLED"] as const;
export type CancelRestrictions = (typeof CANCEL_RESTRICTIONS)[number];

/** Which best price a pegged order takes at its entry: its own side's or the opposite one's. */
export const PEG_PRICE_TYPES = ["NONE", "PRIMARY_PEG", "MARKET_PEG"] as const;
export type PegPriceType = (typeof PEG_PRICE_TYPES)[number];

/** What a client asks for: one cancels the other, one triggers the other(s), or one pays for the other(s). */
export const ORDER_LIST_KINDS = ["OCO", "OTO", "OTOCO", "OPO", "OPOCO"] as const;
export type OrderListKind = (typeof ORDER_LIST_KINDS)[number];

/** How a list is reported: every kind with a working order is an OTO. */
export const CONTINGENCY_TYPES = ["OCO", "OTO"] as const;
export type ContingencyType = (typeof CONTINGENCY_TYPES)[number];

/** What a report about a list answers to. RESPONSE belongs to refusals, which the engine reports as CommandRejected. */
export const LIST_STATUS_TYPES = ["RESPONSE", "EXEC_STARTED", "UPDATED", "ALL_DONE"] as const;
export type ListStatusType = (typeof LIST_STATUS_TYPES)[number];

/** How a list stands. REJECT belongs to refusals. */
export const LIST_ORDER_STATUSES = ["EXECUTING", "ALL_DONE", "REJECT"] as const;
export type ListOrderStatus = (typeof LIST_ORDER_STATUSES)[number];

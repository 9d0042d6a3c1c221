/**
 * Why the engine refuses a command. The first reason that applies is reported; names are appended, never reused.
 * `retryable` says whether the same command may pass later.
 */
export const REJECT_REASONS = {
  COMMAND_EXPIRED: { retryable: false },
  TOO_MANY_REMEMBERED_COMMANDS: { retryable: true },
  MALFORMED_COMMAND: { retryable: false },
  UNKNOWN_ACCOUNT: { retryable: false },
  UNKNOWN_ASSET: { retryable: false },
  UNKNOWN_SYMBOL: { retryable: false },
  ASSET_EXISTS: { retryable: false },
  SYMBOL_EXISTS: { retryable: false },
  ASSET_DECIMALS_OUT_OF_RANGE: { retryable: false },
  QUOTE_DECIMALS_TOO_FEW: { retryable: false },
  BASE_DECIMALS_TOO_FEW: { retryable: false },
  INVALID_FILTERS: { retryable: false },
  INVALID_COMMISSION: { retryable: false },
  EXTERNAL_ID_REUSED: { retryable: false },
  UNKNOWN_WITHDRAWAL: { retryable: false },
  WITHDRAWAL_ALREADY_SETTLED: { retryable: false },
  AMOUNT_NOT_POSITIVE: { retryable: false },
  AMOUNT_OVERFLOW: { retryable: false },
  MARKET_CLOSED: { retryable: true },
  UNSUPPORTED_ORDER_COMBINATION: { retryable: false },
  INVALID_PRICE: { retryable: false },
  INVALID_QUANTITY: { retryable: false },
  FILTER_PRICE_FILTER: { retryable: false },
  FILTER_LOT_SIZE: { retryable: false },
  NOTIONAL_OVERFLOW: { retryable: false },
  FILTER_MIN_NOTIONAL: { retryable: false },
  FILTER_NOTIONAL: { retryable: false },
  DUPLICATE_CLIENT_ORDER_ID: { retryable: true },
  WOULD_MATCH_IMMEDIATELY: { retryable: true },
  NO_LIQUIDITY: { retryable: true },
  QUOTE_QUANTITY_BELOW_LOT: { retryable: true },
  INSUFFICIENT_BALANCE: { retryable: true },
  UNKNOWN_ORDER: { retryable: false },
  CLIENT_ORDER_ID_MISMATCH: { retryable: false },
  NO_OPEN_ORDERS: { retryable: true },
  ACCOUNT_SUSPENDED: { retryable: true },
  TRADING_DISABLED: { retryable: true },
  DEPOSITS_DISABLED: { retryable: true },
  WITHDRAWALS_DISABLED: { retryable: true },
  PARENT_IS_SUB_ACCOUNT: { retryable: false },
  NOT_SAME_FAMILY: { retryable: false },
  WITHDRAWAL_NOT_APPROVED: { retryable: true },
} as const satisfies Record<string, { retryable: boolean }>;

export type RejectReason = keyof typeof REJECT_REASONS;

/** The names in their fixed order; an index is the code used in events, snapshots and command memory. */
export const REJECT_REASON_NAMES = Object.keys(REJECT_REASONS) as readonly RejectReason[];

import type { RejectReason } from "@pricetime/engine";
import { ENGINE_TEXTS, ERRORS, type FilterType, type Refusal, refusal } from "@pricetime/sdk/wire";

const filterFailure = (filter: FilterType): Refusal => refusal("INVALID_MESSAGE", [filter]);
const orderRejected = (text: string): Refusal => refusal("NEW_ORDER_REJECTED", [text]);
const cancelRejected = (text: string): Refusal => refusal("CANCEL_REJECTED", [text]);
const amendRejected = (text: string): Refusal => refusal("ORDER_AMEND_REJECTED", [text]);
const invalid = (parameter: string): Refusal => refusal("INVALID_PARAMETER", [parameter]);

/** What a client is told for each reason of the engine. A reason without a row does not compile. */
export const REFUSALS: Readonly<Record<RejectReason, Refusal>> = {
  COMMAND_EXPIRED: refusal("INVALID_TIMESTAMP"),
  TOO_MANY_REMEMBERED_COMMANDS: refusal("TOO_MANY_ORDERS", [], "unspecified"),
  MALFORMED_COMMAND: refusal("INVALID_PARAMETER", [], "unnamed"),
  UNKNOWN_ACCOUNT: refusal("REJECTED_MBX_KEY"),
  UNKNOWN_ASSET: invalid("asset"),
  UNKNOWN_SYMBOL: refusal("BAD_SYMBOL"),
  ASSET_EXISTS: invalid("asset"),
  SYMBOL_EXISTS: invalid("symbol"),
  ASSET_DECIMALS_OUT_OF_RANGE: invalid("decimals"),
  QUOTE_DECIMALS_TOO_FEW: invalid("priceDecimals"),
  BASE_DECIMALS_TOO_FEW: invalid("quantityDecimals"),
  INVALID_FILTERS: invalid("filters"),
  INVALID_COMMISSION: invalid("commission"),
  EXTERNAL_ID_REUSED: invalid("externalId"),
  UNKNOWN_WITHDRAWAL: invalid("externalId"),
  WITHDRAWAL_ALREADY_SETTLED: invalid("externalId"),
  AMOUNT_NOT_POSITIVE: invalid("amount"),
  AMOUNT_OVERFLOW: refusal("PARAM_OVERFLOW", ["amount"]),
  MARKET_CLOSED: refusal("INVALID_MESSAGE", [], "marketClosed"),
  UNSUPPORTED_ORDER_COMBINATION: refusal("UNKNOWN_ORDER_COMPOSITION"),
  INVALID_PRICE: refusal("INVALID_MESSAGE", [], "invalidPrice"),
  INVALID_QUANTITY: refusal("INVALID_MESSAGE", [], "invalidQuantity"),
  FILTER_PRICE_FILTER: filterFailure("PRICE_FILTER"),
  FILTER_LOT_SIZE: filterFailure("LOT_SIZE"),
  NOTIONAL_OVERFLOW: refusal("PARAM_OVERFLOW", ["quantity"]),
  FILTER_MIN_NOTIONAL: filterFailure("MIN_NOTIONAL"),
  FILTER_NOTIONAL: filterFailure("NOTIONAL"),
  DUPLICATE_CLIENT_ORDER_ID: orderRejected(ENGINE_TEXTS.DUPLICATE_ORDER),
  WOULD_MATCH_IMMEDIATELY: orderRejected(ENGINE_TEXTS.WOULD_MATCH_IMMEDIATELY),
  NO_LIQUIDITY: orderRejected(ENGINE_TEXTS.LIQUIDITY_BELOW_SYMBOL_MINIMUM),
  QUOTE_QUANTITY_BELOW_LOT: orderRejected(ENGINE_TEXTS.LIQUIDITY_BELOW_LOT_SIZE),
  INSUFFICIENT_BALANCE: orderRejected(ENGINE_TEXTS.INSUFFICIENT_BALANCE),
  UNKNOWN_ORDER: cancelRejected(ENGINE_TEXTS.UNKNOWN_ORDER),
  CLIENT_ORDER_ID_MISMATCH: refusal("CLIENT_ORDER_ID_INVALID"),
  NO_OPEN_ORDERS: cancelRejected(ENGINE_TEXTS.UNKNOWN_ORDER),
  ACCOUNT_SUSPENDED: orderRejected(ENGINE_TEXTS.ACTION_DISABLED),
  TRADING_DISABLED: orderRejected(ENGINE_TEXTS.ACTION_DISABLED),
  DEPOSITS_DISABLED: orderRejected(ENGINE_TEXTS.ACTION_DISABLED),
  WITHDRAWALS_DISABLED: orderRejected(ENGINE_TEXTS.ACTION_DISABLED),
  PARENT_IS_SUB_ACCOUNT: invalid("parentAccountId"),
  NOT_SAME_FAMILY: invalid("toAccountId"),
  WITHDRAWAL_NOT_APPROVED: invalid("externalId"),
  INVALID_VOLATILITY_HALT: invalid("volatilityHalt"),
  FILTER_MARKET_LOT_SIZE: filterFailure("MARKET_LOT_SIZE"),
  FILTER_PERCENT_PRICE: filterFailure("PERCENT_PRICE"),
  FILTER_PERCENT_PRICE_BY_SIDE: filterFailure("PERCENT_PRICE_BY_SIDE"),
  // Seen in the wild with the code of the engine's refusals, unlike all other filters.
  FILTER_MAX_POSITION: orderRejected("Filter failure: MAX_POSITION"),
  FILTER_MAX_ASSET: filterFailure("MAX_ASSET"),
  FILTER_TRAILING_DELTA: filterFailure("TRAILING_DELTA"),
  FILTER_MAX_NUM_ALGO_ORDERS: filterFailure("MAX_NUM_ALGO_ORDERS"),
  FILTER_EXCHANGE_MAX_NUM_ALGO_ORDERS: filterFailure("EXCHANGE_MAX_NUM_ALGO_ORDERS"),
  FILTER_MAX_NUM_ICEBERG_ORDERS: filterFailure("MAX_NUM_ICEBERG_ORDERS"),
  FILTER_EXCHANGE_MAX_NUM_ICEBERG_ORDERS: filterFailure("EXCHANGE_MAX_NUM_ICEBERG_ORDERS"),
  FILTER_MAX_NUM_ORDERS: filterFailure("MAX_NUM_ORDERS"),
  FILTER_EXCHANGE_MAX_NUM_ORDERS: filterFailure("EXCHANGE_MAX_NUM_ORDERS"),
  INVALID_STOP_PRICE: refusal("MANDATORY_PARAM_EMPTY_OR_MALFORMED", ["stopPrice"]),
  INVALID_TRAILING_DELTA: invalid("trailingDelta"),
  WOULD_TRIGGER_IMMEDIATELY: orderRejected(ENGINE_TEXTS.WOULD_TRIGGER_IMMEDIATELY),
  CANCEL_RESTRICTED: cancelRejected(ENGINE_TEXTS.CANCEL_RESTRICTIONS),
  AMEND_CHANGES_NOTHING: amendRejected(ENGINE_TEXTS.AMEND_CHANGES_NOTHING),
  AMEND_INCREASES_QUANTITY: amendRejected(ENGINE_TEXTS.AMEND_INCREASE_NOT_SUPPORTED),
  FILTER_MAX_NUM_ORDER_AMENDS: amendRejected("Filter failure: MAX_NUM_ORDER_AMENDS"),
  INVALID_SELF_TRADE_PREVENTION: invalid("allowedSelfTradePreventionModes"),
  SELF_TRADE_PREVENTION_NOT_ALLOWED: refusal("INVALID_MESSAGE", [], "selfTradePreventionMode"),
  ORDER_TYPE_MAY_NOT_PEG: orderRejected(ENGINE_TEXTS.TYPE_MAY_NOT_PEG),
  PEG_NOT_FOR_ORDER_TYPE: orderRejected(ENGINE_TEXTS.PEG_NOT_FOR_TYPE),
  PEG_LIQUIDITY_TOO_LOW: orderRejected(ENGINE_TEXTS.PEG_LIQUIDITY),
  OCO_BAD_PRICES: orderRejected(ENGINE_TEXTS.PRICE_RELATIONSHIP),
  DUPLICATE_LIST_CLIENT_ORDER_ID: orderRejected(ENGINE_TEXTS.DUPLICATE_ORDER),
  UNKNOWN_ORDER_LIST: cancelRejected(ENGINE_TEXTS.UNKNOWN_ORDER),
  FILTER_MAX_NUM_ORDER_LISTS: filterFailure("MAX_NUM_ORDER_LISTS"),
  FILTER_EXCHANGE_MAX_NUM_ORDER_LISTS: filterFailure("EXCHANGE_MAX_NUM_ORDER_LISTS"),
  ICEBERG_QUANTITY_TOO_LARGE: orderRejected(ENGINE_TEXTS.ICEBERG_EXCEEDS_QUANTITY),
  FILTER_ICEBERG_PARTS: filterFailure("ICEBERG_PARTS"),
};

const ENGINE_CODES: readonly number[] = [ERRORS.NEW_ORDER_REJECTED.code, ERRORS.CANCEL_REJECTED.code];

/** What an amend is told: the engine's texts have a code of their own there. */
export const amendRefusal = (refused: Refusal): Refusal =>
  ENGINE_CODES.includes(refused.code) ? amendRejected(refused.msg) : refused;

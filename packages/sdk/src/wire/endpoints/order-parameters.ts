import * as words from "../enums.js";
import type { ErrorName } from "../errors.js";
import type { ParameterRule } from "../operation.js";
import type { Parameter } from "../parameter.js";
import { clientOrderId, symbol } from "../parameters.js";

/** What every call says that places a single order. */

export const oneSymbol = { ...symbol, required: true } as const;

export const orderParameters: readonly Parameter[] = [
  oneSymbol,
  {
    name: "side",
    type: "ENUM",
    values: words.SIDES,
    error: "INVALID_SIDE",
    required: true,
    description: "Buy or sell.",
  },
  {
    name: "type",
    type: "ENUM",
    values: words.ORDER_TYPES,
    error: "INVALID_ORDER_TYPE",
    required: true,
    description: "Decides which of the following parameters are needed and taken.",
  },
  {
    name: "timeInForce",
    type: "ENUM",
    values: words.TIMES_IN_FORCE,
    error: "INVALID_TIF",
    description: "What happens to what cannot be filled at once.",
  },
  {
    name: "quantity",
    type: "DECIMAL",
    decimals: "quantity",
    zero: "invalidQuantity",
    description: "Of the base asset, a multiple of LOT_SIZE.stepSize.",
  },
  {
    name: "quoteOrderQty",
    type: "DECIMAL",
    decimals: "amount",
    zero: "invalidQuantity",
    description: "How much of the quote asset a MARKET order spends or receives.",
  },
  {
    name: "price",
    type: "DECIMAL",
    decimals: "price",
    zero: "invalidPrice",
    description: "Quote asset per 1 base asset, a multiple of PRICE_FILTER.tickSize.",
  },
  {
    ...clientOrderId,
    name: "newClientOrderId",
    description: "The client's own id, unique among its open orders; made up when not sent.",
  },
  { name: "strategyId", type: "LONG", description: "A number of the client's, shown on the order." },
  {
    name: "strategyType",
    type: "INT",
    minimum: 1_000_000,
    error: "BAD_STRATEGY_TYPE",
    description: "A number of the client's from 1000000 on, shown on the order.",
  },
  {
    name: "stopPrice",
    type: "DECIMAL",
    decimals: "price",
    zero: "invalidPrice",
    description: "The last price that wakes a stop or take-profit order.",
  },
  { name: "trailingDelta", type: "LONG", description: "Distance of a trailing stop in 1/10000." },
  {
    name: "icebergQty",
    type: "DECIMAL",
    decimals: "quantity",
    description: "The part of an iceberg order that the book shows.",
  },
  {
    name: "newOrderRespType",
    type: "ENUM",
    values: words.NEW_ORDER_RESPONSE_TYPES,
    error: "INVALID_PARAMETER",
    description: "How much the answer says; FULL for MARKET and LIMIT, ACK for other types when not sent.",
  },
  {
    name: "selfTradePreventionMode",
    type: "ENUM",
    values: words.SELF_TRADE_PREVENTION_MODES,
    error: "INVALID_PARAMETER",
    description: "What happens instead of a trade with oneself; the symbol's default when not sent.",
  },
  {
    name: "pegPriceType",
    type: "ENUM",
    values: words.PEG_PRICE_TYPES,
    error: "INVALID_PEG_PRICE_TYPE",
    description: "Takes the price from the book: own best side or the opposite one.",
  },
  {
    name: "pegOffsetValue",
    type: "INT",
    maximum: 100,
    description: "How many levels deeper.",
  },
  {
    name: "pegOffsetType",
    type: "ENUM",
    values: words.PEG_OFFSET_TYPES,
    error: "INVALID_PEG_OFFSET_TYPE",
    description: "The unit of pegOffsetValue.",
  },
];

export const orderRules: readonly ParameterRule[] = [{ rule: "orderType" }];

export const orderErrors: readonly ErrorName[] = [
  "INVALID_SIDE",
  "INVALID_ORDER_TYPE",
  "INVALID_TIF",
  "PARAM_NOT_REQUIRED",
  "OPTIONAL_PARAMS_BAD_COMBO",
  "BAD_STRATEGY_TYPE",
  "INVALID_PEG_PRICE_TYPE",
  "INVALID_PEG_OFFSET_TYPE",
  "BAD_SYMBOL",
  "BAD_PRECISION",
  "INVALID_MESSAGE",
  "UNKNOWN_ORDER_COMPOSITION",
  "TOO_MANY_ORDERS",
  "NEW_ORDER_REJECTED",
  "TIMEOUT",
  "SERVER_BUSY",
];

import {
  ORDER_TYPES,
  type OrderType,
  SELF_TRADE_PREVENTION_MODES,
  type SelfTradePreventionMode,
  type Side,
  type TimeInForce,
} from "./enums.js";

// Codes of the closed word lists as they stand in columns and event words: indexes into the lists of enums.ts.

export const SIDE_CODE = { BUY: 0, SELL: 1 } as const satisfies Record<Side, number>;
export const ORDER_TYPE_CODE = {
  LIMIT: 0,
  MARKET: 1,
  LIMIT_MAKER: 2,
  STOP_LOSS: 3,
  STOP_LOSS_LIMIT: 4,
  TAKE_PROFIT: 5,
  TAKE_PROFIT_LIMIT: 6,
} as const satisfies Record<OrderType, number>;
export const SELF_TRADE_PREVENTION_CODE = {
  NONE: 0,
  EXPIRE_TAKER: 1,
  EXPIRE_MAKER: 2,
  EXPIRE_BOTH: 3,
  DECREMENT: 4,
  TRANSFER: 5,
} as const satisfies Record<SelfTradePreventionMode, number>;
export const TIME_IN_FORCE_CODE = { GTC: 0, IOC: 1, FOK: 2 } as const satisfies Record<TimeInForce, number>;

/** What {@link sideCode} and its like answer when a text is none of their words. */
export const UNKNOWN_WORD = -1;

// Comparing a word with each of a few constants is several times faster than looking it up, and takes any value for what it is.

export const sideCode = (word: Side): number =>
  word === "BUY" ? SIDE_CODE.BUY : word === "SELL" ? SIDE_CODE.SELL : UNKNOWN_WORD;

export const orderTypeCode = (word: OrderType): number =>
  word === "LIMIT"
    ? ORDER_TYPE_CODE.LIMIT
    : word === "MARKET"
      ? ORDER_TYPE_CODE.MARKET
      : word === "LIMIT_MAKER"
        ? ORDER_TYPE_CODE.LIMIT_MAKER
        : ORDER_TYPES.indexOf(word);

export const timeInForceCode = (word: TimeInForce): number =>
  word === "GTC"
    ? TIME_IN_FORCE_CODE.GTC
    : word === "IOC"
      ? TIME_IN_FORCE_CODE.IOC
      : word === "FOK"
        ? TIME_IN_FORCE_CODE.FOK
        : UNKNOWN_WORD;

export const selfTradePreventionCode = (word: SelfTradePreventionMode): number =>
  word === "NONE" ? SELF_TRADE_PREVENTION_CODE.NONE : SELF_TRADE_PREVENTION_MODES.indexOf(word);

import * as words from "../enums.js";
import { described, listOf, oneWordOf, record, ref } from "./record.js";
import { count, decimal, flag, id, signedDecimal, text, time } from "./scalars.js";

const event = (type: string) => ({ e: described(oneWordOf([type]), "event type"), E: described(time, "event time") });

const always = {
  ...event("executionReport"),
  s: described(text, "symbol"),
  c: described(text, "client order id; of a cancel, the cancel's own id"),
  S: described(oneWordOf(words.SIDES), "side"),
  o: described(oneWordOf(words.ORDER_TYPES), "order type"),
  f: described(oneWordOf(words.TIMES_IN_FORCE), "time in force"),
  q: described(decimal, "quantity"),
  p: described(decimal, "price"),
  P: described(decimal, "stop price"),
  F: described(decimal, "iceberg quantity"),
  g: described(id, "order list id, -1 for none"),
  C: described(text, "client order id before a cancel, else empty"),
  x: described(oneWordOf(words.EXECUTION_TYPES), "what happened"),
  X: described(oneWordOf(words.ORDER_STATUSES), "order status now"),
  r: described(oneWordOf(words.ORDER_REJECT_REASONS), "reject reason"),
  i: described(id, "order id"),
  l: described(decimal, "quantity of this trade"),
  z: described(decimal, "executed quantity"),
  L: described(decimal, "price of this trade"),
  n: described(decimal, "commission of this trade"),
  N: described({ type: ["string", "null"] }, "asset of the commission"),
  T: described(time, "transaction time"),
  t: described(id, "trade id, -1 for none"),
  I: described(id, "execution id"),
  w: described(flag, "the order is on the book"),
  m: described(flag, "this side was the maker"),
  M: described(flag, "best match"),
  O: described(time, "order creation time"),
  Z: described(decimal, "cumulative quote quantity"),
  Y: described(decimal, "quote quantity of this trade"),
  Q: described(decimal, "quote order quantity"),
  V: described(oneWordOf(words.SELF_TRADE_PREVENTION_MODES), "self-trade prevention mode"),
};

const sometimes = {
  W: described(time, "since when the order is on the book"),
  d: described(count, "trailing delta"),
  D: described(time, "trailing time"),
  j: described(id, "strategy id"),
  J: described(id, "strategy type"),
  v: described(id, "prevented match id"),
  A: described(decimal, "prevented quantity"),
  B: described(decimal, "last prevented quantity"),
  u: described(id, "trade group id"),
  U: described(id, "counter order id"),
  Cs: described(text, "counter symbol"),
  pl: described(decimal, "prevented execution quantity"),
  pL: described(decimal, "prevented execution price"),
  pY: described(decimal, "prevented execution quote quantity"),
  b: described(text, "match type"),
  a: described(id, "allocation id"),
  k: described(text, "working floor"),
  uS: described(flag, "used smart order routing"),
  gP: described(oneWordOf(words.PEG_PRICE_TYPES), "peg price type"),
  gOT: described(oneWordOf(words.PEG_OFFSET_TYPES), "peg offset type"),
  gOV: described(count, "peg offset value"),
  gp: described(decimal, "pegged price"),
  eR: described(oneWordOf(words.EXPIRY_REASONS), "expiry reason"),
};

export const USER_DATA_SCHEMAS = {
  ExecutionReport: record(always, sometimes, "Something happened to an order of the account."),
  AccountPosition: record({
    a: described(text, "asset"),
    f: described(decimal, "free"),
    l: described(decimal, "locked"),
  }),
  OutboundAccountPosition: record(
    {
      ...event("outboundAccountPosition"),
      u: described(time, "time of the last account update"),
      B: described(listOf(ref("AccountPosition")), "the assets the event may have changed"),
    },
    {},
    "Balances after an event.",
  ),
  BalanceUpdate: record(
    {
      ...event("balanceUpdate"),
      a: described(text, "asset"),
      d: described(signedDecimal, "what was added, negative for taken"),
      T: described(time, "clear time"),
    },
    {},
    "A deposit, withdrawal or transfer; never a trade.",
  ),
  EventStreamTerminated: record(event("eventStreamTerminated"), {}, "The subscription has ended."),
  ListenKeyExpired: record(
    { ...event("listenKeyExpired"), listenKey: described(text, "the key that has expired") },
    {},
    "The listenKey was not renewed in time.",
  ),
};

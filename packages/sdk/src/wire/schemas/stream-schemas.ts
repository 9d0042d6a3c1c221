import * as words from "../enums.js";
import { described, listOf, oneWordOf, record, ref } from "./record.js";
import { count, decimal, flag, id, signedDecimal, text, time } from "./scalars.js";

const event = (type: string) => ({ e: described(oneWordOf([type]), "event type"), E: described(time, "event time") });
const symbol = described(text, "symbol");

const trade = {
  p: described(decimal, "price"),
  q: described(decimal, "quantity"),
};

const madeBy = {
  T: described(time, "trade time"),
  m: described(flag, "the buyer was the maker"),
  M: described(flag, "best match, always true"),
};

const day = {
  c: described(decimal, "last price"),
  o: described(decimal, "open price"),
  h: described(decimal, "high price"),
  l: described(decimal, "low price"),
  v: described(decimal, "base volume"),
  q: described(decimal, "quote volume"),
};

export const STREAM_SCHEMAS = {
  TradeEvent: record({ ...event("trade"), s: symbol, t: described(id, "trade id"), ...trade, ...madeBy }),
  AggTradeEvent: record({
    ...event("aggTrade"),
    s: symbol,
    a: described(id, "aggregate trade id"),
    ...trade,
    f: described(id, "first trade id"),
    l: described(id, "last trade id"),
    ...madeBy,
  }),
  KlineEvent: record({
    ...event("kline"),
    s: symbol,
    k: record({
      t: described(time, "open time"),
      T: described(time, "close time"),
      s: symbol,
      i: described(oneWordOf(words.KLINE_INTERVALS), "interval"),
      f: described(id, "first trade id, -1 without trades"),
      L: described(id, "last trade id, -1 without trades"),
      o: described(decimal, "open price"),
      c: described(decimal, "close price"),
      h: described(decimal, "high price"),
      l: described(decimal, "low price"),
      v: described(decimal, "base volume"),
      n: described(count, "number of trades"),
      x: described(flag, "the candle is closed"),
      q: described(decimal, "quote volume"),
      V: described(decimal, "taker buy base volume"),
      Q: described(decimal, "taker buy quote volume"),
      B: described(text, "unused"),
    }),
  }),
  MiniTickerEvent: record({ ...event("24hrMiniTicker"), s: symbol, ...day }),
  TickerEvent: record({
    ...event("24hrTicker"),
    s: symbol,
    p: described(signedDecimal, "price change"),
    P: described(signedDecimal, "price change in percent"),
    w: described(decimal, "weighted average price"),
    x: described(decimal, "last price before the window"),
    ...day,
    Q: described(decimal, "last quantity"),
    b: described(decimal, "best bid price"),
    B: described(decimal, "best bid quantity"),
    a: described(decimal, "best ask price"),
    A: described(decimal, "best ask quantity"),
    O: described(time, "open time"),
    C: described(time, "close time"),
    F: described(id, "first trade id, -1 without trades"),
    L: described(id, "last trade id, -1 without trades"),
    n: described(count, "number of trades"),
  }),
  BookTickerEvent: record({
    u: described(id, "update id of the book"),
    s: symbol,
    b: described(decimal, "best bid price"),
    B: described(decimal, "best bid quantity"),
    a: described(decimal, "best ask price"),
    A: described(decimal, "best ask quantity"),
  }),
  AvgPriceEvent: record({
    ...event("avgPrice"),
    s: symbol,
    i: described(oneWordOf(["5m"]), "how far back the average goes"),
    w: described(decimal, "average price"),
    T: described(time, "time of the last trade"),
  }),
  DepthUpdateEvent: record({
    ...event("depthUpdate"),
    s: symbol,
    U: described(id, "first update id in this event, the previous event's u + 1"),
    u: described(id, "last update id in this event"),
    b: described(listOf(ref("DepthLevel")), "bids with their new quantity; zero removes the level"),
    a: described(listOf(ref("DepthLevel")), "asks with their new quantity; zero removes the level"),
  }),
};

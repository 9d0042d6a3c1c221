import { listOf, record, ref } from "./record.js";
import { count, decimal, flag, id, signedDecimal, text, time } from "./scalars.js";

const mini = {
  symbol: text,
  openPrice: decimal,
  highPrice: decimal,
  lowPrice: decimal,
  lastPrice: decimal,
  volume: decimal,
  quoteVolume: decimal,
  openTime: time,
  closeTime: time,
  firstId: id,
  lastId: id,
  count,
};

export const MARKET_DATA_SCHEMAS = {
  ServerTime: record({ serverTime: time }),
  DepthLevel: {
    type: "array",
    description: "Price and total quantity.",
    prefixItems: [decimal, decimal],
    items: false,
    minItems: 2,
    maxItems: 2,
  },
  Depth: record(
    { lastUpdateId: id, bids: listOf(ref("DepthLevel")), asks: listOf(ref("DepthLevel")) },
    {},
    "Best first.",
  ),
  PublicTrade: record({
    id,
    price: decimal,
    qty: decimal,
    quoteQty: decimal,
    time,
    isBuyerMaker: flag,
    isBestMatch: flag,
  }),
  AggTrade: record(
    { a: id, p: decimal, q: decimal, f: id, l: id, T: time, m: flag, M: flag },
    {},
    "Trades of one taker order at one price and time: id, price, quantity, first and last trade id, time, buyer is maker, best match.",
  ),
  Kline: {
    type: "array",
    description:
      "Open time, open, high, low, close, volume, close time, quote volume, trades, taker buy volume, taker buy quote volume, unused.",
    prefixItems: [time, decimal, decimal, decimal, decimal, decimal, time, decimal, count, decimal, decimal, text],
    items: false,
    minItems: 12,
    maxItems: 12,
  },
  AvgPrice: record({ mins: count, price: decimal, closeTime: time }),
  Ticker24hrMini: record(mini, {}, "24 h ticker of type MINI."),
  Ticker24hrFull: record(
    {
      ...mini,
      priceChange: signedDecimal,
      priceChangePercent: signedDecimal,
      weightedAvgPrice: decimal,
      prevClosePrice: decimal,
      lastQty: decimal,
      bidPrice: decimal,
      bidQty: decimal,
      askPrice: decimal,
      askQty: decimal,
    },
    {},
    "24 h ticker of type FULL.",
  ),
  PriceTicker: record({ symbol: text, price: decimal }),
  BookTicker: record({ symbol: text, bidPrice: decimal, bidQty: decimal, askPrice: decimal, askQty: decimal }),
} as const;

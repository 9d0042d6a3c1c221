import { KLINE_INTERVALS } from "../enums.js";
import type { Endpoint } from "../operation.js";
import { endTime, fromId, limit, startTime, symbol, symbolStatus } from "../parameters.js";
import * as routes from "../routes.js";
import { listOf, ref } from "../schemas/record.js";

const marketData = { tag: "market data", orderCount: 0, rules: [] } as const;
const oneSymbol = { ...symbol, required: true } as const;

export const depth: Endpoint<"depth"> = {
  ...routes.depthRoute,
  ...marketData,
  summary: "Order book",
  webSocketMethod: "depth",
  parameters: [
    oneSymbol,
    { ...limit, maximum: 5000, clamp: true, default: 100, description: "Levels per side; above 5000 it is 5000." },
    symbolStatus,
  ],
  response: ref("Depth"),
  errors: ["BAD_SYMBOL", "INVALID_SYMBOLSTATUS", "SYMBOL_DOES_NOT_MATCH_STATUS"],
};

export const trades: Endpoint<"trades"> = {
  ...routes.tradesRoute,
  ...marketData,
  summary: "Recent trades",
  webSocketMethod: "trades.recent",
  parameters: [oneSymbol, limit],
  response: listOf(ref("PublicTrade")),
  errors: ["BAD_SYMBOL"],
};

export const historicalTrades: Endpoint<"historicalTrades"> = {
  ...routes.historicalTradesRoute,
  ...marketData,
  summary: "Old trades",
  webSocketMethod: "trades.historical",
  parameters: [oneSymbol, limit, fromId],
  response: listOf(ref("PublicTrade")),
  errors: ["BAD_SYMBOL"],
};

export const aggTrades: Endpoint<"aggTrades"> = {
  ...routes.aggTradesRoute,
  ...marketData,
  summary: "Aggregate trades: fills of one taker order at one price and time",
  webSocketMethod: "trades.aggregate",
  parameters: [oneSymbol, fromId, startTime, endTime, limit],
  response: listOf(ref("AggTrade")),
  errors: ["BAD_SYMBOL"],
};

export const klines: Endpoint<"klines"> = {
  ...routes.klinesRoute,
  ...marketData,
  summary: "Candles",
  webSocketMethod: "klines",
  parameters: [
    oneSymbol,
    {
      name: "interval",
      type: "ENUM",
      values: KLINE_INTERVALS,
      error: "BAD_INTERVAL",
      required: true,
      description: "Length of one candle; case matters (1m minute, 1M month).",
    },
    startTime,
    endTime,
    {
      name: "timeZone",
      type: "TIME_ZONE",
      default: 0,
      description: "Hours, or hours:minutes, from -12:00 to +14:00; shifts the boundaries, not startTime and endTime.",
    },
    { ...limit, clamp: true, description: "How many at most; above 1000 it is 1000." },
  ],
  response: listOf(ref("Kline")),
  errors: ["BAD_SYMBOL", "BAD_INTERVAL"],
};

export const avgPrice: Endpoint<"avgPrice"> = {
  ...routes.avgPriceRoute,
  ...marketData,
  summary: "Current average price",
  webSocketMethod: "avgPrice",
  parameters: [oneSymbol],
  response: ref("AvgPrice"),
  errors: ["BAD_SYMBOL"],
};

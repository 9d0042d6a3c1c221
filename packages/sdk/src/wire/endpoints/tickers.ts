import { TICKER_TYPES } from "../enums.js";
import type { JsonSchema } from "../json-schema.js";
import type { Endpoint } from "../operation.js";
import { symbol, symbolStatus, symbols } from "../parameters.js";
import * as routes from "../routes.js";
import { listOf, ref } from "../schemas/record.js";

const tickers = {
  tag: "market data",
  orderCount: 0,
  rules: [{ rule: "exclusive", names: ["symbol", "symbols"] }],
  errors: [
    "BAD_SYMBOL",
    "DUPLICATE_SYMBOLS",
    "OPTIONAL_PARAMS_BAD_COMBO",
    "INVALID_SYMBOLSTATUS",
    "SYMBOL_DOES_NOT_MATCH_STATUS",
  ],
} as const;

/** An object when `symbol` was sent, else a list. */
const oneOrMany = (item: JsonSchema): JsonSchema => ({ anyOf: [item, listOf(item)] });

export const ticker24hr: Endpoint<"ticker24hr"> = {
  ...routes.ticker24hrRoute,
  ...tickers,
  summary: "24 h rolling ticker",
  webSocketMethod: "ticker.24hr",
  parameters: [
    symbol,
    symbols,
    {
      name: "type",
      type: "ENUM",
      values: TICKER_TYPES,
      error: "INVALID_TICKER_TYPE",
      default: "FULL",
      description: "MINI leaves out price change, average, previous close, last quantity, bid and ask.",
    },
    symbolStatus,
  ],
  response: {
    anyOf: [ref("Ticker24hrFull"), ref("Ticker24hrMini"), listOf(ref("Ticker24hrFull")), listOf(ref("Ticker24hrMini"))],
  },
  errors: [...tickers.errors, "INVALID_TICKER_TYPE"],
};

export const tickerPrice: Endpoint<"tickerPrice"> = {
  ...routes.tickerPriceRoute,
  ...tickers,
  summary: "Last price",
  webSocketMethod: "ticker.price",
  parameters: [symbol, symbols, symbolStatus],
  response: oneOrMany(ref("PriceTicker")),
};

export const tickerBookTicker: Endpoint<"tickerBookTicker"> = {
  ...routes.tickerBookTickerRoute,
  ...tickers,
  summary: "Best bid and ask",
  webSocketMethod: "ticker.book",
  parameters: [symbol, symbols, symbolStatus],
  response: oneOrMany(ref("BookTicker")),
};

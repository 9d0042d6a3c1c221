import * as words from "../enums.js";
import type { JsonSchema } from "../json-schema.js";
import { listOf, oneWordOf, record, ref } from "./record.js";
import { count, decimal, flag, id, text, time } from "./scalars.js";

type Fields = { readonly [name: string]: JsonSchema };
const filter = (filterType: string, fields: Fields): JsonSchema =>
  record({ filterType: { type: "string", const: filterType }, ...fields });

const percent = { multiplierUp: decimal, multiplierDown: decimal };
const lot = { minQty: decimal, maxQty: decimal, stepSize: decimal };

const SYMBOL_FILTERS: readonly JsonSchema[] = [
  filter("PRICE_FILTER", { minPrice: decimal, maxPrice: decimal, tickSize: decimal }),
  filter("PERCENT_PRICE", { ...percent, avgPriceMins: count }),
  filter("PERCENT_PRICE_BY_SIDE", {
    bidMultiplierUp: decimal,
    bidMultiplierDown: decimal,
    askMultiplierUp: decimal,
    askMultiplierDown: decimal,
    avgPriceMins: count,
  }),
  filter("LOT_SIZE", lot),
  filter("MARKET_LOT_SIZE", lot),
  filter("MIN_NOTIONAL", { minNotional: decimal, applyToMarket: flag, avgPriceMins: count }),
  filter("NOTIONAL", {
    minNotional: decimal,
    applyMinToMarket: flag,
    maxNotional: decimal,
    applyMaxToMarket: flag,
    avgPriceMins: count,
  }),
  filter("ICEBERG_PARTS", { limit: count }),
  filter("MAX_NUM_ORDERS", { maxNumOrders: count }),
  filter("MAX_NUM_ALGO_ORDERS", { maxNumAlgoOrders: count }),
  filter("MAX_NUM_ICEBERG_ORDERS", { maxNumIcebergOrders: count }),
  filter("MAX_POSITION", { maxPosition: decimal }),
  filter("TRAILING_DELTA", {
    minTrailingAboveDelta: count,
    maxTrailingAboveDelta: count,
    minTrailingBelowDelta: count,
    maxTrailingBelowDelta: count,
  }),
  filter("MAX_NUM_ORDER_AMENDS", { maxNumOrderAmends: count }),
  filter("MAX_NUM_ORDER_LISTS", { maxNumOrderLists: count }),
];

const EXCHANGE_FILTERS: readonly JsonSchema[] = [
  filter("EXCHANGE_MAX_NUM_ORDERS", { maxNumOrders: count }),
  filter("EXCHANGE_MAX_NUM_ALGO_ORDERS", { maxNumAlgoOrders: count }),
  filter("EXCHANGE_MAX_NUM_ICEBERG_ORDERS", { maxNumIcebergOrders: count }),
  filter("EXCHANGE_MAX_NUM_ORDER_LISTS", { maxNumOrderLists: count }),
];

export const EXCHANGE_INFO_SCHEMAS = {
  SymbolFilter: { anyOf: SYMBOL_FILTERS, description: "A bound of 0 is switched off." } as JsonSchema,
  ExchangeFilter: { anyOf: EXCHANGE_FILTERS } as JsonSchema,
  SymbolInfo: record(
    {
      symbol: text,
      status: oneWordOf(words.SYMBOL_STATUSES),
      baseAsset: text,
      baseAssetPrecision: count,
      quoteAsset: text,
      quotePrecision: count,
      quoteAssetPrecision: count,
      baseCommissionPrecision: count,
      quoteCommissionPrecision: count,
      orderTypes: listOf(oneWordOf(words.ORDER_TYPES)),
      icebergAllowed: flag,
      ocoAllowed: flag,
      otoAllowed: flag,
      opoAllowed: flag,
      quoteOrderQtyMarketAllowed: flag,
      allowTrailingStop: flag,
      cancelReplaceAllowed: flag,
      amendAllowed: flag,
      pegInstructionsAllowed: flag,
      isSpotTradingAllowed: flag,
      isMarginTradingAllowed: flag,
      filters: listOf(ref("SymbolFilter")),
      permissions: listOf(text),
      permissionSets: listOf(listOf(text)),
      defaultSelfTradePreventionMode: oneWordOf(words.SELF_TRADE_PREVENTION_MODES),
      allowedSelfTradePreventionModes: listOf(oneWordOf(words.SELF_TRADE_PREVENTION_MODES)),
    },
    {},
    "A symbol, its precisions, what it allows, its filters.",
  ),
  ExchangeInfo: record(
    {
      timezone: text,
      serverTime: time,
      rateLimits: listOf(ref("RateLimit")),
      exchangeFilters: listOf(ref("ExchangeFilter")),
      symbols: listOf(ref("SymbolInfo")),
    },
    { sors: listOf(record({ baseAsset: text, symbols: listOf(text) })) },
    "Everything a client must know before its first order.",
  ),
  Error: record(
    { code: { ...id, minimum: -10000 }, msg: text },
    { data: ref("CancelReplaceResult") },
    "Answer of every refusal; that of a cancel-replace tells how each half ended.",
  ),
};

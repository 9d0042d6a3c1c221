import type { AssetFilters, ExchangeFilters, SymbolFilters } from "./symbol-filters.js";

// The fields of every filter, once: codings, checks of shape and canonical copies follow them. The order is the coding: append only.

type Field = "integer" | "boolean" | "amount";
/** The fields of each filter of a record of filters. */
export type FilterFields = { readonly [filter: string]: { readonly [field: string]: Field } };
type FieldsOf<T> = {
  readonly [Filter in keyof T]-?: { readonly [Name in keyof NonNullable<T[Filter]>]-?: Field };
};

const LOT_SIZE = { minQuantity: "integer", maxQuantity: "integer", stepSize: "integer" } as const;

export const SYMBOL_FILTER_FIELDS = {
  priceFilter: { minPrice: "integer", maxPrice: "integer", tickSize: "integer" },
  lotSize: LOT_SIZE,
  notional: {
    minNotional: "integer",
    applyMinToMarket: "boolean",
    maxNotional: "integer",
    applyMaxToMarket: "boolean",
    averagePriceMinutes: "integer",
  },
  minNotional: { minNotional: "integer", applyToMarket: "boolean", averagePriceMinutes: "integer" },
  marketLotSize: LOT_SIZE,
  percentPrice: { multiplierUp: "integer", multiplierDown: "integer", averagePriceMinutes: "integer" },
  percentPriceBySide: {
    bidMultiplierUp: "integer",
    bidMultiplierDown: "integer",
    askMultiplierUp: "integer",
    askMultiplierDown: "integer",
    averagePriceMinutes: "integer",
  },
  icebergParts: { limit: "integer" },
  maxNumOrders: { maxNumOrders: "integer" },
  maxNumAlgoOrders: { maxNumAlgoOrders: "integer" },
  maxNumIcebergOrders: { maxNumIcebergOrders: "integer" },
  maxPosition: { maxPosition: "integer" },
  trailingDelta: {
    minTrailingAboveDelta: "integer",
    maxTrailingAboveDelta: "integer",
    minTrailingBelowDelta: "integer",
    maxTrailingBelowDelta: "integer",
  },
  maxNumOrderAmends: { maxNumOrderAmends: "integer" },
  maxNumOrderLists: { maxNumOrderLists: "integer" },
} as const satisfies FieldsOf<SymbolFilters>;

/** The filters that every symbol has. */
export const REQUIRED_SYMBOL_FILTERS: readonly string[] = ["priceFilter", "lotSize"];

export const EXCHANGE_FILTER_FIELDS = {
  exchangeMaxNumOrders: { maxNumOrders: "integer" },
  exchangeMaxNumAlgoOrders: { maxNumAlgoOrders: "integer" },
  exchangeMaxNumIcebergOrders: { maxNumIcebergOrders: "integer" },
  exchangeMaxNumOrderLists: { maxNumOrderLists: "integer" },
} as const satisfies FieldsOf<ExchangeFilters>;

export const ASSET_FILTER_FIELDS = { maxAsset: { limit: "amount" } } as const satisfies FieldsOf<AssetFilters>;

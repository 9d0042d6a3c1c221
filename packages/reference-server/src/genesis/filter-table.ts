import type { SymbolFilters } from "@pricetime/engine";
import type { SymbolFilter } from "@pricetime/sdk";

/** How a field of a filter is written: decimal text in some unit, a whole number, minutes of an average, or true and false. */
export type FieldKind = "price" | "quantity" | "notional" | "multiplier" | "count" | "minutes" | "flag";

interface FilterRow {
  /** Its name in the engine. */
  readonly name: keyof SymbolFilters;
  /** By the field's name on the wire: its name in the engine, and its kind. */
  readonly fields: Readonly<Record<string, readonly [field: string, kind: FieldKind]>>;
}

const LOT = {
  minQty: ["minQuantity", "quantity"],
  maxQty: ["maxQuantity", "quantity"],
  stepSize: ["stepSize", "quantity"],
} as const;
const AVERAGE = { avgPriceMins: ["averagePriceMinutes", "minutes"] } as const;
const count = <const Name extends string>(name: Name) => ({ [name]: [name, "count"] as const });
const multiplier = <const Name extends string>(name: Name) => ({ [name]: [name, "multiplier"] as const });

/** Every filter that a symbol's listing may have: what it is called on the wire and in the engine. */
export const FILTER_TABLE: Readonly<Record<SymbolFilter["filterType"], FilterRow>> = {
  PRICE_FILTER: {
    name: "priceFilter",
    fields: { minPrice: ["minPrice", "price"], maxPrice: ["maxPrice", "price"], tickSize: ["tickSize", "price"] },
  },
  LOT_SIZE: { name: "lotSize", fields: LOT },
  NOTIONAL: {
    name: "notional",
    fields: {
      minNotional: ["minNotional", "notional"],
      applyMinToMarket: ["applyMinToMarket", "flag"],
      maxNotional: ["maxNotional", "notional"],
      applyMaxToMarket: ["applyMaxToMarket", "flag"],
      ...AVERAGE,
    },
  },
  MIN_NOTIONAL: {
    name: "minNotional",
    fields: { minNotional: ["minNotional", "notional"], applyToMarket: ["applyToMarket", "flag"], ...AVERAGE },
  },
  MARKET_LOT_SIZE: { name: "marketLotSize", fields: LOT },
  PERCENT_PRICE: {
    name: "percentPrice",
    fields: { ...multiplier("multiplierUp"), ...multiplier("multiplierDown"), ...AVERAGE },
  },
  PERCENT_PRICE_BY_SIDE: {
    name: "percentPriceBySide",
    fields: {
      ...multiplier("bidMultiplierUp"),
      ...multiplier("bidMultiplierDown"),
      ...multiplier("askMultiplierUp"),
      ...multiplier("askMultiplierDown"),
      ...AVERAGE,
    },
  },
  ICEBERG_PARTS: { name: "icebergParts", fields: count("limit") },
  MAX_NUM_ORDERS: { name: "maxNumOrders", fields: count("maxNumOrders") },
  MAX_NUM_ALGO_ORDERS: { name: "maxNumAlgoOrders", fields: count("maxNumAlgoOrders") },
  MAX_NUM_ICEBERG_ORDERS: { name: "maxNumIcebergOrders", fields: count("maxNumIcebergOrders") },
  MAX_POSITION: { name: "maxPosition", fields: { maxPosition: ["maxPosition", "quantity"] } },
  TRAILING_DELTA: {
    name: "trailingDelta",
    fields: {
      ...count("minTrailingAboveDelta"),
      ...count("maxTrailingAboveDelta"),
      ...count("minTrailingBelowDelta"),
      ...count("maxTrailingBelowDelta"),
    },
  },
  MAX_NUM_ORDER_AMENDS: { name: "maxNumOrderAmends", fields: count("maxNumOrderAmends") },
  MAX_NUM_ORDER_LISTS: { name: "maxNumOrderLists", fields: count("maxNumOrderLists") },
};

export const LISTING_FILTER_TYPES = Object.keys(FILTER_TABLE) as readonly SymbolFilter["filterType"][];

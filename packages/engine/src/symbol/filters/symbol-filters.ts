import type { Multiplier, Notional, Price, Quantity } from "../../money/units.js";

/** A symbol's filters in its own units. 0 in a bound or a limit disables it, as on the wire. */
export interface SymbolFilters {
  readonly priceFilter: { readonly minPrice: Price; readonly maxPrice: Price; readonly tickSize: Price };
  readonly lotSize: LotSize;
  readonly notional?: {
    readonly minNotional: Notional;
    readonly applyMinToMarket: boolean;
    readonly maxNotional: Notional;
    readonly applyMaxToMarket: boolean;
    /** 0 judges market orders by the last price. */
    readonly averagePriceMinutes: number;
  };
  readonly minNotional?: {
    readonly minNotional: Notional;
    readonly applyToMarket: boolean;
    readonly averagePriceMinutes: number;
  };
  /** LOT_SIZE for orders without a price, on top of the other one. Its step is a whole number of LOT_SIZE's steps. */
  readonly marketLotSize?: LotSize;
  readonly percentPrice?: {
    readonly multiplierUp: Multiplier;
    readonly multiplierDown: Multiplier;
    readonly averagePriceMinutes: number;
  };
  readonly percentPriceBySide?: {
    readonly bidMultiplierUp: Multiplier;
    readonly bidMultiplierDown: Multiplier;
    readonly askMultiplierUp: Multiplier;
    readonly askMultiplierDown: Multiplier;
    readonly averagePriceMinutes: number;
  };
  /** The most parts an iceberg may have: its quantity / icebergQuantity, rounded up. */
  readonly icebergParts?: { readonly limit: number };
  /** The most open orders of one account on the symbol. */
  readonly maxNumOrders?: { readonly maxNumOrders: number };
  /** The most open stop and take-profit orders of one account on the symbol. */
  readonly maxNumAlgoOrders?: { readonly maxNumAlgoOrders: number };
  /** The most open icebergs of one account on the symbol. */
  readonly maxNumIcebergOrders?: { readonly maxNumIcebergOrders: number };
  /** The most of the base asset an account may own and have on order. */
  readonly maxPosition?: { readonly maxPosition: Quantity };
  /** Basis points. Above: STOP_LOSS BUY and TAKE_PROFIT SELL; below: the others. */
  readonly trailingDelta?: {
    readonly minTrailingAboveDelta: number;
    readonly maxTrailingAboveDelta: number;
    readonly minTrailingBelowDelta: number;
    readonly maxTrailingBelowDelta: number;
  };
  /** The most times one order may be amended. */
  readonly maxNumOrderAmends?: { readonly maxNumOrderAmends: number };
  /** The most open order lists of one account on the symbol. */
  readonly maxNumOrderLists?: { readonly maxNumOrderLists: number };
}

export interface LotSize {
  readonly minQuantity: Quantity;
  readonly maxQuantity: Quantity;
  readonly stepSize: Quantity;
}

/** Filters on what one account has open on all symbols together. 0 in a limit disables it. */
export interface ExchangeFilters {
  readonly exchangeMaxNumOrders?: { readonly maxNumOrders: number };
  readonly exchangeMaxNumAlgoOrders?: { readonly maxNumAlgoOrders: number };
  readonly exchangeMaxNumIcebergOrders?: { readonly maxNumIcebergOrders: number };
  readonly exchangeMaxNumOrderLists?: { readonly maxNumOrderLists: number };
}

/** Filters on one asset, whichever symbol trades it. */
export interface AssetFilters {
  readonly maxAsset?: {
    /** The most of the asset that one order may buy or sell, in its smallest unit. */
    readonly limit: bigint;
  };
}

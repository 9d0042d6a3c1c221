import type { Notional, Price, Quantity, Rate } from "../money/units.js";
import type { SymbolStatus } from "../order/enums.js";

/** A symbol's filters in its own units. 0 in a bound disables that bound, as on the wire. */
export interface SymbolFilters {
  readonly priceFilter: { readonly minPrice: Price; readonly maxPrice: Price; readonly tickSize: Price };
  readonly lotSize: { readonly minQuantity: Quantity; readonly maxQuantity: Quantity; readonly stepSize: Quantity };
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
}

/** What a listing fixes, and what operators may change later (status, filters). */
export interface SymbolDefinition {
  readonly symbolId: number;
  readonly symbol: string;
  readonly baseAssetId: number;
  readonly quoteAssetId: number;
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  readonly status: SymbolStatus;
  readonly filters: SymbolFilters;
  readonly makerCommission: Rate;
  readonly takerCommission: Rate;
}

export interface AssetDefinition {
  readonly assetId: number;
  readonly asset: string;
  readonly decimals: number;
}

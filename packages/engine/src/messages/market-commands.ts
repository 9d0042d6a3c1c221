import type { Rate } from "../money/units.js";
import type { SymbolStatus } from "../order/enums.js";
import type { CommissionDiscount, FurtherCommission } from "../symbol/commission.js";
import type { AssetFilters, ExchangeFilters, SymbolFilters } from "../symbol/filters/symbol-filters.js";
import type { SelfTradePreventionRule } from "../symbol/self-trade-prevention-rule.js";
import type { VolatilityHalt } from "../symbol/volatility-halt.js";

/** Lists an asset; its id is the count of assets listed before it. */
export interface AddAsset {
  readonly type: "AddAsset";
  /** Upper-case name, e.g. "BTC". */
  readonly asset: string;
  /** Digits after the point of the asset's smallest unit, 0 to 18. */
  readonly decimals: number;
}

/** Lists a symbol; its id is the count of symbols listed before it. */
export interface AddSymbol {
  readonly type: "AddSymbol";
  /** Upper-case name, e.g. "BTCUSDT". */
  readonly symbol: string;
  readonly baseAssetId: number;
  readonly quoteAssetId: number;
  /** Digits after the point of the price unit; fixed for ever. */
  readonly priceDecimals: number;
  /** Digits after the point of the quantity unit; fixed for ever. */
  readonly quantityDecimals: number;
  readonly status: SymbolStatus;
  readonly filters: SymbolFilters;
  /** The standard part. */
  readonly makerCommission: Rate;
  readonly takerCommission: Rate;
  readonly furtherCommission?: FurtherCommission;
  /** Absent: every mode is allowed and NONE is the default. */
  readonly selfTradePrevention?: SelfTradePreventionRule;
}

/** Replaces what trades on a symbol pay from now on. */
export interface SetSymbolCommission {
  readonly type: "SetSymbolCommission";
  readonly symbolId: number;
  readonly makerCommission: Rate;
  readonly takerCommission: Rate;
  readonly furtherCommission?: FurtherCommission;
}

/** Names the asset in which commission is cheaper; without one there is none. */
export interface SetCommissionDiscount {
  readonly type: "SetCommissionDiscount";
  readonly discount?: CommissionDiscount;
}

export interface SetSymbolStatus {
  readonly type: "SetSymbolStatus";
  readonly symbolId: number;
  readonly status: SymbolStatus;
}

/** Replaces a symbol's filters. Resting orders stay; new ones are judged by the new rules. */
export interface SetFilters {
  readonly type: "SetFilters";
  readonly symbolId: number;
  readonly filters: SymbolFilters;
}

/** Replaces the filters on what an account has open on all symbols together. */
export interface SetExchangeFilters {
  readonly type: "SetExchangeFilters";
  readonly filters: ExchangeFilters;
}

/** Replaces an asset's filters. */
export interface SetAssetFilters {
  readonly type: "SetAssetFilters";
  readonly assetId: number;
  readonly filters: AssetFilters;
}

/** Expires every open order of a symbol, in order of their ids, as EXCHANGE_CANCELED. */
export interface CancelMarketOrders {
  readonly type: "CancelMarketOrders";
  readonly symbolId: number;
}

/** Ends the trading of a symbol: its status becomes BREAK and every open order expires as EXCHANGE_CANCELED. */
export interface DelistSymbol {
  readonly type: "DelistSymbol";
  readonly symbolId: number;
}

/** Sets when a symbol halts by itself because its price moved too far, or that it never does. A halt that runs goes on. */
export interface SetVolatilityHalt {
  readonly type: "SetVolatilityHalt";
  readonly symbolId: number;
  /** Absent for never. */
  readonly volatilityHalt?: VolatilityHalt;
}

/** Replaces a symbol's self-trade prevention rule. Resting orders keep their modes; new ones are judged by the new rule. */
export interface SetSelfTradePrevention {
  readonly type: "SetSelfTradePrevention";
  readonly symbolId: number;
  readonly selfTradePrevention: SelfTradePreventionRule;
}

/** Lets journal time pass: what the TICK row executes. */
export interface AdvanceTime {
  readonly type: "AdvanceTime";
}

export type MarketCommand =
  | AddAsset
  | AddSymbol
  | SetSymbolStatus
  | SetFilters
  | SetExchangeFilters
  | SetAssetFilters
  | AdvanceTime
  | CancelMarketOrders
  | DelistSymbol
  | SetVolatilityHalt
  | SetSymbolCommission
  | SetCommissionDiscount
  | SetSelfTradePrevention;

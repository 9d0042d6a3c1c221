import type { Price, Quantity, Rate } from "../money/units.js";
import type { SelfTradePreventionMode, Side, SymbolStatus } from "../order/enums.js";
import type { CommissionDiscount, CommissionRates, FurtherCommission } from "../symbol/commission.js";
import type { AssetFilters, ExchangeFilters, SymbolFilters } from "../symbol/filters/symbol-filters.js";
import type { SelfTradePreventionRule } from "../symbol/self-trade-prevention-rule.js";
import type { AssetDefinition, SymbolDefinition } from "../symbol/symbol.js";
import type { VolatilityHalt } from "../symbol/volatility-halt.js";

/** One match. Each trade also has an OrderTraded for the maker, then one for the taker. */
export interface Trade {
  readonly type: "Trade";
  readonly symbolId: number;
  /** Per symbol, consecutive from 1. */
  readonly tradeId: number;
  /** Per symbol, consecutive from 1: trades of one taker at one price share it. */
  readonly aggTradeId: number;
  /** The maker's price. */
  readonly price: Price;
  readonly quantity: Quantity;
  readonly buyerOrderId: number;
  readonly sellerOrderId: number;
  readonly buyerAccountId: number;
  readonly sellerAccountId: number;
  readonly isBuyerMaker: boolean;
}

/** A price level has a new total; 0 removes it. */
export interface DepthChanged {
  readonly type: "DepthChanged";
  readonly symbolId: number;
  readonly side: Side;
  readonly price: Price;
  /** Σ open quantity at this price, in the symbol's quantity unit. */
  readonly quantity: bigint;
  /** Per symbol, consecutive from 1. */
  readonly updateId: number;
}

export interface AssetAdded {
  readonly type: "AssetAdded";
  readonly definition: AssetDefinition;
}

export interface SymbolAdded {
  readonly type: "SymbolAdded";
  readonly definition: SymbolDefinition;
}

export interface SymbolStatusChanged {
  readonly type: "SymbolStatusChanged";
  readonly symbolId: number;
  readonly status: SymbolStatus;
}

export interface FiltersChanged {
  readonly type: "FiltersChanged";
  readonly symbolId: number;
  readonly filters: SymbolFilters;
}

export interface ExchangeFiltersChanged {
  readonly type: "ExchangeFiltersChanged";
  readonly filters: ExchangeFilters;
}

export interface AssetFiltersChanged {
  readonly type: "AssetFiltersChanged";
  readonly assetId: number;
  readonly filters: AssetFilters;
}

export interface VolatilityHaltChanged {
  readonly type: "VolatilityHaltChanged";
  readonly symbolId: number;
  /** Absent for never. */
  readonly volatilityHalt?: VolatilityHalt;
}

export interface SelfTradePreventionChanged {
  readonly type: "SelfTradePreventionChanged";
  readonly symbolId: number;
  readonly selfTradePrevention: SelfTradePreventionRule;
}

/**
 * A taker met an order of its own account or trade group, and they did not trade. An OrderPrevented follows for each of the two orders
 * that lost quantity, the maker first.
 */
export interface MatchPrevented {
  readonly type: "MatchPrevented";
  readonly symbolId: number;
  /** Per symbol, consecutive from 1. */
  readonly preventedMatchId: number;
  readonly takerOrderId: number;
  readonly makerOrderId: number;
  readonly takerAccountId: number;
  readonly makerAccountId: number;
  /** The trade group that makes the two accounts one; −1 when they are one account without a group. */
  readonly tradeGroupId: number;
  /** The taker's, which decides. */
  readonly selfTradePreventionMode: SelfTradePreventionMode;
  /** The maker's price. */
  readonly price: Price;
  /** Open quantity the taker lost. */
  readonly takerPreventedQuantity: Quantity;
  /** Open quantity the maker lost. */
  readonly makerPreventedQuantity: Quantity;
  /** TRANSFER between two accounts: quantity that moved from one to the other at `price`, without a trade; 0 for none. */
  readonly transferredQuantity: Quantity;
}

/** An account has standard rates of its own. */
export interface CommissionChanged extends CommissionRates {
  readonly type: "CommissionChanged";
  readonly accountId: number;
}

export interface DiscountEnabledChanged {
  readonly type: "DiscountEnabledChanged";
  readonly accountId: number;
  readonly isEnabled: boolean;
}

export interface SymbolCommissionChanged {
  readonly type: "SymbolCommissionChanged";
  readonly symbolId: number;
  readonly makerCommission: Rate;
  readonly takerCommission: Rate;
  readonly furtherCommission?: FurtherCommission;
}

/** Without a discount there is no such asset. */
export interface CommissionDiscountChanged {
  readonly type: "CommissionDiscountChanged";
  readonly discount?: CommissionDiscount;
}

export type MarketEvent =
  | Trade
  | DepthChanged
  | AssetAdded
  | SymbolAdded
  | SymbolStatusChanged
  | FiltersChanged
  | ExchangeFiltersChanged
  | AssetFiltersChanged
  | CommissionChanged
  | VolatilityHaltChanged
  | DiscountEnabledChanged
  | SymbolCommissionChanged
  | CommissionDiscountChanged
  | SelfTradePreventionChanged
  | MatchPrevented;

import type { Rate } from "../money/units.js";
import type { SymbolStatus } from "../order/enums.js";
import type { FurtherCommission } from "./commission.js";
import type { SymbolFilters } from "./filters/symbol-filters.js";
import type { SelfTradePreventionRule } from "./self-trade-prevention-rule.js";

/** What a listing fixes, and what operators may change later (status, filters, self-trade prevention). */
export interface SymbolDefinition {
  readonly symbolId: number;
  readonly symbol: string;
  readonly baseAssetId: number;
  readonly quoteAssetId: number;
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  readonly status: SymbolStatus;
  readonly filters: SymbolFilters;
  /** The standard part. */
  readonly makerCommission: Rate;
  readonly takerCommission: Rate;
  readonly furtherCommission?: FurtherCommission;
  readonly selfTradePrevention: SelfTradePreventionRule;
}

export interface AssetDefinition {
  readonly assetId: number;
  readonly asset: string;
  readonly decimals: number;
}

import type { Rate } from "../money/units.js";
import type { SymbolStatus } from "../order/enums.js";
import type { FurtherCommission } from "./commission.js";
import type { SymbolFilters } from "./filters/symbol-filters.js";

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
  /** The standard part. */
  readonly makerCommission: Rate;
  readonly takerCommission: Rate;
  readonly furtherCommission?: FurtherCommission;
}

export interface AssetDefinition {
  readonly assetId: number;
  readonly asset: string;
  readonly decimals: number;
}

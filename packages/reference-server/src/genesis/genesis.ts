import type { SymbolStatus } from "@pricetime/engine";
import type { SymbolFilter } from "@pricetime/sdk";

/** What a venue starts from. Decimals are text; filters look as in exchangeInfo, so those of another venue can be pasted. */
export interface Genesis {
  readonly assets: readonly AssetListing[];
  readonly symbols: readonly SymbolListing[];
  readonly accounts: readonly AccountOpening[];
}

export interface AssetListing {
  readonly asset: string;
  /** Digits after the point of the smallest unit, 0 to 18. */
  readonly decimals: number;
}

export interface SymbolListing {
  readonly symbol: string;
  readonly baseAsset: string;
  readonly quoteAsset: string;
  readonly status: SymbolStatus;
  /** Fractions, e.g. "0.001". */
  readonly makerCommission: string;
  readonly takerCommission: string;
  /** PRICE_FILTER and LOT_SIZE once each, all others at most once. Tick and step fix the symbol's decimals for ever. */
  readonly filters: readonly SymbolFilter[];
}

export interface AccountOpening {
  readonly name: string;
  /** The account's own rates on every symbol; those of the symbols when left out. */
  readonly commission?: { readonly maker: string; readonly taker: string };
  /** Asset → amount credited once. */
  readonly balances: Readonly<Record<string, string>>;
}

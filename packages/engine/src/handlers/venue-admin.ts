import type { Market } from "../book/market.js";
import type { SetAssetFilters, SetExchangeFilters } from "../messages/market-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded } from "../money/units.js";
import { EVERY_SYMBOL } from "../order/open-orders.js";
import type { State } from "../state.js";
import {
  areWellFormedAssetFilters,
  areWellFormedExchangeFilters,
  canonicalAssetFilters,
  canonicalExchangeFilters,
} from "../symbol/filters/check-filters.js";
import { countsOnExchange, countsOnSymbol } from "../symbol/filters/counting-filters.js";
import { AMOUNT_MAX } from "./external-id.js";

/** Replaces the filters on what an account has open on all symbols together. */
export function setExchangeFilters(state: State, { filters }: SetExchangeFilters): RejectReason | undefined {
  // 1. Refuse.
  if (!areWellFormedExchangeFilters(filters)) return "MALFORMED_COMMAND";

  // 2. Commit.
  const canonical = canonicalExchangeFilters(filters);
  state.venueFilters.setExchange(canonical);
  keepExchangeCounts(state);
  state.events.push({ type: "ExchangeFiltersChanged", filters: canonical });
  return undefined;
}

/** Replaces an asset's filters. */
export function setAssetFilters(state: State, { assetId, filters }: SetAssetFilters): RejectReason | undefined {
  // 1. Refuse.
  if (!isGuarded(assetId) || !areWellFormedAssetFilters(filters)) return "MALFORMED_COMMAND";
  if (state.assets[assetId] === undefined) return "UNKNOWN_ASSET";
  if ((filters.maxAsset?.limit ?? 0n) > AMOUNT_MAX) return "INVALID_FILTERS";

  // 2. Commit.
  const canonical = canonicalAssetFilters(filters);
  state.venueFilters.setAsset(assetId, canonical);
  state.events.push({ type: "AssetFiltersChanged", assetId, filters: canonical });
  return undefined;
}

/** Counts open orders on a symbol exactly while one of its filters asks for that. */
export function keepCountsOf({ openOrders, orders }: State, { filters, symbolId }: Market): void {
  openOrders.keepCounts(orders, symbolId, countsOnSymbol(filters));
}

/** Counts open orders over all symbols exactly while a filter of the exchange asks for that. */
export function keepExchangeCounts({ openOrders, orders, venueFilters }: State): void {
  openOrders.keepCounts(orders, EVERY_SYMBOL, countsOnExchange(venueFilters.exchange));
}

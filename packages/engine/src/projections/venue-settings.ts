import type { ExecutedCommand } from "../messages/event.js";
import type { CommissionDiscount } from "../symbol/commission.js";
import type { AssetFilters, ExchangeFilters } from "../symbol/filters/symbol-filters.js";

/** What operators set for the whole venue: the filters that belong to no symbol, and the commission's discount. */
export interface VenueSettings {
  exchange: ExchangeFilters;
  /** By asset id; assets without any have none. A change puts a new map in the place of the one that readers hold. */
  assets: ReadonlyMap<number, AssetFilters>;
  discount: CommissionDiscount | undefined;
}

export interface VenueSettingsData {
  readonly exchange: ExchangeFilters;
  /** Asset id and the digits of MAX_ASSET's limit. */
  readonly maxAssets: readonly (readonly [number, string])[];
  readonly discount: CommissionDiscount | null;
}

export const initialVenueSettings = (): VenueSettings => ({ exchange: {}, assets: new Map(), discount: undefined });

export function applyVenueSettings(state: VenueSettings, executed: ExecutedCommand): void {
  for (const event of executed.events) {
    if (event.type === "ExchangeFiltersChanged") state.exchange = event.filters;
    else if (event.type === "CommissionDiscountChanged") state.discount = event.discount;
    else if (event.type === "AssetFiltersChanged") {
      state.assets = new Map([...state.assets, [event.assetId, event.filters]]);
    }
  }
}

export const encodeVenueSettings = ({ exchange, assets, discount }: VenueSettings): VenueSettingsData => ({
  exchange,
  maxAssets: [...assets]
    .flatMap(([assetId, { maxAsset }]) => (maxAsset ? [[assetId, maxAsset.limit.toString()] as const] : []))
    .sort(([a], [b]) => a - b),
  discount: discount ?? null,
});

export const decodeVenueSettings = ({ exchange, maxAssets, discount }: VenueSettingsData): VenueSettings => ({
  exchange,
  assets: new Map(maxAssets.map(([assetId, limit]) => [assetId, { maxAsset: { limit: BigInt(limit) } }])),
  discount: discount ?? undefined,
});

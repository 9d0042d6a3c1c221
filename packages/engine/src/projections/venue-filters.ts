import type { ExecutedCommand } from "../messages/event.js";
import type { AssetFilters, ExchangeFilters } from "../symbol/filters/symbol-filters.js";

/** The filters that belong to no symbol. */
export interface VenueFilters {
  exchange: ExchangeFilters;
  /** By asset id; assets without any have none. A change puts a new map in the place of the one that readers hold. */
  assets: ReadonlyMap<number, AssetFilters>;
}

export interface VenueFiltersData {
  readonly exchange: ExchangeFilters;
  /** Asset id and the digits of MAX_ASSET's limit. */
  readonly maxAssets: readonly (readonly [number, string])[];
}

export const initialVenueFilters = (): VenueFilters => ({ exchange: {}, assets: new Map() });

export function applyVenueFilters(state: VenueFilters, executed: ExecutedCommand): void {
  for (const event of executed.events) {
    if (event.type === "ExchangeFiltersChanged") state.exchange = event.filters;
    else if (event.type === "AssetFiltersChanged") {
      state.assets = new Map([...state.assets, [event.assetId, event.filters]]);
    }
  }
}

export const encodeVenueFilters = ({ exchange, assets }: VenueFilters): VenueFiltersData => ({
  exchange,
  maxAssets: [...assets]
    .flatMap(([assetId, { maxAsset }]) => (maxAsset ? [[assetId, maxAsset.limit.toString()] as const] : []))
    .sort(([a], [b]) => a - b),
});

export const decodeVenueFilters = ({ exchange, maxAssets }: VenueFiltersData): VenueFilters => ({
  exchange,
  assets: new Map(maxAssets.map(([assetId, limit]) => [assetId, { maxAsset: { limit: BigInt(limit) } }])),
});

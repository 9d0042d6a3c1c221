import { expect, test } from "vitest";
import { Story } from "./sample-events.js";
import { applyVenueFilters, decodeVenueFilters, encodeVenueFilters, initialVenueFilters } from "./venue-filters.js";

test("filters of the exchange and of assets replace what was there, and survive a checkpoint", () => {
  const [story, state] = [new Story(), initialVenueFilters()];
  const limited = (assetId: number, limit: bigint) =>
    ({ type: "AssetFiltersChanged", assetId, filters: { maxAsset: { limit } } }) as const;
  const exchange = { exchangeMaxNumOrders: { maxNumOrders: 7 } };
  applyVenueFilters(state, story.at(1, limited(2, 10n ** 30n), limited(0, 5n)));
  const held = state.assets;
  applyVenueFilters(state, story.at(2, { type: "ExchangeFiltersChanged", filters: exchange }, limited(0, 6n)));
  applyVenueFilters(state, story.at(3, { type: "AssetFiltersChanged", assetId: 1, filters: {} }));
  expect(held.get(0)).toEqual({ maxAsset: { limit: 5n } });
  expect(state.assets.get(0)).toEqual({ maxAsset: { limit: 6n } });
  const data = encodeVenueFilters(state);
  expect(data).toEqual({
    exchange,
    maxAssets: [
      [0, "6"],
      [2, "1000000000000000000000000000000"],
    ],
  });
  expect(decodeVenueFilters(JSON.parse(JSON.stringify(data))).assets.get(2)).toEqual({
    maxAsset: { limit: 10n ** 30n },
  });
});

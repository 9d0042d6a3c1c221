import { expect, test } from "vitest";
import { toRate } from "../money/units.js";
import { Story } from "./sample-events.js";
import {
  applyVenueSettings,
  decodeVenueSettings,
  encodeVenueSettings,
  initialVenueSettings,
} from "./venue-settings.js";

test("what is set for the venue replaces what was there, and survives a checkpoint", () => {
  const [story, state] = [new Story(), initialVenueSettings()];
  const limited = (assetId: number, limit: bigint) =>
    ({ type: "AssetFiltersChanged", assetId, filters: { maxAsset: { limit } } }) as const;
  const exchange = { exchangeMaxNumOrders: { maxNumOrders: 7 } };
  applyVenueSettings(state, story.at(1, limited(2, 10n ** 30n), limited(0, 5n)));
  const held = state.assets;
  applyVenueSettings(state, story.at(2, { type: "ExchangeFiltersChanged", filters: exchange }, limited(0, 6n)));
  applyVenueSettings(state, story.at(3, { type: "AssetFiltersChanged", assetId: 1, filters: {} }));
  expect(held.get(0)).toEqual({ maxAsset: { limit: 5n } });
  expect(state.assets.get(0)).toEqual({ maxAsset: { limit: 6n } });
  const discount = { assetId: 2, discount: toRate(75_000_000) };
  applyVenueSettings(state, story.at(4, { type: "CommissionDiscountChanged", discount }));
  const data = encodeVenueSettings(state);
  expect(data).toEqual({
    exchange,
    maxAssets: [
      [0, "6"],
      [2, "1000000000000000000000000000000"],
    ],
    discount: { assetId: 2, discount: 75_000_000 },
  });
  expect(decodeVenueSettings(JSON.parse(JSON.stringify(data))).assets.get(2)).toEqual({
    maxAsset: { limit: 10n ** 30n },
  });
  expect(decodeVenueSettings(data).discount).toEqual(discount);
  applyVenueSettings(state, story.at(5, { type: "CommissionDiscountChanged" }));
  expect(decodeVenueSettings(encodeVenueSettings(state)).discount).toBeUndefined();
});

import { expect, test } from "vitest";
import { applyExchangeInfo, initialExchangeInfo } from "./exchange-info.js";
import { Story, SYMBOL_ADDED } from "./sample-events.js";

test("status and filters change in place, and what a reader holds does not", () => {
  const [story, state] = [new Story(), initialExchangeInfo()];
  applyExchangeInfo(state, story.at(1, SYMBOL_ADDED));
  const held = state.symbols;
  applyExchangeInfo(state, story.at(2, { type: "SymbolStatusChanged", symbolId: 0, status: "HALT" }));
  expect(held).toEqual([SYMBOL_ADDED.definition]);
  expect(state.symbols).toEqual([{ ...SYMBOL_ADDED.definition, status: "HALT" }]);
  const { filters } = SYMBOL_ADDED.definition;
  const lotSize = { ...filters.lotSize, maxQuantity: filters.lotSize.stepSize };
  const changed = { ...filters, lotSize };
  applyExchangeInfo(state, story.at(3, { type: "FiltersChanged", symbolId: 0, filters: changed }));
  expect(state.symbols).toEqual([{ ...SYMBOL_ADDED.definition, status: "HALT", filters: changed }]);
});

test("ids count what was listed before", () => {
  const state = initialExchangeInfo();
  const btc = { type: "AssetAdded", definition: { assetId: 1, asset: "BTC", decimals: 8 } } as const;
  expect(() => applyExchangeInfo(state, new Story().at(1, btc))).toThrow("asset ids count");
});

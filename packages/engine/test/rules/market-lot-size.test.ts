import type { SymbolFilters } from "@pricetime/engine";
import {
  ALICE,
  BOB,
  limitBuy,
  limitSell,
  marketBuy,
  marketBuyFor,
  marketSell,
  OPEN_FILTERS,
  setFilters,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const withFilters = (filters: Record<string, unknown>) =>
  setFilters({ ...OPEN_FILTERS, ...filters } as unknown as SymbolFilters);

describe("MARKET_LOT_SIZE (K2)", () => {
  // 0.01 to 2 BTC in steps of 0.01; the ordinary lot is 0.005 to 5 BTC in steps of 0.005.
  const lots = withFilters({
    lotSize: { minQuantity: 500, maxQuantity: 500_000, stepSize: 500 },
    marketLotSize: { minQuantity: 1_000, maxQuantity: 200_000, stepSize: 1_000 },
  });
  const offered = [...fundedVenue(), limitSell(BOB, "10 BTC @ 100"), lots];

  test.each(["0.005", "0.015", "2.01"])("a market order of %s BTC is refused, a limit order is not", (quantity) => {
    given(...offered)
      .when(marketBuy(ALICE, `${quantity} BTC`))
      .rejects("FILTER_MARKET_LOT_SIZE")
      .when(marketSell(ALICE, `${quantity} BTC`))
      .rejects("FILTER_MARKET_LOT_SIZE")
      .when(limitBuy(ALICE, `${quantity} BTC @ 90`))
      .emitsAmongOthers({ type: "OrderNew" });
  });

  test("LOT_SIZE is judged as well, and first", () => {
    given(...offered)
      .when(marketBuy(ALICE, "0.001 BTC"))
      .rejects("FILTER_LOT_SIZE");
  });

  test("a quantity by budget is rounded down to the market step", () => {
    given(...offered)
      .when(marketBuyFor(ALICE, "BTC for 1.99 USDT"))
      .emitsAmongOthers({ type: "Trade", quantity: 1_000 as never })
      .when(marketBuyFor(ALICE, "BTC for 0.99 USDT"))
      .rejects("QUOTE_QUANTITY_BELOW_LOT")
      .when(marketBuyFor(ALICE, "BTC for 201 USDT"))
      .rejects("FILTER_MARKET_LOT_SIZE");
  });

  test.each([
    { minQuantity: 2, maxQuantity: 1, stepSize: 0 },
    { minQuantity: 0, maxQuantity: 0, stepSize: 750 },
  ])("one that nothing could pass together with LOT_SIZE is refused: %j", (marketLotSize) => {
    given(...fundedVenue())
      .when(withFilters({ lotSize: { minQuantity: 0, maxQuantity: 0, stepSize: 500 }, marketLotSize }))
      .rejects("INVALID_FILTERS");
  });
});

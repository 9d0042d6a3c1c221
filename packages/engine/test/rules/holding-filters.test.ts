import type { SymbolFilters } from "@pricetime/engine";
import {
  ALICE,
  BOB,
  deposit,
  envelopeOf,
  limitBuy,
  limitSell,
  marketBuy,
  marketBuyFor,
  OPEN_FILTERS,
  setFilters,
  setMaxAsset,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const ok = { type: "OrderNew" } as const;

describe("MAX_POSITION (K2)", () => {
  const maxPosition = (units: number) =>
    setFilters({ ...OPEN_FILTERS, maxPosition: { maxPosition: units } } as unknown as SymbolFilters);
  // Everybody has 100 BTC; the limit is 110 BTC.
  const limited = [...fundedVenue(), maxPosition(11_000_000)];

  test("what is owned, free and locked, with what is on order and the new order, is at most the limit", () => {
    given(...limited, limitSell(ALICE, "50 BTC @ 200"), limitBuy(ALICE, "4 BTC @ 100"))
      .when(limitBuy(ALICE, "6.00001 BTC @ 100"))
      .rejects("FILTER_MAX_POSITION")
      .when(limitBuy(ALICE, "6 BTC @ 100"))
      .emitsAmongOthers(ok)
      .when(limitBuy(ALICE, "0.00001 BTC @ 100"))
      .rejects("FILTER_MAX_POSITION");
  });

  test("a partly filled order counts by what is open: the rest is owned already", () => {
    given(...limited, limitBuy(ALICE, "4 BTC @ 100"), limitSell(BOB, "3 BTC @ 100"))
      .when(limitBuy(ALICE, "6 BTC @ 100"))
      .emitsAmongOthers(ok);
  });

  test("SELL, and orders on other symbols, are not judged", () => {
    given(...limited)
      .when(limitSell(ALICE, "100 BTC @ 100"))
      .emitsAmongOthers(ok)
      .when(limitSell(ALICE, "900 ETH @ 0.05"))
      .emitsAmongOthers(ok);
  });

  test("market orders are judged, by budget as soon as their quantity is known", () => {
    given(...limited, limitSell(BOB, "50 BTC @ 100"))
      .when(marketBuy(ALICE, "10.00001 BTC"))
      .rejects("FILTER_MAX_POSITION")
      .when(marketBuyFor(ALICE, "BTC for 1000.001 USDT"))
      .rejects("FILTER_MAX_POSITION")
      .when(marketBuyFor(ALICE, "BTC for 1000 USDT"))
      .emitsAmongOthers({ type: "Trade" });
  });

  test("a position beyond 2^53 units is reckoned exactly (K3)", () => {
    // The limit is 90,071,992,547.40991 BTC; alice owns 100.
    given(...fundedVenue(), deposit(ALICE, "2000000000 USDT"), maxPosition(Number.MAX_SAFE_INTEGER))
      .when(limitBuy(ALICE, "90071992447.40992 BTC @ 0.01"))
      .rejects("FILTER_MAX_POSITION")
      .when(limitBuy(ALICE, "90071992447.40991 BTC @ 0.01"))
      .emitsAmongOthers(ok);
  });
});

describe("MAX_ASSET (K2)", () => {
  test("limits the quantity where the asset is the base", () => {
    given(...fundedVenue(), setMaxAsset("BTC", "2"))
      .when(limitBuy(ALICE, "2.00001 BTC @ 100"))
      .rejects("FILTER_MAX_ASSET")
      .when(limitSell(ALICE, "2.00001 BTC @ 100"))
      .rejects("FILTER_MAX_ASSET")
      .when(limitBuy(ALICE, "2 BTC @ 100"))
      .emitsAmongOthers(ok);
  });

  test("limits price × quantity where the asset is the quote", () => {
    given(...fundedVenue(), setMaxAsset("BTC", "2"))
      .when(limitBuy(ALICE, "40.0001 ETH @ 0.05"))
      .rejects("FILTER_MAX_ASSET")
      .when(limitBuy(ALICE, "40 ETH @ 0.05"))
      .emitsAmongOthers(ok);
  });

  test("a market order is worth its budget, or its quantity at the last price; what never traded passes", () => {
    given(...fundedVenue(), setMaxAsset("USDT", "200"), limitSell(BOB, "2 BTC @ 100"))
      .when(marketBuy(ALICE, "1 BTC"))
      .emitsAmongOthers({ type: "Trade" })
      .when(marketBuy(ALICE, "2.00001 BTC"))
      .rejects("FILTER_MAX_ASSET")
      .when(marketBuyFor(ALICE, "BTC for 200.0001 USDT"))
      .rejects("FILTER_MAX_ASSET")
      .when(setMaxAsset("BTC", "0.9"), marketBuyFor(ALICE, "BTC for 91 USDT"))
      .rejects("FILTER_MAX_ASSET")
      .when(marketBuyFor(ALICE, "BTC for 90 USDT"))
      .emitsAmongOthers({ type: "Trade" });
  });

  test("is announced, and gone without a limit or with 0", () => {
    given(...fundedVenue())
      .when(setMaxAsset("BTC", "1"))
      .emits({ type: "AssetFiltersChanged", assetId: 1, filters: { maxAsset: { limit: 10_000_000_000n } } })
      .when(setMaxAsset("BTC"), limitBuy(ALICE, "5 BTC @ 100"))
      .emitsAmongOthers(ok)
      .when(setMaxAsset("BTC", "0"), limitBuy(ALICE, "5 BTC @ 100"))
      .emitsAmongOthers(ok);
  });

  test("of an unknown asset, or beyond the largest amount, is refused", () => {
    const set = (assetId: number, limit: bigint) =>
      envelopeOf(0, { type: "SetAssetFilters", assetId, filters: { maxAsset: { limit } } });
    given(...fundedVenue())
      .when(set(3, 1n))
      .rejects("UNKNOWN_ASSET")
      .when(set(0, 10n ** 30n + 1n))
      .rejects("INVALID_FILTERS")
      .when(set(0, -1n))
      .rejects("MALFORMED_COMMAND");
  });
});

import type { Command } from "@pricetime/engine";
import { ALICE, envelopeOf, OPEN_FILTERS, setCommission, testVenue } from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { given } from "./given.js";

const addAsset = (asset: string, decimals: number) => envelopeOf(0, { type: "AddAsset", asset, decimals });
const addSymbol = (changes: Partial<Extract<Command, { type: "AddSymbol" }>>) =>
  envelopeOf(0, {
    type: "AddSymbol",
    symbol: "ETHUSDT",
    baseAssetId: 2,
    quoteAssetId: 0,
    priceDecimals: 4,
    quantityDecimals: 4,
    status: "TRADING",
    filters: OPEN_FILTERS,
    makerCommission: 0 as never,
    takerCommission: 0 as never,
    ...changes,
  });

describe("listing assets", () => {
  test("numbers them in order", () => {
    given(addAsset("USDT", 8))
      .when(addAsset("BTC", 18))
      .emits({ type: "AssetAdded", definition: { assetId: 1, asset: "BTC", decimals: 18 } });
  });

  test("refuses a name twice, and more than 18 decimals", () => {
    given(addAsset("USDT", 8))
      .when(addAsset("USDT", 19))
      .rejects("ASSET_EXISTS")
      .when(addAsset("BTC", 19))
      .rejects("ASSET_DECIMALS_OUT_OF_RANGE");
  });
});

describe("listing symbols", () => {
  test("announces the definition with its number", () => {
    given(...testVenue())
      .when(addSymbol({}))
      .emits({ type: "SymbolAdded", definition: { symbolId: 2, symbol: "ETHUSDT", status: "TRADING" } as never });
  });

  test.each([
    [{ baseAssetId: 3 }, "UNKNOWN_ASSET"],
    [{ quoteAssetId: 3 }, "UNKNOWN_ASSET"],
    [{ symbol: "BTCUSDT" }, "SYMBOL_EXISTS"],
    [{ quantityDecimals: 9 }, "BASE_DECIMALS_TOO_FEW"],
    [{ priceDecimals: 5 }, "QUOTE_DECIMALS_TOO_FEW"],
    [{ makerCommission: 100_000_001 as never }, "INVALID_COMMISSION"],
    [{ takerCommission: 100_000_001 as never }, "INVALID_COMMISSION"],
    [{ quoteAssetId: 2 }, "MALFORMED_COMMAND"],
    [{ symbol: "ethusdt" }, "MALFORMED_COMMAND"],
    [{ symbol: "" }, "MALFORMED_COMMAND"],
    [{ priceDecimals: 19 }, "MALFORMED_COMMAND"],
  ] as const)("%j → %s", (changes, reason) => {
    given(...testVenue())
      .when(addSymbol(changes))
      .rejects(reason);
  });
});

describe("an account's own commission", () => {
  test("is announced, and refused above 100 % or for nobody", () => {
    given(...testVenue())
      .when(setCommission(ALICE, "1", "0"))
      .emits({ type: "CommissionChanged", makerCommission: 100_000_000 as never, takerCommission: 0 as never })
      .when(setCommission(ALICE, "1.00000001", "0"))
      .rejects("INVALID_COMMISSION")
      .when(setCommission(ALICE, "0", "1.00000001"))
      .rejects("INVALID_COMMISSION")
      .when(setCommission(9, "0", "0"))
      .rejects("UNKNOWN_ACCOUNT");
  });
});

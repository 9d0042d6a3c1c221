import type { Command, EngineEvent } from "@pricetime/engine";
import { ALICE, BOB, envelopeOf, OPEN_FILTERS } from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { givenPair } from "./given.js";

const GUARD = 2 ** 53 - 1;
const START = 10n ** 28n;

/** WEI and DAI of 18 decimals each, DAI left with `quoteDecimals`, and one symbol of them. */
function wideVenue(priceDecimals: number, quantityDecimals: number, quoteDecimals = 18) {
  const { execute, engine } = givenPair();
  const run = (accountId: number, command: object): EngineEvent[] => [
    ...execute(1, envelopeOf(accountId, command as Command)),
  ];
  run(0, { type: "AddAsset", asset: "WEI", decimals: 18 });
  run(0, { type: "AddAsset", asset: "DAI", decimals: quoteDecimals });
  const [listed] = run(0, {
    type: "AddSymbol",
    symbol: "WEIDAI",
    baseAssetId: 0,
    quoteAssetId: 1,
    priceDecimals,
    quantityDecimals,
    status: "TRADING",
    filters: OPEN_FILTERS,
    makerCommission: 100_000,
    takerCommission: 100_000,
  });
  for (const externalId of ["alice", "bob"]) run(0, { type: "OpenAccount", externalId, parentAccountId: 0 });
  for (const accountId of [ALICE, BOB]) {
    for (const assetId of [0, 1]) {
      run(accountId, { type: "Deposit", assetId, amount: START, externalId: `${accountId}-${assetId}` });
    }
  }
  const order = (accountId: number, side: "BUY" | "SELL", price: number, quantity: number) =>
    run(accountId, {
      type: "NewOrder",
      symbolId: 0,
      side,
      orderType: "LIMIT",
      timeInForce: "GTC",
      price,
      quantity,
      quoteOrderQuantity: 0,
      clientOrderId: "",
      selfTradePreventionMode: "NONE",
    });
  return { run, order, engine, listed };
}

describe("eighteen decimals (K5)", () => {
  test.each([
    // One unit of the token at a whole price; the largest quantity there is; a price of 10^-18.
    [0, 18, 7, 1],
    [0, 18, 1, GUARD],
    [18, 0, 1, 9_000_000_000],
    [9, 9, 94_906_265, 94_906_266],
  ])(
    "with %i price and %i quantity decimals %i × %i trades to the last unit",
    (priceDecimals, digits, price, quantity) => {
      const { order, engine } = wideVenue(priceDecimals, digits);
      order(ALICE, "SELL", price, quantity);
      expect(order(BOB, "BUY", price, quantity).at(-1)).toMatchObject({ type: "BalanceChanged" });
      const base = BigInt(quantity) * 10n ** BigInt(18 - digits);
      const quote = BigInt(price) * BigInt(quantity) * 10n ** BigInt(18 - priceDecimals - digits);
      // 0.1 % of each, rounded up.
      const [baseCommission, quoteCommission] = [(base + 999n) / 1_000n, (quote + 999n) / 1_000n];
      expect(engine.balance(ALICE, 0)).toEqual({ free: START - base, locked: 0n });
      expect(engine.balance(ALICE, 1)).toEqual({ free: START + quote - quoteCommission, locked: 0n });
      expect(engine.balance(BOB, 0)).toEqual({ free: START + base - baseCommission, locked: 0n });
      expect(engine.balance(BOB, 1)).toEqual({ free: START - quote, locked: 0n });
      expect([engine.balance(0, 0).free, engine.balance(0, 1).free]).toEqual([baseCommission, quoteCommission]);
    },
  );

  test("what would not be exact is refused by name when it is listed", () => {
    expect(wideVenue(0, 0).run(0, { type: "AddAsset", asset: "FINER", decimals: 19 })).toMatchObject([
      { reason: "ASSET_DECIMALS_OUT_OF_RANGE" },
    ]);
    expect(wideVenue(1, 18).listed).toMatchObject({ reason: "QUOTE_DECIMALS_TOO_FEW" });
    expect(wideVenue(0, 18, 17).listed).toMatchObject({ reason: "QUOTE_DECIMALS_TOO_FEW" });
    expect(wideVenue(18, 0).listed).toMatchObject({ type: "SymbolAdded" });
  });

  test("and when it arrives", () => {
    const { order, run } = wideVenue(0, 18);
    expect(order(ALICE, "SELL", 2, GUARD)).toMatchObject([{ reason: "NOTIONAL_OVERFLOW" }]);
    expect(order(ALICE, "SELL", 1, GUARD + 1)).toMatchObject([{ reason: "MALFORMED_COMMAND" }]);
    const tooMuch = { type: "Deposit", assetId: 0, amount: 10n ** 30n, externalId: "too-much" };
    expect(run(ALICE, tooMuch)).toMatchObject([{ reason: "AMOUNT_OVERFLOW" }]);
  });
});

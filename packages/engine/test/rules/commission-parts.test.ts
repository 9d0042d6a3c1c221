import { createEngine, NO_FURTHER } from "@pricetime/engine";
import {
  ALICE,
  BOB,
  envelopeOf,
  limitBuy,
  limitSell,
  marketBuy,
  ratesOf,
  setCommission,
  setSymbolCommission,
} from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const NONE = ratesOf("0", "0");

describe("the parts of the commission", () => {
  test("standard, special and tax, each (maker or taker) + (buyer or seller), are summed and rounded up once", () => {
    // The worked example of the public documents: 0.49975 at 35000 is 17491.25 USDT; standard 0.01049475, tax 0.040229875
    // (printed there as 0.04022988), special 1049.475. Their exact sum 1049.525724625 is rounded up to eight decimals.
    const worked = setSymbolCommission(ratesOf("0", "0.0000004", "0", "0.0000002"), {
      tax: ratesOf("0", "0.0000013", "0", "0.000001"),
      special: ratesOf("0", "0.05", "0", "0.01"),
    });
    given(...fundedVenue(), worked, limitBuy(ALICE, "0.49975 BTC @ 35000"))
      .when(limitSell(BOB, "0.49975 BTC @ 35000"))
      .emitsAmongOthers({
        type: "OrderTraded",
        accountId: BOB,
        isMaker: false,
        commission: 104_952_572_463n,
        commissionAssetId: 0,
      })
      .leavesBalance(BOB, "USDT", { free: "1016441.72427537", locked: "0" });
  });

  test("a maker that sells pays maker and seller rates, a taker that buys taker and buyer rates", () => {
    const parts = setSymbolCommission(ratesOf("0.001", "0.002", "0.004", "0.008"), {
      special: ratesOf("0.01", "0.02", "0.04", "0.08"),
      tax: ratesOf("0.1", "0.1", "0", "0.2"),
    });
    given(...fundedVenue(), parts, limitSell(BOB, "1 BTC @ 100"))
      .when(marketBuy(ALICE, "1 BTC"))
      .emitsAmongOthers(
        // 0.009 + 0.09 + 0.3 of 100 USDT; 0.006 + 0.06 + 0.1 of 1 BTC.
        { type: "OrderTraded", accountId: BOB, commission: 3_990_000_000n, commissionAssetId: 0 },
        { type: "OrderTraded", accountId: ALICE, commission: 1_660_000_000n, commissionAssetId: 1 },
      );
  });

  test("an account's own rates replace the standard part only", () => {
    const parts = setSymbolCommission(ratesOf("0.5", "0.5", "0.1", "0.1"), { tax: ratesOf("0.01", "0.02") });
    given(...fundedVenue(), parts, setCommission(ALICE, "0", "0.001", "0.003"), limitSell(BOB, "1 BTC @ 100"))
      .when(marketBuy(ALICE, "1 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", accountId: ALICE, commission: 240_000_000n });
  });

  test("what counts is the rate at the time of the trade (L13)", () => {
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"), setSymbolCommission(ratesOf("0.25", "0")))
      .when(marketBuy(ALICE, "1 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", accountId: BOB, commission: 2_500_000_000n });
  });

  test("all parts together take at most what was received (L7)", () => {
    const all = [setSymbolCommission(NONE, { tax: ratesOf("0.6", "0.6") }), setCommission(ALICE, "0", "0.9")];
    given(...fundedVenue(), ...all, limitSell(BOB, "1 BTC @ 100"))
      .when(marketBuy(ALICE, "1 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", accountId: ALICE, commission: 10_000_000_000n })
      .leavesBalance(ALICE, "BTC", { free: "100", locked: "0" });
  });

  test.each([
    setSymbolCommission(ratesOf("0.5", "0", "0.6", "0")),
    setSymbolCommission(ratesOf("0.5", "0"), { special: ratesOf("0.3", "0"), tax: ratesOf("0", "0", "0", "0.3") }),
    setCommission(ALICE, "0", "0.7", "0.2", "0.30000001"),
  ])("rates of which some role would pay more than everything are refused", (command) => {
    given(...fundedVenue())
      .when(command)
      .rejects("INVALID_COMMISSION");
  });

  test("on a symbol that is not listed, or with a part missing, they are refused", () => {
    const command = { type: "SetSymbolCommission", symbolId: 9, makerCommission: 0, takerCommission: 0 } as never;
    given(...fundedVenue())
      .when(envelopeOf(0, command))
      .rejects("UNKNOWN_SYMBOL")
      .when(envelopeOf(0, Object.assign({}, command, { furtherCommission: { ...NO_FURTHER, tax: undefined } })))
      .rejects("MALFORMED_COMMAND");
  });

  test("can be asked for", () => {
    const engine = createEngine();
    const standard = ratesOf("0.001", "0.002", "0.003", "0.004");
    const tax = ratesOf("0.01", "0.01");
    for (const command of [...fundedVenue(), setSymbolCommission(standard, { tax }), setCommission(BOB, "0", "0.5")]) {
      engine.execute(1, command);
    }
    const rest = { special: NONE, tax, enabledForAccount: false, enabledForSymbol: false, discount: undefined };
    expect(engine.commission(ALICE, 0)).toEqual({ standard, ...rest });
    expect(engine.commission(BOB, 0)).toEqual({ standard: ratesOf("0", "0.5"), ...rest });
  });
});

import {
  ALICE,
  BOB,
  CAROL,
  envelopeOf,
  limitBuy,
  limitSell,
  marketBuy,
  marketSell,
  ratesOf,
  requestWithdrawal,
  setCommissionDiscount,
  setDiscountEnabled,
  setSymbolCommission,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const USDT = 0;
const BTC = 1;
const ETH = 2;

/** 0.1 % standard on both symbols, payable in a discount asset. */
const rates = ratesOf("0.001", "0.001");
const payable = [
  setSymbolCommission(rates, { isDiscountEnabled: true }),
  setSymbolCommission(rates, { isDiscountEnabled: true }, "ETHBTC"),
];
/** 1 ETH was last traded at 0.05 BTC, 1 BTC at 100 USDT, before there was a discount. */
const traded = [
  ...fundedVenue(),
  limitSell(CAROL, "1 ETH @ 0.05"),
  marketBuy(BOB, "1 ETH"),
  limitSell(CAROL, "1 BTC @ 100"),
  marketBuy(BOB, "1 BTC"),
  ...payable,
];
const quarterOff = [...traded, setCommissionDiscount("0.75 ETH"), setDiscountEnabled(ALICE)];

describe("commission in the discount asset (L10)", () => {
  test("is converted at the last price and multiplied by the discount: 0.75 pays three quarters", () => {
    // 0.1 % of 2 BTC is 0.002 BTC, three quarters of it 0.0015 BTC, at 0.05 BTC each 0.03 ETH.
    given(...quarterOff, limitSell(BOB, "2 BTC @ 100"))
      .when(marketBuy(ALICE, "2 BTC"))
      .emitsAmongOthers(
        { type: "OrderTraded", accountId: BOB, commission: 20_000_000n, commissionAssetId: USDT },
        { type: "OrderTraded", accountId: ALICE, commission: 3_000_000n, commissionAssetId: ETH },
        { type: "BalanceChanged", accountId: ALICE, assetId: ETH, free: 99_997_000_000n },
      )
      .leavesBalance(ALICE, "BTC", { free: "102", locked: "0" })
      .leavesBalance(ALICE, "ETH", { free: "999.97", locked: "0" })
      .leavesBalance(0, "ETH", { free: "0.03", locked: "0" });
  });

  test("by the market of the received asset against it, where there is no other", () => {
    // 0.1 % of 1 ETH, three quarters of it 0.00075 ETH, are at 0.05 BTC each 0.0000375 BTC.
    given(...traded, setCommissionDiscount("0.75 BTC"), setDiscountEnabled(ALICE), limitSell(BOB, "1 ETH @ 0.06"))
      .when(limitBuy(ALICE, "1 ETH @ 0.06"))
      .emitsAmongOthers({ type: "OrderTraded", accountId: ALICE, commission: 375_000n, commissionAssetId: BTC });
  });

  test("rounds up to the discount asset's smallest unit (L9)", () => {
    // 0.1 % of 0.00001 BTC × 0.75 / 0.05 are 0.00000015 ETH.
    given(...quarterOff, limitSell(BOB, "1 BTC @ 100"))
      .when(marketBuy(ALICE, "0.00001 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", accountId: ALICE, commission: 15n, commissionAssetId: ETH })
      .when(setCommissionDiscount("0.76 ETH"), marketBuy(ALICE, "0.00001 BTC"))
      // 0.000000152
      .emitsAmongOthers({ type: "OrderTraded", accountId: ALICE, commission: 16n, commissionAssetId: ETH });
  });

  test("lowers the standard part only; special and tax are converted in full", () => {
    const parts = setSymbolCommission(ratesOf("0", "0.001"), {
      special: ratesOf("0", "0.002"),
      tax: ratesOf("0", "0", "0.003"),
      isDiscountEnabled: true,
    });
    // (0.001 × 0.75 + 0.005) × 2 BTC / 0.05
    given(...quarterOff, parts, limitSell(BOB, "2 BTC @ 100"))
      .when(marketBuy(ALICE, "2 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", accountId: ALICE, commission: 23_000_000n, commissionAssetId: ETH });
  });

  test("of the discount asset itself is taken from what was received", () => {
    given(...quarterOff, limitSell(BOB, "4 ETH @ 0.06"))
      .when(marketBuy(ALICE, "4 ETH"))
      .emitsAmongOthers({ type: "OrderTraded", accountId: ALICE, commission: 300_000n, commissionAssetId: ETH })
      .leavesBalance(ALICE, "ETH", { free: "1003.997", locked: "0" });
  });

  test("makers pay it too, at the price before the trade", () => {
    given(...quarterOff, limitBuy(ALICE, "2 BTC @ 80"))
      .when(marketSell(BOB, "2 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", accountId: ALICE, isMaker: true, commission: 3_000_000n });
    given(...quarterOff, setCommissionDiscount("0.5 BTC"), setDiscountEnabled(BOB), limitBuy(ALICE, "1 BTC @ 80"))
      // 0.1 % of 80 USDT, half of it 0.04 USDT, at the old 100 USDT, not at 80.
      .when(marketSell(BOB, "1 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", accountId: BOB, commission: 4_000_000n, commissionAssetId: BTC });
  });

  test.each([
    ["the account does not want it", setDiscountEnabled(ALICE, false)],
    ["the symbol does not allow it", setSymbolCommission(rates, { isDiscountEnabled: false })],
    ["there is no discount asset", envelopeOf(0, { type: "SetCommissionDiscount" })],
    ["the account has too little of it", requestWithdrawal(ALICE, "999.97000001 ETH", "most")],
  ] as const)("otherwise the full amount is paid in the received asset: %s", (_, change) => {
    given(...quarterOff, limitSell(BOB, "2 BTC @ 100"), change)
      .when(marketBuy(ALICE, "2 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", accountId: ALICE, commission: 20_000_000n, commissionAssetId: BTC });
  });

  test("and so it is where no market joins the two assets, or the one that does never traded", () => {
    // ETH has no market against USDT.
    given(...quarterOff, limitBuy(BOB, "2 BTC @ 100"))
      .when(marketSell(ALICE, "2 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", accountId: ALICE, commission: 20_000_000n, commissionAssetId: USDT });
    const untraded = [...fundedVenue(), ...payable, setCommissionDiscount("0.75 ETH"), setDiscountEnabled(ALICE)];
    given(...untraded, limitSell(BOB, "2 BTC @ 100"))
      .when(marketBuy(ALICE, "2 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", accountId: ALICE, commission: 20_000_000n, commissionAssetId: BTC });
  });

  test("exactly enough is enough (L4)", () => {
    given(...quarterOff, limitSell(BOB, "2 BTC @ 100"), requestWithdrawal(ALICE, "999.97 ETH", "most"))
      .when(marketBuy(ALICE, "2 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", accountId: ALICE, commission: 3_000_000n, commissionAssetId: ETH })
      .leavesBalance(ALICE, "ETH", { free: "0", locked: "999.97" });
  });

  test("what is locked does not pay; each fill is asked anew", () => {
    given(
      ...quarterOff,
      limitSell(ALICE, "999.96 ETH @ 9"),
      limitSell(BOB, "2 BTC @ 100"),
      limitSell(BOB, "2 BTC @ 100"),
    )
      .when(marketBuy(ALICE, "4 BTC"))
      .emitsAmongOthers(
        { type: "OrderTraded", accountId: ALICE, commission: 3_000_000n, commissionAssetId: ETH },
        { type: "OrderTraded", accountId: ALICE, commission: 20_000_000n, commissionAssetId: BTC },
      )
      .leavesBalance(ALICE, "ETH", { free: "0.01", locked: "999.96" });
  });

  test("a discount of 0 makes the standard part free", () => {
    given(...quarterOff, setCommissionDiscount("0 ETH"), limitSell(BOB, "2 BTC @ 100"))
      .when(marketBuy(ALICE, "2 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", accountId: ALICE, commission: 0n, commissionAssetId: ETH })
      .leavesBalance(ALICE, "ETH", { free: "1000", locked: "0" });
  });

  test("an unknown asset, and a factor above 1, are refused", () => {
    const set = (assetId: number, discount: number) =>
      envelopeOf(0, { type: "SetCommissionDiscount", discount: { assetId, discount: discount as never } });
    given(...fundedVenue())
      .when(set(3, 0))
      .rejects("UNKNOWN_ASSET")
      .when(set(2, 100_000_001))
      .rejects("INVALID_COMMISSION")
      .when(set(2, 0.5))
      .rejects("MALFORMED_COMMAND")
      .when(setDiscountEnabled(99))
      .rejects("UNKNOWN_ACCOUNT");
  });
});

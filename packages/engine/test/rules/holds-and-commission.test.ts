import {
  ALICE,
  BOB,
  CAROL,
  cancel,
  deposit,
  fokBuy,
  iocBuy,
  limitBuy,
  limitMakerBuy,
  limitSell,
  marketBuy,
  marketSell,
  requestWithdrawal,
  setCommission,
  testVenue,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

describe("holds", () => {
  test("a BUY limit locks price × quantity of the quote, a SELL its quantity of the base (L1)", () => {
    given(...fundedVenue(), limitBuy(ALICE, "2 BTC @ 100.01"), limitSell(ALICE, "3 BTC @ 101"))
      .leavesBalance(ALICE, "USDT", { free: "999799.98", locked: "200.02" })
      .leavesBalance(ALICE, "BTC", { free: "97", locked: "3" });
  });

  test("a fill at a better price gives the difference back at once (L2)", () => {
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"), limitBuy(ALICE, "3 BTC @ 120")).leavesBalance(
      ALICE,
      "USDT",
      { free: "999660", locked: "240" },
    );
  });

  test("are zero to the last unit after many fills and a cancel (L3)", () => {
    const fills = Array.from({ length: 7 }, () => marketSell(BOB, "0.00333 BTC"));
    given(...fundedVenue({ makerCommission: "0.00123457" }), limitBuy(ALICE, "1 BTC @ 99.97"), ...fills)
      .when(cancel(ALICE, 1))
      .leavesBalance(ALICE, "USDT", { free: "999997.6696993", locked: "0" });
  });

  test("one unit short is refused, exactly enough is accepted (L4)", () => {
    given(...testVenue(), deposit(ALICE, "99.99999999 USDT"))
      .when(limitBuy(ALICE, "1 BTC @ 100"))
      .rejects("INSUFFICIENT_BALANCE")
      .when(deposit(ALICE, "0.00000001 USDT"), limitBuy(ALICE, "1 BTC @ 100"))
      .emitsAmongOthers({ type: "OrderNew" })
      .leavesBalance(ALICE, "USDT", { free: "0", locked: "100" })
      .when(limitBuy(ALICE, "0.00001 BTC @ 0.01"))
      .rejects("INSUFFICIENT_BALANCE");
  });

  test("are given back in the same command by IOC, FOK and MARKET (L6)", () => {
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"))
      .when(fokBuy(ALICE, "2 BTC @ 100"), iocBuy(ALICE, "2 BTC @ 150"))
      .leavesBalance(ALICE, "USDT", { free: "999900", locked: "0" })
      .when(marketBuy(ALICE, "2 BTC"), limitMakerBuy(ALICE, "1 BTC @ 100"), cancel(ALICE, 5))
      .leavesBalance(ALICE, "USDT", { free: "999900", locked: "0" });
  });

  test("settle even when everything available was withdrawn (L12)", () => {
    given(...fundedVenue(), limitSell(BOB, "40 BTC @ 100"), requestWithdrawal(BOB, "60 BTC", "all"))
      .when(marketBuy(ALICE, "40 BTC"))
      .leavesBalance(BOB, "BTC", { free: "0", locked: "60" })
      .leavesBalance(BOB, "USDT", { free: "1004000", locked: "0" });
  });

  test("of two markets that share an asset are one balance (L18)", () => {
    given(...testVenue(), deposit(ALICE, "1 BTC"), limitSell(ALICE, "0.6 BTC @ 100"))
      .when(limitBuy(ALICE, "10 ETH @ 0.05"))
      .rejects("INSUFFICIENT_BALANCE")
      .when(limitBuy(ALICE, "8 ETH @ 0.05"))
      .leavesBalance(ALICE, "BTC", { free: "0", locked: "1" });
  });
});

describe("commission", () => {
  const rates = { makerCommission: "0.001", takerCommission: "0.002" };

  test("is taken from what each side receives: base from the buyer, quote from the seller (L7, L10)", () => {
    given(...fundedVenue(rates), limitSell(BOB, "1 BTC @ 100"))
      .when(marketBuy(ALICE, "1 BTC"))
      .emitsAmongOthers(
        { type: "OrderTraded", accountId: BOB, isMaker: true, commission: 10_000_000n, commissionAssetId: 0 },
        { type: "OrderTraded", accountId: ALICE, isMaker: false, commission: 20_000_000n, commissionAssetId: 1 },
      )
      .leavesBalance(ALICE, "BTC", { free: "100.998", locked: "0" })
      .leavesBalance(BOB, "USDT", { free: "1000099.9", locked: "0" })
      .leavesBalance(0, "BTC", { free: "0.002", locked: "0" })
      .leavesBalance(0, "USDT", { free: "0.1", locked: "0" });
  });

  test("rounds up to a whole unit, so that the venue never loses one (L9)", () => {
    given(...fundedVenue({ makerCommission: "0.00000001" }), limitSell(BOB, "0.00001 BTC @ 0.01"))
      .when(marketBuy(ALICE, "0.00001 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", isMaker: true, commission: 1n });
  });

  test("of 100 % takes all that is received, of 0 nothing (L7)", () => {
    given(...fundedVenue(rates), setCommission(ALICE, "0", "1"), setCommission(BOB, "0", "0"))
      .when(limitSell(BOB, "1 BTC @ 100"), marketBuy(ALICE, "1 BTC"))
      .leavesBalance(ALICE, "BTC", { free: "100", locked: "0" })
      .leavesBalance(BOB, "USDT", { free: "1000100", locked: "0" });
  });

  test("follows the rates in force at the trade, the account's own before the symbol's (L13)", () => {
    given(...fundedVenue(rates), limitSell(BOB, "2 BTC @ 100"), marketBuy(ALICE, "1 BTC"))
      .when(setCommission(BOB, "0.5", "0"), marketBuy(ALICE, "1 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", isMaker: true, commission: 5_000_000_000n });
  });

  test("is all that a trade with oneself costs (L11)", () => {
    given(...fundedVenue(rates), limitSell(ALICE, "1 BTC @ 100"))
      .when(marketBuy(ALICE, "1 BTC"))
      .emits(
        { type: "OrderNew", accountEvent: 9 },
        { type: "Trade", buyerAccountId: ALICE, sellerAccountId: ALICE },
        { type: "OrderTraded", orderId: 1, accountEvent: 10 },
        { type: "OrderTraded", orderId: 2, accountEvent: 11 },
        { type: "DepthChanged" },
        { type: "BalanceChanged", assetId: 0, accountEvent: 12 },
        { type: "BalanceChanged", assetId: 1, accountEvent: 13 },
      )
      .leavesBalance(ALICE, "BTC", { free: "99.998", locked: "0" })
      .leavesBalance(ALICE, "USDT", { free: "999999.9", locked: "0" });
  });

  test("of a maker who sold to two takers adds up (L8)", () => {
    given(...fundedVenue({ makerCommission: "0.00000003" }), limitSell(CAROL, "0.00002 BTC @ 0.01"))
      .when(marketBuy(ALICE, "0.00001 BTC"), marketBuy(BOB, "0.00001 BTC"))
      .leavesBalance(0, "USDT", { free: "0.00000002", locked: "0" });
  });
});

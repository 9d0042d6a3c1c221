import {
  ALICE,
  BOB,
  CAROL,
  fokBuy,
  limitBuy,
  limitSell,
  marketBuy,
  marketSell,
  setTradeGroup,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const TRANSFER = { selfTradePreventionMode: "TRANSFER" } as const;
const DECREMENT = { selfTradePreventionMode: "DECREMENT" } as const;

/** A quantity of BTC in the symbol's units. */
const btc = (quantity: number) => Math.round(quantity * 100_000) as never;

describe("TRANSFER between two accounts of a group", () => {
  const group = [setTradeGroup(ALICE, 7), setTradeGroup(BOB, 7)];
  const charged = fundedVenue({ makerCommission: "0.001", takerCommission: "0.001" });

  test("moves base and quote at the maker's price when both orders say so, without trade and commission", () => {
    given(...charged, ...group, limitSell(BOB, "3 BTC @ 100", TRANSFER))
      .when(limitBuy(ALICE, "2 BTC @ 105", TRANSFER))
      .emits(
        { type: "OrderNew", orderId: 2 },
        { type: "MatchPrevented", transferredQuantity: btc(2), tradeGroupId: 7 },
        {
          type: "OrderPrevented",
          orderId: 1,
          status: "NEW",
          lastPreventedQuantity: btc(2),
          transferredQuantity: btc(2),
        },
        { type: "OrderPrevented", orderId: 2, status: "EXPIRED_IN_MATCH", executedQuantity: btc(0) },
        { type: "DepthChanged", quantity: 100_000n },
        { type: "BalanceChanged", accountId: ALICE, assetId: 0 },
        { type: "BalanceChanged", accountId: BOB, assetId: 1 },
        { type: "BalanceChanged", accountId: ALICE, assetId: 1 },
        { type: "BalanceChanged", accountId: BOB, assetId: 0 },
      )
      .leavesBalance(ALICE, "BTC", { free: "102", locked: "0" })
      .leavesBalance(ALICE, "USDT", { free: "999800", locked: "0" })
      .leavesBalance(BOB, "BTC", { free: "97", locked: "1" })
      .leavesBalance(BOB, "USDT", { free: "1000200", locked: "0" });
  });

  test("is DECREMENT when the maker's mode is another", () => {
    given(...charged, ...group, limitSell(BOB, "3 BTC @ 100", DECREMENT))
      .when(limitBuy(ALICE, "2 BTC @ 100", TRANSFER))
      .emitsAmongOthers({ type: "MatchPrevented", makerPreventedQuantity: btc(2), transferredQuantity: btc(0) })
      .leavesBalance(ALICE, "BTC", { free: "100", locked: "0" })
      .leavesBalance(BOB, "BTC", { free: "99", locked: "1" });
  });

  test("of a MARKET order locks what it gives, and is refused when the balance does not cover it", () => {
    const book = [limitSell(BOB, "50 BTC @ 10000", TRANSFER), limitSell(CAROL, "50 BTC @ 10001")];
    given(...fundedVenue(), ...group, ...book)
      .when(marketBuy(ALICE, "100 BTC", TRANSFER))
      .rejects("INSUFFICIENT_BALANCE");
    given(...fundedVenue(), ...group, ...book)
      .when(marketBuy(ALICE, "60 BTC", TRANSFER))
      .emitsAmongOthers(
        { type: "OrderPrevented", orderId: 3, status: "NEW", transferredQuantity: btc(50) },
        { type: "OrderTraded", orderId: 3, executedQuantity: btc(10) },
      )
      .leavesBalance(ALICE, "USDT", { free: "399990", locked: "0" })
      .leavesBalance(ALICE, "BTC", { free: "160", locked: "0" });
    given(...fundedVenue(), ...group, limitBuy(BOB, "2 BTC @ 100", TRANSFER))
      .when(marketSell(ALICE, "2 BTC", TRANSFER))
      .leavesBalance(ALICE, "USDT", { free: "1000200", locked: "0" })
      .leavesBalance(BOB, "BTC", { free: "102", locked: "0" });
  });

  test("does not count for FOK", () => {
    given(...fundedVenue(), ...group, limitSell(BOB, "2 BTC @ 100", TRANSFER))
      .when(fokBuy(ALICE, "2 BTC @ 100", TRANSFER))
      .emits({ type: "OrderNew" }, { type: "OrderExpired", expiryReason: "UNFILLED_FOK_ORDER_EXPIRED" });
  });
});

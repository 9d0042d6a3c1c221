import {
  ALICE,
  BOB,
  CAROL,
  deposit,
  fokBuy,
  iocBuy,
  limitBuy,
  limitSell,
  marketSell,
  setStatus,
  stopLossBuy,
  stopLossSell,
  testVenue,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { given, lastPriceIs, tradeAt } from "./given.js";

describe("when it goes to work", () => {
  test("a limit that does not cross rests behind those that stand there (G7)", () => {
    given(...lastPriceIs(100), stopLossSell(ALICE, "1 BTC stop 90 limit 95"), limitSell(BOB, "1 BTC @ 95"))
      .when(...tradeAt(90))
      .leavesBook("BTCUSDT", "SELL", "2 @ 95")
      .when(iocBuy(CAROL, "1 BTC @ 95"))
      .emitsAmongOthers({ type: "Trade", sellerOrderId: 4 })
      .leavesBalance(ALICE, "BTC", { free: "99", locked: "1" });
  });

  test("a market order that finds an empty book expires, and all is free again (G8)", () => {
    given(...lastPriceIs(100), stopLossSell(ALICE, "1 BTC stop 90"))
      .when(...tradeAt(90))
      .emitsAmongOthers(
        { type: "OrderTriggered", orderId: 3 },
        { type: "OrderExpired", orderId: 3, expiryReason: "INSUFFICIENT_LIQUIDITY", executedQuantity: 0 as never },
      )
      .leavesBalance(ALICE, "BTC", { free: "100", locked: "0" });
  });

  test("one that cannot pay a worse price than its stop expires as REJECTED, and all is free again (G9)", () => {
    given(...testVenue(), deposit(ALICE, "110 USDT"), deposit(BOB, "10 BTC"), deposit(CAROL, "1000 USDT"))
      .when(limitSell(BOB, "0.1 BTC @ 100"), limitBuy(CAROL, "0.1 BTC @ 100"))
      .when(stopLossBuy(ALICE, "1 BTC stop 110"))
      .when(limitSell(BOB, "0.1 BTC @ 110"), limitSell(BOB, "5 BTC @ 111"), limitBuy(CAROL, "0.1 BTC @ 110"))
      .emitsAmongOthers(
        { type: "OrderTriggered", orderId: 3 },
        { type: "OrderExpired", orderId: 3, expiryReason: "REJECTED", executedQuantity: 0 as never },
      )
      .leavesBalance(ALICE, "USDT", { free: "110", locked: "0" });
  });

  test("one that must be filled whole and cannot expires, and all is free again (G9)", () => {
    given(
      ...lastPriceIs(100),
      limitSell(BOB, "0.1 BTC @ 110"),
      limitSell(BOB, "1 BTC @ 111"),
      stopLossBuy(ALICE, "2 BTC stop 110 limit 112", { timeInForce: "FOK" }),
    )
      .when(limitBuy(CAROL, "0.1 BTC @ 110"))
      .emitsAmongOthers(
        { type: "OrderTriggered", orderId: 5 },
        { type: "OrderExpired", orderId: 5, expiryReason: "UNFILLED_FOK_ORDER_EXPIRED" },
      )
      .leavesBalance(ALICE, "USDT", { free: "1000000", locked: "0" })
      .leavesBook("BTCUSDT", "SELL", "1 @ 111");
  });

  test("a FOK order that fails moves no price and triggers nothing (G10)", () => {
    given(...lastPriceIs(100), limitSell(BOB, "1 BTC @ 110"), stopLossBuy(ALICE, "1 BTC stop 110"))
      .when(fokBuy(CAROL, "2 BTC @ 110"))
      .emits({ type: "OrderNew" }, { type: "OrderExpired", expiryReason: "UNFILLED_FOK_ORDER_EXPIRED" });
  });

  test("its own self-trade prevention mode counts (G13)", () => {
    given(
      ...lastPriceIs(100),
      limitBuy(BOB, "0.1 BTC @ 90"),
      limitBuy(ALICE, "1 BTC @ 90"),
      stopLossSell(ALICE, "1 BTC stop 90", { selfTradePreventionMode: "EXPIRE_TAKER" }),
    )
      .when(marketSell(CAROL, "0.1 BTC"))
      .emitsAmongOthers(
        { type: "OrderTriggered", orderId: 5, accountId: ALICE, selfTradePreventionMode: "EXPIRE_TAKER" },
        { type: "MatchPrevented", takerOrderId: 5, makerOrderId: 4 },
        { type: "OrderPrevented", orderId: 5, status: "EXPIRED_IN_MATCH" },
      )
      .leavesBalance(ALICE, "BTC", { free: "100", locked: "0" });
  });

  test("while a market is halted nothing trades, so nothing triggers; orders wait on (G14)", () => {
    given(...lastPriceIs(100), stopLossSell(ALICE, "1 BTC stop 90 limit 95"), setStatus("HALT"))
      .when(limitSell(BOB, "1 BTC @ 90"))
      .rejects("MARKET_CLOSED")
      .when(setStatus("TRADING"), ...tradeAt(90))
      .emitsAmongOthers({ type: "OrderTriggered", orderId: 3 });
  });
});

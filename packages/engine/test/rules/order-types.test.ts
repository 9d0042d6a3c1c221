import { NO_INSTRUCTIONS } from "@pricetime/engine";
import {
  ALICE,
  amend,
  BOB,
  cancel,
  fokBuy,
  iocBuy,
  limitBuy,
  limitMakerBuy,
  limitSell,
  marketBuy,
  marketBuyFor,
  marketOf,
  marketSell,
  quantityOf,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const BTC = marketOf("BTC");
const btc = (text: string) => quantityOf(BTC, text);

// The worked examples of docs/rules/order-types.md: Bob asks 1 at 101 and 1 at 103.
const start = () => given(...fundedVenue(), limitSell(BOB, "1 BTC @ 101"), limitSell(BOB, "1 BTC @ 103"));

describe("a BUY of 1.5, where 1 is asked at 101 and 1 at 103", () => {
  test("LIMIT GTC at 102 buys 1, and 0.5 rest", () => {
    start()
      .when(limitBuy(ALICE, "1.5 BTC @ 102"))
      .emitsAmongOthers({ type: "OrderTraded", orderId: 3, status: "PARTIALLY_FILLED", executedQuantity: btc("1") })
      .leavesBook("BTCUSDT", "BUY", "0.5 @ 102")
      .leavesBalance(ALICE, "USDT", { free: "999848", locked: "51" });
  });

  test("LIMIT IOC at 102 buys 1, and 0.5 expire", () => {
    start()
      .when(iocBuy(ALICE, "1.5 BTC @ 102"))
      .emitsAmongOthers({
        type: "OrderExpired",
        executedQuantity: btc("1"),
        expiryReason: "UNFILLED_IOC_QUANTITY_EXPIRED",
      })
      .leavesBook("BTCUSDT", "BUY")
      .leavesBalance(ALICE, "USDT", { free: "999899", locked: "0" });
  });

  test("LIMIT FOK at 102 buys nothing, at 103 all of it", () => {
    start()
      .when(fokBuy(ALICE, "1.5 BTC @ 102"))
      .emits({ type: "OrderNew" }, { type: "OrderExpired", expiryReason: "UNFILLED_FOK_ORDER_EXPIRED" })
      .when(fokBuy(ALICE, "1.5 BTC @ 103"))
      .emitsAmongOthers({ type: "OrderTraded", orderId: 4, status: "FILLED" })
      .leavesBalance(ALICE, "USDT", { free: "999847.5", locked: "0" });
  });

  test("LIMIT_MAKER at 101 is refused, at 100.99 it rests", () => {
    start()
      .when(limitMakerBuy(ALICE, "1.5 BTC @ 101"))
      .rejects("WOULD_MATCH_IMMEDIATELY")
      .when(limitMakerBuy(ALICE, "1.5 BTC @ 100.99"))
      .leavesBook("BTCUSDT", "BUY", "1.5 @ 100.99");
  });

  test("MARKET buys 1 at 101 and 0.5 at 103", () => {
    start()
      .when(marketBuy(ALICE, "1.5 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", orderId: 3, status: "FILLED" })
      .leavesBook("BTCUSDT", "SELL", "0.5 @ 103")
      .leavesBalance(ALICE, "USDT", { free: "999847.5", locked: "0" });
  });

  test("MARKET of 3 buys the 2 that there are, and 1 expires", () => {
    start()
      .when(marketBuy(ALICE, "3 BTC"))
      .emitsAmongOthers({ type: "OrderExpired", executedQuantity: btc("2"), expiryReason: "INSUFFICIENT_LIQUIDITY" })
      .leavesBook("BTCUSDT", "SELL");
  });

  test("MARKET for 152.5 USDT buys 1 at 101 and 0.5 at 103", () => {
    start()
      .when(marketBuyFor(ALICE, "BTC for 152.5 USDT"))
      .emitsAmongOthers({ type: "OrderTraded", orderId: 3, status: "FILLED", quantity: btc("1.5") })
      .leavesBalance(ALICE, "USDT", { free: "999847.5", locked: "0" });
  });
});

test("strategy marks are kept with the order and shown in each of its events", () => {
  const instructions = { ...NO_INSTRUCTIONS, strategyId: 7, strategyType: 1_000_001 };
  const details = { strategyId: 7, strategyType: 1_000_001 } as never;
  given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"))
    .when(limitBuy(ALICE, "3 BTC @ 100", { instructions }))
    .emitsAmongOthers({ type: "OrderNew", details }, { type: "OrderTraded", accountId: ALICE, details })
    .when(marketSell(BOB, "0.5 BTC", { instructions: { ...instructions, strategyId: 8 } }))
    .emitsAmongOthers(
      { type: "OrderTraded", accountId: ALICE, details },
      { type: "OrderTraded", accountId: BOB, details: { strategyId: 8, strategyType: 1_000_001 } as never },
    )
    .when(amend(ALICE, 2, "2 BTC"))
    .emitsAmongOthers({ type: "OrderAmended", details })
    .when(cancel(ALICE, 2))
    .emitsAmongOthers({ type: "OrderCanceled", details });
});

test("marks of nothing are no marks: instructions that say nothing change nothing but the image", () => {
  given(...fundedVenue())
    .when(limitBuy(ALICE, "1 BTC @ 100", { instructions: NO_INSTRUCTIONS }))
    .emitsAmongOthers({ type: "OrderNew", workingTimeMs: 1_700_000_000_000 })
    .leavesBook("BTCUSDT", "BUY", "1 @ 100");
});

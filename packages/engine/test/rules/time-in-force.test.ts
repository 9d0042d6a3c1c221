import {
  ALICE,
  BOB,
  CAROL,
  cancel,
  fokBuy,
  fokSell,
  iocBuy,
  iocSell,
  limitBuy,
  limitMakerBuy,
  limitMakerSell,
  limitSell,
  marketBuy,
  marketSell,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

describe("market orders", () => {
  test.each([marketBuy, marketSell])("on an empty book expire and touch no balance (B1)", (order) => {
    given(...fundedVenue())
      .when(order(ALICE, "1 BTC"))
      .emits(
        { type: "OrderNew", status: "NEW" },
        { type: "OrderExpired", status: "EXPIRED", expiryReason: "INSUFFICIENT_LIQUIDITY" },
      )
      .leavesBook("BTCUSDT", "BUY")
      .leavesBook("BTCUSDT", "SELL");
  });

  test("larger than the book fill all of it; the remainder expires and never rests (B2)", () => {
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"))
      .when(marketBuy(ALICE, "3 BTC"))
      .emitsAmongOthers(
        { type: "OrderTraded", isMaker: false, status: "PARTIALLY_FILLED" },
        { type: "OrderExpired", expiryReason: "INSUFFICIENT_LIQUIDITY", executedQuantity: 100_000 as never },
      )
      .leavesBook("BTCUSDT", "BUY")
      .leavesBalance(ALICE, "USDT", { free: "999900", locked: "0" });
  });

  test("are refused whole when the balance does not cover what the book would fill", () => {
    given(...fundedVenue(), limitSell(BOB, "50 BTC @ 10000"), limitSell(BOB, "50 BTC @ 10000.01"))
      .when(marketBuy(ALICE, "100 BTC"))
      .rejects("INSUFFICIENT_BALANCE")
      .when(marketBuy(ALICE, "99.99995 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", status: "FILLED", isMaker: false });
  });

  test("selling more than is owned are judged by what is bid", () => {
    given(...fundedVenue(), limitBuy(BOB, "99 BTC @ 100"))
      .when(marketSell(ALICE, "101 BTC"))
      .emitsAmongOthers({ type: "OrderExpired", executedQuantity: 9_900_000 as never })
      .when(limitBuy(BOB, "2 BTC @ 100"), marketSell(ALICE, "2 BTC"))
      .rejects("INSUFFICIENT_BALANCE");
  });
});

test("market orders of both sides never meet: none of them rests (B3)", () => {
  given(...fundedVenue(), marketBuy(ALICE, "1 BTC"))
    .when(marketSell(BOB, "1 BTC"))
    .emits({ type: "OrderNew" }, { type: "OrderExpired" });
});

describe("IOC", () => {
  test.each([
    ["no match", "1 BTC @ 99", 0, ["1 @ 100", "1 @ 101"]],
    ["a part", "2 BTC @ 100", 100_000, ["1 @ 101"]],
    ["several levels", "3 BTC @ 101", 200_000, []],
  ])("fills what it can (%s), the rest expires (B4, N6)", (_, text, executedQuantity, asks) => {
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"), limitSell(BOB, "1 BTC @ 101"))
      .when(iocBuy(ALICE, text))
      .emitsAmongOthers({
        type: "OrderExpired",
        status: "EXPIRED",
        expiryReason: "UNFILLED_IOC_QUANTITY_EXPIRED",
        executedQuantity: executedQuantity as never,
      })
      .leavesBook("BTCUSDT", "SELL", ...asks)
      .leavesBook("BTCUSDT", "BUY");
  });

  test("on an empty book expires and gives its hold back in the same command (B5, L6)", () => {
    given(...fundedVenue())
      .when(iocSell(ALICE, "1 BTC @ 100"))
      .emits({ type: "OrderNew" }, { type: "OrderExpired" }, { type: "BalanceChanged", assetId: 1, locked: 0n })
      .leavesBalance(ALICE, "BTC", { free: "100", locked: "0" });
  });

  test("filled whole does not expire", () => {
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"))
      .when(iocBuy(ALICE, "1 BTC @ 100"))
      .emitsAmongOthers({ type: "OrderTraded", isMaker: false, status: "FILLED" }, { type: "BalanceChanged" });
  });
});

describe("FOK", () => {
  const asks = [limitSell(BOB, "1 BTC @ 100"), limitSell(CAROL, "1 BTC @ 100"), limitSell(BOB, "1 BTC @ 101")];

  test("fills over several makers and levels (B6, B7)", () => {
    given(...fundedVenue(), ...asks)
      .when(fokBuy(ALICE, "3 BTC @ 101"))
      .emitsAmongOthers({ type: "OrderTraded", isMaker: false, status: "FILLED", executedQuantity: 300_000 as never })
      .leavesBook("BTCUSDT", "SELL");
  });

  test("one lot short changes nothing but its own record (B8)", () => {
    given(...fundedVenue(), ...asks)
      .when(fokBuy(ALICE, "3.00001 BTC @ 101"))
      .emits(
        { type: "OrderNew", orderId: 4 },
        { type: "OrderExpired", expiryReason: "UNFILLED_FOK_ORDER_EXPIRED", executedQuantity: 0 as never },
      )
      .leavesBook("BTCUSDT", "SELL", "2 @ 100", "1 @ 101")
      .leavesBalance(ALICE, "USDT", { free: "1000000", locked: "0" })
      .when(marketBuy(ALICE, "1 BTC"))
      .emitsAmongOthers({ type: "Trade", tradeId: 1, sellerOrderId: 1 });
  });

  test("counts only liquidity inside its limit (B9)", () => {
    given(...fundedVenue(), ...asks)
      .when(fokBuy(ALICE, "3 BTC @ 100.99"))
      .emits({ type: "OrderNew" }, { type: "OrderExpired" });
  });

  test("needs its full price in the balance although it might fill cheaper", () => {
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"))
      .when(fokBuy(ALICE, "1 BTC @ 1000000.01"))
      .rejects("INSUFFICIENT_BALANCE")
      .when(fokSell(ALICE, "100.00001 BTC @ 1"))
      .rejects("INSUFFICIENT_BALANCE");
  });
});

describe("LIMIT_MAKER", () => {
  test.each(["1 BTC @ 100", "1 BTC @ 100.01"])("BUY %s would match and is refused without a hold (B15)", (text) => {
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"))
      .when(limitMakerBuy(ALICE, text))
      .rejects("WOULD_MATCH_IMMEDIATELY")
      .leavesBalance(ALICE, "USDT", { free: "1000000", locked: "0" });
  });

  test("one tick away rests", () => {
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"), limitBuy(BOB, "1 BTC @ 99"))
      .when(limitMakerBuy(ALICE, "1 BTC @ 99.99"))
      .leavesBook("BTCUSDT", "BUY", "1 @ 99.99", "1 @ 99")
      .when(limitMakerSell(ALICE, "1 BTC @ 99.99"))
      .rejects("WOULD_MATCH_IMMEDIATELY");
  });

  test("counts the account's own orders too (B16)", () => {
    given(...fundedVenue(), limitSell(ALICE, "1 BTC @ 100"))
      .when(limitMakerBuy(ALICE, "1 BTC @ 100"))
      .rejects("WOULD_MATCH_IMMEDIATELY");
  });
});

describe("combinations refused at entry (B17)", () => {
  test.each([
    ["MARKET with a price", marketBuy(ALICE, "1 BTC", { price: 1 as never })],
    ["MARKET with both quantities", marketBuy(ALICE, "1 BTC", { quoteOrderQuantity: 1 as never })],
    ["MARKET that is IOC", marketBuy(ALICE, "1 BTC", { timeInForce: "IOC" })],
    ["LIMIT_MAKER that is IOC", limitMakerBuy(ALICE, "1 BTC @ 1", { timeInForce: "IOC" })],
    ["LIMIT_MAKER that is FOK", limitMakerBuy(ALICE, "1 BTC @ 1", { timeInForce: "FOK" })],
    ["LIMIT by quote quantity", limitBuy(ALICE, "1 BTC @ 1", { quoteOrderQuantity: 1 as never })],
  ])("%s", (_, order) => {
    given(...fundedVenue())
      .when(order)
      .rejects("UNSUPPORTED_ORDER_COMBINATION");
  });

  test("a price of zero, then a quantity of zero", () => {
    given(...fundedVenue())
      .when(limitBuy(ALICE, "0 BTC @ 0"))
      .rejects("INVALID_PRICE")
      .when(limitBuy(ALICE, "0 BTC @ 1"))
      .rejects("INVALID_QUANTITY")
      .when(marketBuy(ALICE, "0 BTC"))
      .rejects("INVALID_QUANTITY");
  });
});

describe("client order ids", () => {
  const named = { clientOrderId: "mine" };

  test("are unique among the open orders of one account, over all symbols (B18, B19)", () => {
    given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100", named))
      .when(limitBuy(ALICE, "1 BTC @ 100", named))
      .rejects("DUPLICATE_CLIENT_ORDER_ID")
      .when(limitBuy(ALICE, "1 ETH @ 0.05", named))
      .rejects("DUPLICATE_CLIENT_ORDER_ID")
      .when(limitBuy(BOB, "1 BTC @ 100", named))
      .emitsAmongOthers({ type: "OrderNew", clientOrderId: "mine", accountId: BOB });
  });

  test("may be used again once the order is canceled, filled or expired", () => {
    given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100", named), cancel(ALICE, "mine"))
      .when(limitBuy(ALICE, "1 BTC @ 100", named))
      .emitsAmongOthers({ type: "OrderNew", orderId: 2 })
      .when(marketSell(BOB, "1 BTC"), iocBuy(ALICE, "1 BTC @ 100", named))
      .emitsAmongOthers({ type: "OrderNew", orderId: 4 }, { type: "OrderExpired" })
      .when(iocBuy(ALICE, "1 BTC @ 100", named))
      .emitsAmongOthers({ type: "OrderNew", orderId: 5 });
  });

  test.each(["constructor", "__proto__", "toString", "-", "_", "a".repeat(36)])(
    "%s is an id like any other (K7)",
    (id) => {
      given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100", { clientOrderId: id }))
        .when(limitBuy(ALICE, "1 BTC @ 100", { clientOrderId: id }))
        .rejects("DUPLICATE_CLIENT_ORDER_ID")
        .when(cancel(ALICE, id))
        .emitsAmongOthers({ type: "OrderCanceled", clientOrderId: id });
    },
  );
});

import type { Envelope } from "@pricetime/engine";
import {
  ALICE,
  BOB,
  CAROL,
  cancelReplace,
  fokBuy,
  limitBuy,
  limitMakerBuy,
  limitSell,
  marketBuy,
  marketBuyFor,
  marketOf,
  OPEN_FILTERS,
  priceOf,
  quantityOf,
  STORY_STARTS_MS,
  setFilters,
  setStatus,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const BTC = marketOf("BTC");
const ALLOW_FAILURE = { cancelReplaceMode: "ALLOW_FAILURE" } as const;
const remembered = (envelope: Envelope): Envelope => ({
  ...envelope,
  commandId: { high: 1, low: 2 },
  validUntilMs: STORY_STARTS_MS + 5_000,
});

describe("a cancel-replace", () => {
  test("cancels, then places at the back of the queue, in one command (E2, E4)", () => {
    given(
      ...fundedVenue(),
      limitBuy(ALICE, "1 BTC @ 100"),
      limitBuy(BOB, "2 BTC @ 100"),
      limitBuy(CAROL, "3 BTC @ 100"),
    )
      .when(cancelReplace(1, limitBuy(ALICE, "4 BTC @ 100"), { cancelNewClientOrderId: "the-cancel" }))
      .emits(
        { type: "OrderCanceled", orderId: 1, cancelClientOrderId: "the-cancel" },
        { type: "DepthChanged", side: "BUY", quantity: 500_000n },
        { type: "OrderNew", orderId: 4, quantity: quantityOf(BTC, "4") },
        { type: "DepthChanged", side: "BUY", quantity: 900_000n },
        { type: "BalanceChanged", accountId: ALICE, assetId: 0 },
      )
      .leavesBalance(ALICE, "USDT", { free: "999600", locked: "400" })
      .when(limitSell(CAROL, "9 BTC @ 100"))
      .emitsAmongOthers(
        { type: "Trade", buyerOrderId: 2 },
        { type: "Trade", buyerOrderId: 3 },
        { type: "Trade", buyerOrderId: 4 },
      );
  });

  test("at another price through the spread and over levels trades at the makers' prices, the rest rests (E3)", () => {
    given(
      ...fundedVenue(),
      limitBuy(ALICE, "4 BTC @ 99"),
      limitSell(BOB, "1 BTC @ 101"),
      limitSell(BOB, "1 BTC @ 102"),
      limitSell(BOB, "1 BTC @ 104"),
    )
      .when(cancelReplace(1, limitBuy(ALICE, "4 BTC @ 103")))
      .emitsAmongOthers(
        { type: "OrderCanceled", orderId: 1 },
        { type: "OrderNew", orderId: 5 },
        { type: "Trade", price: priceOf(BTC, "101") },
        { type: "Trade", price: priceOf(BTC, "102") },
      )
      .leavesBook("BTCUSDT", "BUY", "2 @ 103")
      .leavesBook("BTCUSDT", "SELL", "1 @ 104")
      .leavesBalance(ALICE, "USDT", { free: "999591", locked: "206" });
  });

  test("after a partial fill takes what is open off the book; what traded stays (E5)", () => {
    given(...fundedVenue(), limitBuy(ALICE, "2 BTC @ 100"), limitSell(BOB, "0.5 BTC @ 100"))
      .when(cancelReplace(1, limitBuy(ALICE, "1 BTC @ 98")))
      .emitsAmongOthers({ type: "OrderCanceled", executedQuantity: quantityOf(BTC, "0.5") })
      .leavesBook("BTCUSDT", "BUY", "1 @ 98")
      .leavesBalance(ALICE, "BTC", { free: "100.5", locked: "0" })
      .leavesBalance(ALICE, "USDT", { free: "999852", locked: "98" });
  });

  test("pays the new order with what the old one held, up to the last unit (E12)", () => {
    const rich = () => given(...fundedVenue(), limitBuy(ALICE, "10000 BTC @ 100"));
    rich()
      .when(cancelReplace(1, limitBuy(ALICE, "5000 BTC @ 200")))
      .leavesBalance(ALICE, "USDT", { free: "0", locked: "1000000" });
    rich()
      .when(cancelReplace(1, limitBuy(ALICE, "5000.00001 BTC @ 200")))
      .emits(
        { type: "OrderCanceled", orderId: 1 },
        { type: "DepthChanged", quantity: 0n },
        { type: "CancelReplaceFailed", cancelOutcome: "ACCEPTED", newOrderOutcome: "INSUFFICIENT_BALANCE" },
        { type: "BalanceChanged", accountId: ALICE },
      )
      .leavesBalance(ALICE, "USDT", { free: "1000000", locked: "0" });
  });

  test("may give the new order the client order id of the old one", () => {
    given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100", { clientOrderId: "mine" }))
      .when(cancelReplace("mine", limitBuy(ALICE, "1 BTC @ 101", { clientOrderId: "mine" })))
      .emitsAmongOthers({ type: "OrderNew", orderId: 2, clientOrderId: "mine" });
  });

  test("places what may not rest, too", () => {
    const start = () => given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100"), limitSell(BOB, "1 BTC @ 101"));
    start()
      .when(cancelReplace(1, marketBuy(ALICE, "1 BTC")))
      .emitsAmongOthers({ type: "Trade", price: priceOf(BTC, "101") });
    start()
      .when(cancelReplace(1, marketBuyFor(ALICE, "BTC for 50.5 USDT")))
      .emitsAmongOthers({ type: "Trade", quantity: quantityOf(BTC, "0.5") });
    start()
      .when(cancelReplace(1, fokBuy(ALICE, "2 BTC @ 101")))
      .emitsAmongOthers({ type: "OrderNew", orderId: 3 }, { type: "OrderExpired", orderId: 3 });
  });
});

describe("a new order that is wrong by itself leaves the old one alone, in either mode (E9)", () => {
  const start = () => given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100"));
  test.each([["STOP_ON_FAILURE"], ["ALLOW_FAILURE"]] as const)("%s", (cancelReplaceMode) => {
    const mode = { cancelReplaceMode };
    const tick = { ...OPEN_FILTERS, priceFilter: { ...OPEN_FILTERS.priceFilter, tickSize: priceOf(BTC, "1") } };
    start()
      .when(setFilters(tick), cancelReplace(1, limitBuy(ALICE, "1 BTC @ 100.5"), mode))
      .rejects("FILTER_PRICE_FILTER")
      .when(cancelReplace(1, limitBuy(ALICE, "0 BTC @ 100"), mode))
      .rejects("INVALID_QUANTITY")
      .when(setStatus("HALT"), cancelReplace(1, limitBuy(ALICE, "1 BTC @ 101"), mode))
      .rejects("MARKET_CLOSED")
      .leavesBook("BTCUSDT", "BUY", "1 @ 100");
  });
});

describe("a cancel that is refused (E8, E13)", () => {
  const start = () =>
    given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100", { clientOrderId: "mine" }), limitBuy(BOB, "1 BTC @ 99"));
  const placing = limitBuy(ALICE, "2 BTC @ 98");

  test("under STOP_ON_FAILURE ends the command, and nothing changed", () => {
    const refused = {
      type: "CancelReplaceFailed",
      accountId: ALICE,
      symbolId: 0,
      newOrderOutcome: "NOT_ATTEMPTED",
    } as const;
    start()
      .when(cancelReplace(3, placing))
      .emits({ ...refused, cancelOutcome: "UNKNOWN_ORDER" })
      .when(cancelReplace(2, placing))
      .emits({ ...refused, cancelOutcome: "UNKNOWN_ORDER" })
      .when(cancelReplace("other", placing))
      .emits({ ...refused, cancelOutcome: "UNKNOWN_ORDER" })
      .when(cancelReplace(1, placing, { cancelOrigClientOrderId: "other" }))
      .emits({ ...refused, cancelOutcome: "CLIENT_ORDER_ID_MISMATCH" })
      .when(cancelReplace(1, placing, { cancelRestrictions: "ONLY_PARTIALLY_FILLED" }))
      .emits({ ...refused, cancelOutcome: "CANCEL_RESTRICTED" })
      .leavesBook("BTCUSDT", "BUY", "1 @ 100", "1 @ 99");
  });

  test("under ALLOW_FAILURE lets the new order be tried", () => {
    start()
      .when(cancelReplace(3, placing, ALLOW_FAILURE))
      .emits(
        { type: "CancelReplaceFailed", cancelOutcome: "UNKNOWN_ORDER", newOrderOutcome: "ACCEPTED" },
        { type: "OrderNew", orderId: 3 },
        { type: "DepthChanged", quantity: 200_000n },
        { type: "BalanceChanged", accountId: ALICE },
      )
      .leavesBook("BTCUSDT", "BUY", "1 @ 100", "1 @ 99", "2 @ 98");
  });

  test("and a new order that is refused too change nothing, and both reasons are told", () => {
    start()
      .when(cancelReplace(3, limitBuy(ALICE, "1 BTC @ 98", { clientOrderId: "mine" }), ALLOW_FAILURE))
      .emits({
        type: "CancelReplaceFailed",
        cancelOutcome: "UNKNOWN_ORDER",
        newOrderOutcome: "DUPLICATE_CLIENT_ORDER_ID",
      })
      .leavesBook("BTCUSDT", "BUY", "1 @ 100", "1 @ 99");
  });
});

describe("a cancel that succeeded stands when the new order is refused (E13)", () => {
  test.each([["STOP_ON_FAILURE"], ["ALLOW_FAILURE"]] as const)("%s", (cancelReplaceMode) => {
    given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100"), limitSell(BOB, "1 BTC @ 101"))
      .when(cancelReplace(1, limitMakerBuy(ALICE, "1 BTC @ 101"), { cancelReplaceMode }))
      .emits(
        { type: "OrderCanceled", orderId: 1 },
        { type: "DepthChanged", side: "BUY", quantity: 0n },
        { type: "CancelReplaceFailed", cancelOutcome: "ACCEPTED", newOrderOutcome: "WOULD_MATCH_IMMEDIATELY" },
        { type: "BalanceChanged", accountId: ALICE },
      )
      .leavesBook("BTCUSDT", "BUY")
      .leavesBalance(ALICE, "USDT", { free: "1000000", locked: "0" });
  });
});

test("the book is judged without the old order: a LIMIT_MAKER may take its owner's own place", () => {
  given(...fundedVenue(), limitSell(ALICE, "1 BTC @ 101"))
    .when(cancelReplace(1, limitMakerBuy(ALICE, "1 BTC @ 101")))
    .emitsAmongOthers({ type: "OrderCanceled" }, { type: "OrderNew", orderId: 2 })
    .leavesBook("BTCUSDT", "BUY", "1 @ 101");
});

describe("a repeat is told how each half of the first one ended", () => {
  const placing = limitBuy(ALICE, "2 BTC @ 98");
  const repeat = (envelope: Envelope) =>
    given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100"), limitSell(BOB, "1 BTC @ 101")).when(
      remembered(envelope),
      remembered(envelope),
    );

  test.each([
    ["both succeeded", cancelReplace(1, placing), "ACCEPTED", "ACCEPTED", 3],
    ["not attempted", cancelReplace(9, placing), "UNKNOWN_ORDER", "NOT_ATTEMPTED", 0],
    ["only the new order succeeded", cancelReplace(9, placing, ALLOW_FAILURE), "UNKNOWN_ORDER", "ACCEPTED", 3],
    [
      "only the cancel succeeded",
      cancelReplace(1, limitMakerBuy(ALICE, "1 BTC @ 101")),
      "ACCEPTED",
      "WOULD_MATCH_IMMEDIATELY",
      0,
    ],
    [
      "neither succeeded",
      cancelReplace(9, limitMakerBuy(ALICE, "1 BTC @ 101"), ALLOW_FAILURE),
      "UNKNOWN_ORDER",
      "WOULD_MATCH_IMMEDIATELY",
      0,
    ],
    ["refused as a whole", cancelReplace(1, limitBuy(ALICE, "0 BTC @ 1")), "INVALID_QUANTITY", "NONE", 0],
  ] as const)("%s", (_, envelope, outcome, newOrderOutcome, orderId) => {
    repeat(envelope).emits({ type: "CommandDuplicated", outcome, newOrderOutcome, orderId });
  });

  test("of a plain order has no second half", () => {
    repeat(placing).emits({ type: "CommandDuplicated", outcome: "ACCEPTED", newOrderOutcome: "NONE", orderId: 3 });
  });
});

test("a cancel-replace needs a known account, symbol and order to name", () => {
  const placing = limitBuy(ALICE, "1 BTC @ 100");
  given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100"))
    .when({ ...cancelReplace(1, placing), accountId: 4 })
    .rejects("UNKNOWN_ACCOUNT")
    .when(cancelReplace(1, placing, { symbolId: 2 }))
    .rejects("UNKNOWN_SYMBOL")
    .when(cancelReplace(0, placing))
    .rejects("MALFORMED_COMMAND")
    .when(cancelReplace(1, placing, { cancelReplaceMode: "BOTH" as never }))
    .rejects("MALFORMED_COMMAND")
    .when(cancelReplace(1, placing, { cancelRestrictions: undefined as never }))
    .rejects("MALFORMED_COMMAND");
});

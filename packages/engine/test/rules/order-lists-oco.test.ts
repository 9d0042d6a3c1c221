import { createEngine, type Envelope, NO_INSTRUCTIONS, restoreEngine } from "@pricetime/engine";
import {
  ALICE,
  amend,
  BOB,
  CAROL,
  cancel,
  cancelList,
  fokBuy,
  limitBuy,
  limitMakerBuy,
  limitMakerSell,
  limitSell,
  marketBuy,
  marketSell,
  oco,
  otoco,
  type Pair,
  STORY_STARTS_MS,
} from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const DOLLAR = 100;

type Order = typeof limitBuy;
const contingent =
  (order: Order, orderType: "STOP_LOSS_LIMIT" | "TAKE_PROFIT_LIMIT") =>
  (text: string, stopPrice: number, wanted: Parameters<Order>[2] = {}): Envelope =>
    order(ALICE, text, {
      orderType,
      instructions: { ...NO_INSTRUCTIONS, stopPrice: stopPrice * DOLLAR },
      ...wanted,
    });
const stopSell = contingent(limitSell, "STOP_LOSS_LIMIT");
const stopBuy = contingent(limitBuy, "STOP_LOSS_LIMIT");
const profitSell = contingent(limitSell, "TAKE_PROFIT_LIMIT");

/** The last price is 100. */
const traded = () => [...fundedVenue(), limitSell(BOB, "1 BTC @ 100"), marketBuy(CAROL, "1 BTC")];

/** Orders 3 (the stop) and 4 in list 1. */
const SELL_PAIR: Pair = { above: limitMakerSell(ALICE, "2 BTC @ 110"), below: stopSell("2 BTC @ 89", 90) };
const BUY_PAIR: Pair = { above: stopBuy("2 BTC @ 112", 110), below: limitMakerBuy(ALICE, "2 BTC @ 90") };

const TRIGGER = { type: "OrderExpired", expiryReason: "OCO_TRIGGER" } as const;
const DONE = { type: "OrderListChanged", listStatusType: "ALL_DONE", listOrderStatus: "ALL_DONE" } as const;

describe("one cancels the other", () => {
  test("both are in force at once: the stop waits, the other rests; the stop has the lower id", () => {
    given(...traded())
      .when(oco(SELL_PAIR))
      .emits(
        { type: "OrderListChanged", orderListId: 1, contingencyType: "OCO", listStatusType: "EXEC_STARTED" },
        { type: "OrderNew", orderId: 3, orderType: "STOP_LOSS_LIMIT", status: "NEW", workingTimeMs: -1 },
        { type: "OrderNew", orderId: 4, orderType: "LIMIT_MAKER", status: "NEW" },
        { type: "DepthChanged", side: "SELL" },
        { type: "BalanceChanged", assetId: 1 },
      )
      .leavesBook("BTCUSDT", "SELL", "2 @ 110");
  });

  test("the first trade of one, even of a part, expires the other (H1)", () => {
    given(...traded(), oco(SELL_PAIR))
      .when(marketBuy(BOB, "0.5 BTC"))
      .emits(
        { type: "OrderNew", accountId: BOB },
        { type: "Trade" },
        { type: "OrderTraded", orderId: 4, status: "PARTIALLY_FILLED" },
        { type: "OrderTraded", accountId: BOB },
        { ...TRIGGER, orderId: 3 },
        { type: "DepthChanged" },
        { type: "BalanceChanged" },
        { type: "BalanceChanged" },
        { type: "BalanceChanged" },
        { type: "BalanceChanged" },
      )
      .leavesBalance(ALICE, "BTC", { free: "98", locked: "1.5" })
      .when(marketBuy(BOB, "1.5 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", orderId: 4, status: "FILLED" }, DONE);
  });

  test("when the stop is reached, the other expires before the stop goes to work (H2)", () => {
    given(...traded(), oco(SELL_PAIR), limitBuy(BOB, "1 BTC @ 90"))
      .when(marketSell(CAROL, "1 BTC"))
      .emitsAmongOthers(
        { type: "OrderTriggered", orderId: 3 },
        { ...TRIGGER, orderId: 4 },
        { type: "DepthChanged", side: "SELL", quantity: 0n },
        { type: "DepthChanged", side: "SELL", quantity: 200_000n },
      )
      .leavesBook("BTCUSDT", "SELL", "2 @ 89")
      .leavesBalance(ALICE, "BTC", { free: "98", locked: "2" });
  });

  test("of two that wait, the first one reached expires the other", () => {
    const both = { above: profitSell("2 BTC @ 111", 110), below: stopSell("2 BTC @ 89", 90) };
    given(...traded(), oco(both), limitSell(BOB, "1 BTC @ 110"))
      .when(marketBuy(CAROL, "1 BTC"))
      .emitsAmongOthers({ type: "OrderTriggered", orderId: 4 }, { ...TRIGGER, orderId: 3 })
      .leavesBook("BTCUSDT", "SELL", "2 @ 111");
  });

  test("a cancel of one, or of the list, ends both (H3)", () => {
    for (const ends of [cancel(ALICE, 3), cancel(ALICE, 4), cancelList(ALICE, 1)]) {
      given(...traded(), oco(SELL_PAIR))
        .when(ends)
        .emits(
          { type: "OrderCanceled", orderId: 3 },
          { type: "OrderCanceled", orderId: 4 },
          { type: "DepthChanged", quantity: 0n },
          DONE,
          { type: "BalanceChanged", locked: 0n },
        );
    }
  });

  test("the pair locks the larger of its needs once, and releases it once (H4)", () => {
    given(...traded(), oco(SELL_PAIR)).leavesBalance(ALICE, "BTC", { free: "98", locked: "2" });
    given(...traded(), oco(BUY_PAIR))
      .leavesBalance(ALICE, "USDT", { free: "999776", locked: "224" })
      .when(marketSell(BOB, "0.5 BTC"))
      .leavesBalance(ALICE, "USDT", { free: "999820", locked: "135" })
      .when(cancel(ALICE, 4))
      .leavesBalance(ALICE, "USDT", { free: "999955", locked: "0" });
    given(...traded(), oco(BUY_PAIR), limitSell(BOB, "1 BTC @ 110"))
      .when(marketBuy(CAROL, "1 BTC"))
      .leavesBook("BTCUSDT", "BUY", "2 @ 112")
      .leavesBalance(ALICE, "USDT", { free: "999776", locked: "224" });
  });

  test("the account needs the funds of one of the two", () => {
    const all: Pair = { above: limitMakerSell(ALICE, "100 BTC @ 110"), below: stopSell("100 BTC @ 89", 90) };
    const more: Pair = { above: limitMakerSell(ALICE, "101 BTC @ 110"), below: stopSell("101 BTC @ 89", 90) };
    given(...traded())
      .when(oco(more))
      .rejects("INSUFFICIENT_BALANCE")
      .when(oco(all))
      .leavesBalance(ALICE, "BTC", { free: "0", locked: "100" });
  });

  test("one that would trade at once is refused with the whole list (H5)", () => {
    given(...traded(), limitBuy(BOB, "1 BTC @ 109"))
      .when(oco({ ...SELL_PAIR, above: limitMakerSell(ALICE, "2 BTC @ 109") }))
      .rejects("WOULD_MATCH_IMMEDIATELY")
      .leavesBalance(ALICE, "BTC", { free: "100", locked: "0" });
  });

  test("a stranger's FOK that cannot be filled leaves the pair alone (H6)", () => {
    given(...traded(), oco(SELL_PAIR))
      .when(fokBuy(BOB, "3 BTC @ 110"))
      .emits({ type: "OrderNew" }, { type: "OrderExpired", accountId: BOB })
      .leavesBook("BTCUSDT", "SELL", "2 @ 110")
      .when(cancel(ALICE, 3))
      .emitsAmongOthers({ type: "OrderCanceled", orderId: 3 });
  });

  test("the prices of the two stand on both sides of the last price (H8)", () => {
    const below = stopSell("2 BTC @ 89", 90);
    given(...traded())
      .when(oco({ above: limitMakerSell(ALICE, "2 BTC @ 100"), below }))
      .rejects("OCO_BAD_PRICES")
      .when(oco({ ...SELL_PAIR, below: stopSell("2 BTC @ 89", 100) }))
      .rejects("OCO_BAD_PRICES")
      .when(oco({ above: stopBuy("2 BTC @ 112", 99), below: limitMakerBuy(ALICE, "2 BTC @ 90") }))
      .rejects("OCO_BAD_PRICES");
    given(...fundedVenue())
      .when(oco({ above: limitMakerSell(ALICE, "2 BTC @ 90"), below }))
      .rejects("OCO_BAD_PRICES")
      .when(oco({ above: limitMakerSell(ALICE, "2 BTC @ 91"), below }))
      .emitsAmongOthers({ type: "OrderNew", orderId: 2 });
  });

  test("one limits a loss, the other takes a profit, on their sides, of one side and quantity", () => {
    given(...traded())
      .when(oco({ above: SELL_PAIR.below, below: SELL_PAIR.above }))
      .rejects("UNSUPPORTED_ORDER_COMBINATION")
      .when(oco({ ...SELL_PAIR, above: limitSell(ALICE, "2 BTC @ 110") }))
      .rejects("UNSUPPORTED_ORDER_COMBINATION")
      .when(oco({ ...SELL_PAIR, above: limitMakerSell(ALICE, "1 BTC @ 110") }))
      .rejects("UNSUPPORTED_ORDER_COMBINATION")
      .when(oco({ ...SELL_PAIR, below: stopBuy("2 BTC @ 89", 90) }))
      .rejects("UNSUPPORTED_ORDER_COMBINATION");
  });

  test("self-trade prevention that takes one of the two ends the list (I9)", () => {
    given(...traded(), oco(SELL_PAIR))
      .when(limitBuy(ALICE, "1 BTC @ 110", { selfTradePreventionMode: "EXPIRE_MAKER" }))
      .emitsAmongOthers(
        { type: "OrderPrevented", orderId: 4, status: "EXPIRED_IN_MATCH" },
        { ...TRIGGER, orderId: 3 },
        DONE,
      )
      .leavesBalance(ALICE, "BTC", { free: "100", locked: "0" });
  });

  test("an amend makes both smaller, and frees what the larger need no longer takes", () => {
    given(...traded(), oco(BUY_PAIR))
      .when(amend(ALICE, 4, "1.5 BTC", { newClientOrderId: "smaller" }))
      .emits(
        { type: "OrderAmended", orderId: 4, clientOrderId: "smaller" },
        { type: "DepthChanged" },
        { type: "OrderAmended", orderId: 3 },
        { type: "OrderListChanged", listStatusType: "UPDATED", listOrderStatus: "EXECUTING" },
        { type: "BalanceChanged" },
      )
      .leavesBalance(ALICE, "USDT", { free: "999832", locked: "168" });
  });

  test("a restored engine knows the pair (H9)", () => {
    const engine = createEngine();
    for (const envelope of [...traded(), oco(SELL_PAIR)]) engine.execute(STORY_STARTS_MS, envelope);
    const restored = restoreEngine(engine.snapshot());
    expect(restored.openOrderLists(ALICE)).toEqual(engine.openOrderLists(ALICE));
    const events = restored.execute(STORY_STARTS_MS, marketBuy(BOB, "2 BTC")).toArray();
    expect(events.map(({ type }) => type)).toContain("OrderListChanged");
    expect(restored.openOrderLists(ALICE)).toEqual([]);
    restored.checkInvariants();
  });
});

describe("one triggers a pair", () => {
  const BRACKET = otoco(limitBuy(ALICE, "2 BTC @ 95"), SELL_PAIR);

  test("the pair comes into force when the working order is filled, and is an OCO from there on", () => {
    given(...traded(), BRACKET)
      .leavesBalance(ALICE, "BTC", { free: "100", locked: "0" })
      .when(marketSell(BOB, "2 BTC"))
      .emitsAmongOthers(
        { type: "OrderActivated", orderId: 4, orderType: "STOP_LOSS_LIMIT", workingTimeMs: -1 },
        { type: "OrderActivated", orderId: 5, orderType: "LIMIT_MAKER" },
      )
      .leavesBook("BTCUSDT", "SELL", "2 @ 110")
      .leavesBalance(ALICE, "BTC", { free: "100", locked: "2" })
      .when(marketBuy(BOB, "2 BTC"))
      .emitsAmongOthers({ ...TRIGGER, orderId: 4 }, { type: "OrderListChanged", contingencyType: "OTO" });
  });

  test("a pair that does not fit the market in its turn expires as REJECTED, both of it", () => {
    given(...traded(), BRACKET, limitBuy(BOB, "1 BTC @ 89"))
      .when(marketSell(CAROL, "3 BTC"))
      .emitsAmongOthers(
        { type: "OrderTraded", orderId: 3, status: "FILLED" },
        { type: "OrderExpired", orderId: 4, expiryReason: "REJECTED" },
        { type: "OrderExpired", orderId: 5, expiryReason: "REJECTED" },
        DONE,
      )
      .leavesBalance(ALICE, "BTC", { free: "102", locked: "0" });
  });

  test("a cancel of the working order expires the pair; a cancel of one of the pair cancels the working order", () => {
    given(...traded(), BRACKET)
      .when(cancel(ALICE, 3))
      .emitsAmongOthers(
        { type: "OrderCanceled", orderId: 3 },
        { type: "OrderExpired", orderId: 4, expiryReason: "OTO_PHASE_ONE_EXPIRED" },
        { type: "OrderExpired", orderId: 5, expiryReason: "OTO_PHASE_ONE_EXPIRED" },
        DONE,
      );
    given(...traded(), BRACKET)
      .when(cancel(ALICE, 5))
      .emitsAmongOthers(
        { type: "OrderCanceled", orderId: 3 },
        { type: "OrderExpired", orderId: 4, expiryReason: "OTO_PHASE_ONE_EXPIRED" },
        { type: "OrderCanceled", orderId: 5 },
        DONE,
      );
  });
});

import { createEngine, restoreEngine, SELF_TRADE_PREVENTION_MODES } from "@pricetime/engine";
import {
  ALICE,
  BOB,
  fokBuy,
  fokSell,
  iocBuy,
  limitBuy,
  limitMakerSell,
  limitSell,
  marketBuy,
  marketBuyFor,
  marketSell,
  STORY_STARTS_MS,
  setSelfTradePrevention,
} from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const mode = (selfTradePreventionMode: (typeof SELF_TRADE_PREVENTION_MODES)[number]) => ({ selfTradePreventionMode });
const EXPIRE_TAKER = mode("EXPIRE_TAKER");
const EXPIRE_MAKER = mode("EXPIRE_MAKER");
const DECREMENT = mode("DECREMENT");

/** A quantity of BTC in the symbol's units. */
const btc = (quantity: number) => Math.round(quantity * 100_000) as never;

describe("FOK", () => {
  test("with EXPIRE_MAKER does not count own orders, and fails without touching them (B10)", () => {
    given(...fundedVenue(), limitSell(BOB, "5 BTC @ 100"), limitSell(ALICE, "5 BTC @ 100"))
      .when(fokBuy(ALICE, "10 BTC @ 100", EXPIRE_MAKER))
      .emits({ type: "OrderNew" }, { type: "OrderExpired", expiryReason: "UNFILLED_FOK_ORDER_EXPIRED" })
      .leavesBook("BTCUSDT", "SELL", "10 @ 100");
  });

  test("with EXPIRE_MAKER fills over others' orders and expires the own ones it passes", () => {
    given(...fundedVenue(), limitBuy(ALICE, "5 BTC @ 101"), limitBuy(BOB, "5 BTC @ 100"))
      .when(fokSell(ALICE, "5 BTC @ 100", EXPIRE_MAKER))
      .emitsAmongOthers({ type: "OrderPrevented", orderId: 1 }, { type: "OrderTraded", orderId: 3, status: "FILLED" });
  });

  test.each(["EXPIRE_TAKER", "EXPIRE_BOTH", "DECREMENT", "TRANSFER"] as const)(
    "with %s counts only up to the first own order in its way (B10)",
    (takerMode) => {
      const book = [limitSell(BOB, "1 BTC @ 100"), limitSell(ALICE, "1 BTC @ 100"), limitSell(BOB, "5 BTC @ 100")];
      given(...fundedVenue(), ...book)
        .when(fokBuy(ALICE, "2 BTC @ 100", mode(takerMode)))
        .emits({ type: "OrderNew" }, { type: "OrderExpired", expiryReason: "UNFILLED_FOK_ORDER_EXPIRED" })
        .leavesBook("BTCUSDT", "SELL", "7 @ 100");
      given(...fundedVenue(), ...book)
        .when(fokBuy(ALICE, "1 BTC @ 100", mode(takerMode)))
        .emitsAmongOthers({ type: "OrderTraded", orderId: 4, status: "FILLED" });
    },
  );
});

describe("other orders", () => {
  test("LIMIT_MAKER that would meet only own orders is refused whatever its mode (B16)", () => {
    for (const takerMode of SELF_TRADE_PREVENTION_MODES) {
      given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100"))
        .when(limitMakerSell(ALICE, "1 BTC @ 100", mode(takerMode)))
        .rejects("WOULD_MATCH_IMMEDIATELY");
    }
  });

  test("the rest of IOC expires as such after its own makers were passed", () => {
    given(...fundedVenue(), limitSell(ALICE, "1 BTC @ 100"), limitSell(BOB, "1 BTC @ 100"))
      .when(iocBuy(ALICE, "3 BTC @ 100", EXPIRE_MAKER))
      .emitsAmongOthers({ type: "Trade" }, { type: "OrderExpired", expiryReason: "UNFILLED_IOC_QUANTITY_EXPIRED" })
      .leavesBalance(ALICE, "USDT", { free: "999900", locked: "0" });
  });

  test("MARKET is judged by what it would pay to others", () => {
    const book = [limitSell(ALICE, "50 BTC @ 100"), limitSell(BOB, "60 BTC @ 20000")];
    given(...fundedVenue(), ...book)
      .when(marketBuy(ALICE, "51 BTC", EXPIRE_MAKER))
      .rejects("INSUFFICIENT_BALANCE");
    given(...fundedVenue(), ...book)
      .when(marketBuy(ALICE, "50 BTC", EXPIRE_MAKER))
      .emitsAmongOthers({ type: "OrderTraded", status: "FILLED", orderId: 3 })
      .leavesBalance(ALICE, "USDT", { free: "0", locked: "0" });
    given(...fundedVenue(), ...book)
      .when(marketBuy(ALICE, "51 BTC", DECREMENT))
      .leavesBalance(ALICE, "USDT", { free: "980000", locked: "0" });
    given(...fundedVenue(), ...book)
      .when(marketBuy(ALICE, "51 BTC", EXPIRE_TAKER))
      .emitsAmongOthers({ type: "OrderPrevented", status: "EXPIRED_IN_MATCH", lastPreventedQuantity: btc(51) })
      .leavesBalance(ALICE, "USDT", { free: "1000000", locked: "0" });
  });

  test("MARKET SELL may offer more than is owned when own orders take it away", () => {
    given(
      ...fundedVenue(),
      limitBuy(BOB, "100 BTC @ 200"),
      limitBuy(ALICE, "50 BTC @ 100"),
      limitBuy(BOB, "50 BTC @ 50"),
    )
      .when(marketSell(ALICE, "150 BTC", DECREMENT))
      .emitsAmongOthers({ type: "OrderPrevented", orderId: 4, status: "EXPIRED_IN_MATCH", executedQuantity: btc(100) })
      .leavesBalance(ALICE, "BTC", { free: "0", locked: "0" });
  });

  test("a budget never pays more than it is, also when EXPIRE_MAKER lifts the price (C1)", () => {
    given(...fundedVenue(), limitSell(ALICE, "5 BTC @ 100"), limitSell(BOB, "5 BTC @ 200"))
      .when(marketBuyFor(ALICE, "BTC for 600 USDT", EXPIRE_MAKER))
      .emitsAmongOthers({ type: "OrderTraded", orderId: 3, status: "FILLED", quantity: btc(3) })
      .leavesBalance(ALICE, "USDT", { free: "999400", locked: "0" });
    given(...fundedVenue(), limitSell(ALICE, "1 BTC @ 100"), limitSell(BOB, "5 BTC @ 200"))
      .when(marketBuyFor(ALICE, "BTC for 500 USDT", DECREMENT))
      .emitsAmongOthers({ type: "OrderNew", quantity: btc(3) }, { type: "OrderTraded", executedQuantity: btc(2) })
      .leavesBalance(ALICE, "USDT", { free: "999600", locked: "0" });
  });

  test("a budget that meets only own orders ends them and expires", () => {
    given(...fundedVenue(), limitSell(ALICE, "1 BTC @ 100"), limitSell(ALICE, "1 BTC @ 200"))
      .when(marketBuyFor(ALICE, "BTC for 600 USDT", EXPIRE_MAKER))
      .emitsAmongOthers(
        { type: "OrderNew", quantity: btc(3) },
        { type: "OrderPrevented", orderId: 1 },
        { type: "OrderPrevented", orderId: 2 },
        { type: "OrderExpired", orderId: 3, expiryReason: "INSUFFICIENT_LIQUIDITY" },
      )
      .leavesBook("BTCUSDT", "SELL");
  });
});

describe("a symbol's modes", () => {
  test("an order with a mode that is not allowed is refused", () => {
    given(...fundedVenue(), setSelfTradePrevention(["EXPIRE_MAKER", "DECREMENT"]))
      .when(limitBuy(ALICE, "1 BTC @ 100"))
      .rejects("SELF_TRADE_PREVENTION_NOT_ALLOWED")
      .when(limitBuy(ALICE, "1 BTC @ 100", EXPIRE_TAKER))
      .rejects("SELF_TRADE_PREVENTION_NOT_ALLOWED")
      .when(limitBuy(ALICE, "1 BTC @ 100", DECREMENT))
      .emitsAmongOthers({ type: "OrderNew", selfTradePreventionMode: "DECREMENT" })
      .when(setSelfTradePrevention(["NONE"]), limitSell(ALICE, "1 BTC @ 100"))
      .emitsAmongOthers({ type: "Trade" });
  });

  test("a rule allows its own default, and is told with its modes in one order, each once", () => {
    given(...fundedVenue())
      .when(setSelfTradePrevention(["DECREMENT", "NONE", "DECREMENT"]))
      .emits({
        type: "SelfTradePreventionChanged",
        symbolId: 0,
        selfTradePrevention: { defaultMode: "DECREMENT", allowedModes: ["NONE", "DECREMENT"] },
      })
      .when(setSelfTradePrevention([]))
      .rejects("INVALID_SELF_TRADE_PREVENTION");
  });

  test("survives a snapshot, and so do an order's prevented quantity and the next prevented match's number", () => {
    const engine = createEngine();
    const story = [
      ...fundedVenue(),
      setSelfTradePrevention(["DECREMENT"]),
      limitSell(ALICE, "3 BTC @ 100", DECREMENT),
      limitBuy(ALICE, "1 BTC @ 100", DECREMENT),
    ];
    for (const envelope of story) engine.execute(STORY_STARTS_MS, envelope);
    const restored = restoreEngine(engine.snapshot());
    restored.checkInvariants();
    expect(restored.stateHash()).toBe(engine.stateHash());
    expect(restored.symbols()).toEqual(engine.symbols());
    expect(restored.openOrder(0, 1)?.details).toMatchObject({ preventedQuantity: 100_000, preventedMatchId: 1 });
    const next = limitBuy(ALICE, "1 BTC @ 100", DECREMENT);
    const events = restored.execute(STORY_STARTS_MS, next).toArray();
    expect(events).toEqual(engine.execute(STORY_STARTS_MS, next).toArray());
    expect(events[1]).toMatchObject({ type: "MatchPrevented", preventedMatchId: 2 });
  });
});

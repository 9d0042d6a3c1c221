import { createEngine, type Envelope, restoreEngine } from "@pricetime/engine";
import {
  ALICE,
  BOB,
  CAROL,
  cancel,
  cancelAll,
  limitBuy,
  limitSell,
  marketSell,
  STORY_STARTS_MS,
  setFilters,
  stopLossBuy,
  stopLossSell,
  takeProfitBuy,
  takeProfitSell,
} from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { fundedVenue, given, lastPriceIs, tradeAt } from "./given.js";

describe("an order waits for its stop", () => {
  test("outside the book: it is new, open, locks its funds, and nobody sees it", () => {
    given(...lastPriceIs(100))
      .when(stopLossSell(ALICE, "2 BTC stop 90 limit 89"))
      .emits(
        {
          type: "OrderNew",
          orderId: 3,
          orderType: "STOP_LOSS_LIMIT",
          status: "NEW",
          workingTimeMs: -1,
          details: { stopPrice: 9_000, trailingDelta: 0 } as never,
        },
        { type: "BalanceChanged" },
      )
      .leavesBalance(ALICE, "BTC", { free: "98", locked: "2" })
      .leavesBook("BTCUSDT", "SELL");
  });

  test("and goes to work when the last price touches it, as the order it becomes (G3, N6)", () => {
    given(...lastPriceIs(100), limitBuy(BOB, "0.1 BTC @ 90.01"), stopLossSell(ALICE, "2 BTC stop 90 limit 89"))
      .when(marketSell(CAROL, "0.1 BTC"))
      .leavesBook("BTCUSDT", "SELL")
      .when(limitBuy(BOB, "1 BTC @ 90"), marketSell(CAROL, "0.1 BTC"))
      .emitsAmongOthers(
        { type: "Trade", price: 9_000 as never, sellerOrderId: 7 },
        {
          type: "OrderTriggered",
          orderId: 4,
          orderType: "STOP_LOSS_LIMIT",
          status: "NEW",
          workingTimeMs: STORY_STARTS_MS,
        },
        { type: "Trade", price: 9_000 as never, sellerOrderId: 4 },
        { type: "OrderTraded", orderId: 4, orderType: "STOP_LOSS_LIMIT", status: "PARTIALLY_FILLED", isMaker: false },
        { type: "DepthChanged", side: "SELL", price: 8_900 as never },
        { type: "BalanceChanged" },
      )
      .leavesBook("BTCUSDT", "SELL", "1.1 @ 89");
  });

  test.each([
    { place: stopLossBuy, text: "1 BTC stop 101", not: 100.99, triggers: 101 },
    { place: stopLossSell, text: "1 BTC stop 99", not: 99.01, triggers: 99 },
    { place: takeProfitBuy, text: "1 BTC stop 99", not: 99.01, triggers: 99 },
    { place: takeProfitSell, text: "1 BTC stop 101", not: 100.99, triggers: 101 },
  ])("in each of the four directions ($text at $triggers, not at $not) (G12)", ({ place, text, not, triggers }) => {
    const story = given(...lastPriceIs(100), place(ALICE, text));
    story.when(limitSell(BOB, `0.1 BTC @ ${not}`), limitBuy(CAROL, `0.1 BTC @ ${not}`));
    expect(() => story.emitsAmongOthers({ type: "OrderTriggered" })).toThrow();
    story
      .when(limitSell(BOB, `0.1 BTC @ ${triggers}`), limitBuy(CAROL, `0.1 BTC @ ${triggers}`))
      .emitsAmongOthers({ type: "OrderTriggered", orderId: 3 });
  });

  test("one that is there already is refused (G1)", () => {
    given(...lastPriceIs(100))
      .when(stopLossSell(ALICE, "1 BTC stop 100"))
      .rejects("WOULD_TRIGGER_IMMEDIATELY")
      .when(stopLossBuy(ALICE, "1 BTC stop 99.99"))
      .rejects("WOULD_TRIGGER_IMMEDIATELY")
      .when(takeProfitBuy(ALICE, "1 BTC stop 101 trailing 100"))
      .rejects("WOULD_TRIGGER_IMMEDIATELY")
      .when(takeProfitSell(ALICE, "1 BTC stop 100 limit 100"))
      .rejects("WOULD_TRIGGER_IMMEDIATELY");
  });

  test("before the first trade any stop waits (G2)", () => {
    given(...fundedVenue(), stopLossSell(ALICE, "1 BTC stop 100"))
      .when(...tradeAt(150))
      .leavesBalance(ALICE, "BTC", { free: "99", locked: "1" })
      .when(...tradeAt(100))
      .emitsAmongOthers(
        { type: "OrderTriggered", orderId: 1 },
        { type: "OrderExpired", expiryReason: "INSUFFICIENT_LIQUIDITY" },
      );
  });

  test("without a stop price and a delta, or with a delta of the whole price, it is refused", () => {
    given(...lastPriceIs(100))
      .when(stopLossSell(ALICE, "1 BTC"))
      .rejects("INVALID_STOP_PRICE")
      .when(stopLossSell(ALICE, "1 BTC trailing 10000"))
      .rejects("INVALID_TRAILING_DELTA")
      .when(limitSell(ALICE, "1 BTC @ 100", { instructions: { ...stop(90) } }))
      .rejects("UNSUPPORTED_ORDER_COMBINATION");
  });

  test("PRICE_FILTER judges the stop price too", () => {
    const priceFilter = { minPrice: 5_000 as never, maxPrice: 0 as never, tickSize: 100 as never };
    const lotSize = { minQuantity: 0 as never, maxQuantity: 0 as never, stepSize: 1 as never };
    given(...lastPriceIs(100), setFilters({ priceFilter, lotSize }))
      .when(stopLossSell(ALICE, "1 BTC stop 90.5 limit 89"))
      .rejects("FILTER_PRICE_FILTER")
      .when(stopLossSell(ALICE, "1 BTC stop 49"))
      .rejects("FILTER_PRICE_FILTER");
  });
});

describe("a waiting order locks", () => {
  test("a BUY with a limit its price × quantity, one without its stop price × quantity; a SELL its quantity", () => {
    given(...lastPriceIs(100))
      .when(stopLossBuy(ALICE, "2 BTC stop 110 limit 112"))
      .leavesBalance(ALICE, "USDT", { free: "999776", locked: "224" })
      .when(stopLossBuy(ALICE, "2 BTC stop 110"))
      .leavesBalance(ALICE, "USDT", { free: "999556", locked: "444" })
      .when(takeProfitSell(ALICE, "2 BTC stop 110"))
      .leavesBalance(ALICE, "BTC", { free: "98", locked: "2" });
  });

  test("a trailing BUY without both prices the last price × quantity, and nothing on a symbol that never traded", () => {
    given(...fundedVenue(), stopLossBuy(ALICE, "1 BTC trailing 100"))
      .leavesBalance(ALICE, "USDT", { free: "1000000", locked: "0" })
      .when(...tradeAt(100), stopLossBuy(ALICE, "3 BTC trailing 100"))
      .leavesBalance(ALICE, "USDT", { free: "999700", locked: "300" });
  });

  test("and is refused without the funds", () => {
    given(...lastPriceIs(100))
      .when(stopLossSell(ALICE, "100.00001 BTC stop 90"))
      .rejects("INSUFFICIENT_BALANCE")
      .when(stopLossBuy(ALICE, "10000.00001 BTC stop 100.01"))
      .rejects("INSUFFICIENT_BALANCE");
  });

  test("canceling gives all of it back, by the command that cancels any order (D6)", () => {
    given(...lastPriceIs(100), stopLossBuy(ALICE, "2 BTC stop 110", { clientOrderId: "mine" }))
      .when(cancel(ALICE, "mine"))
      .emits({ type: "OrderCanceled", orderId: 3, status: "CANCELED", workingTimeMs: -1 }, { type: "BalanceChanged" })
      .leavesBalance(ALICE, "USDT", { free: "1000000", locked: "0" })
      .when(...tradeAt(110))
      .leavesBook("BTCUSDT", "BUY");
  });

  test("canceling all of an account cancels waiting ones too, in order of their ids (D7)", () => {
    given(
      ...lastPriceIs(100),
      stopLossSell(ALICE, "1 BTC stop 90"),
      limitSell(ALICE, "1 BTC @ 200"),
      takeProfitSell(ALICE, "1 BTC trailing 100"),
    )
      .when(cancelAll(ALICE))
      .emitsAmongOthers(
        { type: "OrderCanceled", orderId: 3 },
        { type: "OrderCanceled", orderId: 4 },
        { type: "OrderCanceled", orderId: 5 },
      )
      .leavesBalance(ALICE, "BTC", { free: "100", locked: "0" });
  });

  test("an open waiting order keeps its client order id taken", () => {
    given(...lastPriceIs(100), stopLossSell(ALICE, "1 BTC stop 90", { clientOrderId: "mine" }))
      .when(limitSell(ALICE, "1 BTC @ 200", { clientOrderId: "mine" }))
      .rejects("DUPLICATE_CLIENT_ORDER_ID");
  });

  test("a market order at its trigger needs what the book costs; what is locked too much is free again (C7)", () => {
    given(...lastPriceIs(100), limitSell(BOB, "0.1 BTC @ 110"), limitSell(BOB, "1 BTC @ 110"))
      .when(stopLossBuy(ALICE, "1 BTC stop 110"))
      .leavesBalance(ALICE, "USDT", { free: "999890", locked: "110" })
      .when(limitBuy(CAROL, "0.2 BTC @ 110"))
      .emitsAmongOthers(
        { type: "OrderTriggered", orderId: 5 },
        { type: "OrderTraded", orderId: 5, orderType: "STOP_LOSS", status: "PARTIALLY_FILLED" },
        { type: "OrderExpired", orderId: 5, expiryReason: "INSUFFICIENT_LIQUIDITY" },
      )
      .leavesBalance(ALICE, "USDT", { free: "999901", locked: "0" });
  });
});

describe("one trade triggers several", () => {
  test("falling ones by the highest stop, at one price by order of placement (G4)", () => {
    given(
      ...lastPriceIs(100),
      stopLossSell(ALICE, "1 BTC stop 90 limit 120"),
      stopLossSell(ALICE, "1 BTC stop 95 limit 121"),
      takeProfitBuy(ALICE, "1 BTC stop 90 limit 50"),
      stopLossSell(ALICE, "1 BTC stop 95 limit 122"),
      stopLossSell(ALICE, "1 BTC stop 89 limit 123"),
    )
      .when(...tradeAt(90))
      .emitsAmongOthers(
        { type: "OrderTriggered", orderId: 4 },
        { type: "OrderTriggered", orderId: 6 },
        { type: "OrderTriggered", orderId: 3 },
        { type: "OrderTriggered", orderId: 5 },
      )
      .leavesBook("BTCUSDT", "SELL", "1 @ 120", "1 @ 121", "1 @ 122")
      .leavesBook("BTCUSDT", "BUY", "1 @ 50");
  });

  test("rising ones by the lowest stop (G4)", () => {
    given(
      ...lastPriceIs(100),
      takeProfitSell(ALICE, "1 BTC stop 110 limit 150"),
      stopLossBuy(ALICE, "1 BTC stop 105 limit 60"),
    )
      .when(...tradeAt(110))
      .emitsAmongOthers({ type: "OrderTriggered", orderId: 4 }, { type: "OrderTriggered", orderId: 3 });
  });

  test("a chain runs to its end in the same command, each order completely before the next (G5)", () => {
    given(
      ...lastPriceIs(100),
      limitBuy(BOB, "1 BTC @ 95"),
      limitBuy(BOB, "1 BTC @ 90"),
      limitBuy(BOB, "1 BTC @ 85"),
      stopLossSell(ALICE, "1 BTC stop 95"),
      stopLossSell(ALICE, "1 BTC stop 90"),
    )
      .when(marketSell(CAROL, "1 BTC"))
      .emitsAmongOthers(
        { type: "OrderNew", orderId: 8 },
        { type: "Trade", price: 9_500 as never, sellerOrderId: 8 },
        { type: "OrderTriggered", orderId: 6 },
        { type: "Trade", price: 9_000 as never, sellerOrderId: 6 },
        { type: "OrderTriggered", orderId: 7 },
        { type: "Trade", price: 8_500 as never, sellerOrderId: 7 },
        { type: "BalanceChanged" },
      )
      .leavesBook("BTCUSDT", "BUY")
      .leavesBalance(ALICE, "BTC", { free: "98", locked: "0" });
  });

  test("stops between the levels of a sweep are looked at after it, so the taker has all of them (G6)", () => {
    given(
      ...lastPriceIs(100),
      limitBuy(BOB, "1 BTC @ 95"),
      limitBuy(BOB, "1 BTC @ 90"),
      stopLossSell(ALICE, "1 BTC stop 95 limit 80"),
    )
      .when(marketSell(CAROL, "2 BTC"))
      .emitsAmongOthers(
        { type: "Trade", price: 9_500 as never, sellerOrderId: 6 },
        { type: "Trade", price: 9_000 as never, sellerOrderId: 6 },
        { type: "OrderTriggered", orderId: 5 },
        { type: "DepthChanged", side: "SELL", price: 8_000 as never },
      );
  });

  test("10,000 stops and 10,000 trailing ones go to work in one command (G16)", () => {
    const engine = createEngine();
    const run = (envelope: Envelope) => engine.execute(STORY_STARTS_MS, envelope);
    for (const envelope of lastPriceIs(100)) run(envelope);
    const count = 10_000;
    for (let order = 0; order < count; order++) {
      run(stopLossSell(ALICE, `0.0001 BTC stop 90.${String(order % 100).padStart(2, "0")} limit 80`));
      run(stopLossSell(BOB, "0.0001 BTC trailing 1000 limit 80"));
    }
    for (const envelope of tradeAt(120)) run(envelope);
    run(limitBuy(CAROL, "0.1 BTC @ 90"));
    const events = [...run(limitSell(BOB, "0.1 BTC @ 90"))];
    expect(events.filter(({ type }) => type === "OrderTriggered")).toHaveLength(2 * count);
    engine.checkInvariants();
  }, 60_000);
});

describe("a snapshot", () => {
  test("keeps waiting orders, their extremes and the last price: what follows is the same (G15)", () => {
    const engine = createEngine();
    const run = (envelope: Envelope) => engine.execute(STORY_STARTS_MS, envelope);
    const placed = [
      stopLossSell(ALICE, "1 BTC stop 90 limit 200"),
      stopLossSell(ALICE, "1 BTC trailing 1000 limit 201", { clientOrderId: "trails" }),
      takeProfitSell(ALICE, "1 BTC stop 130 trailing 500 limit 202"),
      stopLossBuy(ALICE, "1 BTC stop 140"),
    ];
    for (const envelope of [...lastPriceIs(100), ...placed, ...tradeAt(135), ...tradeAt(132)]) run(envelope);
    const restored = restoreEngine(engine.snapshot());
    restored.checkInvariants();
    expect(restored.stateHash()).toBe(engine.stateHash());
    expect(restored.openOrders(ALICE)).toEqual(engine.openOrders(ALICE));
    const rest = [stopLossSell(ALICE, "1 BTC stop 132"), ...tradeAt(140), ...tradeAt(128), cancel(ALICE, 3)];
    for (const envelope of rest) {
      expect(restored.execute(STORY_STARTS_MS, envelope).toArray()).toEqual(
        engine.execute(STORY_STARTS_MS, envelope).toArray(),
      );
      expect(restored.stateHash()).toBe(engine.stateHash());
      restored.checkInvariants();
    }
  });
});

function stop(price: number) {
  return {
    stopPrice: price * 100,
    trailingDelta: 0,
    icebergQuantity: 0,
    strategyId: 0,
    strategyType: 0,
    pegPriceType: "NONE",
    pegOffsetValue: 0,
  } as const;
}

import { createEngine, NO_INSTRUCTIONS, restoreEngine } from "@pricetime/engine";
import {
  ALICE,
  amend,
  BOB,
  CAROL,
  cancel,
  fokBuy,
  iceberg,
  iocBuy,
  limitBuy,
  limitMakerSell,
  limitSell,
  marketBuy,
  marketBuyFor,
  OPEN_FILTERS,
  STORY_STARTS_MS,
  setFilters,
} from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { fundedVenue, given } from "./given.js";

/** A quantity of BTC in the symbol's units. */
const btc = (quantity: number) => Math.round(quantity * 100_000) as never;
const prevent = (selfTradePreventionMode: "EXPIRE_TAKER" | "EXPIRE_MAKER" | "EXPIRE_BOTH" | "DECREMENT") => ({
  selfTradePreventionMode,
});

describe("a resting iceberg", () => {
  test("shows one slice and locks all of it (F6)", () => {
    given(...fundedVenue())
      .when(limitSell(BOB, "10 BTC @ 100", iceberg("2 BTC")))
      .emits(
        { type: "OrderNew", status: "NEW", quantity: btc(10), details: { hiddenQuantity: 800_000 } as never },
        { type: "DepthChanged", quantity: 200_000n },
        { type: "BalanceChanged" },
      )
      .leavesBook("BTCUSDT", "SELL", "2 @ 100")
      .leavesBalance(BOB, "BTC", { free: "90", locked: "10" });
  });

  test("whose slice is taken exactly shows the next one at the back of the queue (F1, N6)", () => {
    given(...fundedVenue(), limitSell(BOB, "5 BTC @ 100", iceberg("2 BTC")), limitSell(CAROL, "3 BTC @ 100"))
      .when(limitBuy(ALICE, "2 BTC @ 100"))
      .emitsAmongOthers(
        { type: "Trade", sellerOrderId: 1, quantity: btc(2) },
        { type: "OrderTraded", orderId: 1, status: "PARTIALLY_FILLED", details: { hiddenQuantity: 100_000 } as never },
        { type: "DepthChanged", quantity: 500_000n },
      )
      .when(limitBuy(ALICE, "1 BTC @ 100"))
      .emitsAmongOthers({ type: "Trade", sellerOrderId: 2 });
  });

  test("whose slice is taken in part keeps its place", () => {
    given(...fundedVenue(), limitSell(BOB, "5 BTC @ 100", iceberg("2 BTC")), limitSell(CAROL, "3 BTC @ 100"))
      .when(limitBuy(ALICE, "1 BTC @ 100"))
      .leavesBook("BTCUSDT", "SELL", "4 @ 100")
      .when(limitBuy(ALICE, "1.5 BTC @ 100"))
      .emitsAmongOthers(
        { type: "Trade", sellerOrderId: 1, quantity: btc(1) },
        { type: "Trade", sellerOrderId: 2, quantity: btc(0.5) },
      )
      .leavesBook("BTCUSDT", "SELL", "4.5 @ 100");
  });

  test("lets the others at its price trade before its next slice, and its last slice is what is left (F2, F3)", () => {
    given(...fundedVenue(), limitSell(BOB, "5 BTC @ 100", iceberg("2 BTC")), limitSell(CAROL, "1 BTC @ 100"))
      .when(limitBuy(ALICE, "5.5 BTC @ 100"))
      .emitsAmongOthers(
        { type: "Trade", sellerOrderId: 1, quantity: btc(2), aggTradeId: 1 },
        { type: "Trade", sellerOrderId: 2, quantity: btc(1), aggTradeId: 1 },
        { type: "Trade", sellerOrderId: 1, quantity: btc(2), aggTradeId: 1 },
        { type: "Trade", sellerOrderId: 1, quantity: btc(0.5), aggTradeId: 1 },
        { type: "DepthChanged", quantity: 50_000n },
      )
      .leavesBook("BTCUSDT", "SELL", "0.5 @ 100");
  });

  test("and another one take turns until both are gone; the book is not crossed (F4)", () => {
    given(
      ...fundedVenue(),
      limitSell(BOB, "3 BTC @ 100", iceberg("1 BTC")),
      limitSell(CAROL, "5 BTC @ 100", iceberg("2 BTC")),
    )
      .when(limitBuy(ALICE, "9 BTC @ 100"))
      .emitsAmongOthers(
        { type: "Trade", sellerOrderId: 1, quantity: btc(1) },
        { type: "Trade", sellerOrderId: 2, quantity: btc(2) },
        { type: "Trade", sellerOrderId: 1, quantity: btc(1) },
        { type: "Trade", sellerOrderId: 2, quantity: btc(2) },
        { type: "OrderTraded", orderId: 1, status: "FILLED" },
        { type: "OrderTraded", orderId: 2, status: "FILLED" },
      )
      .leavesBook("BTCUSDT", "SELL")
      .leavesBook("BTCUSDT", "BUY", "1 @ 100");
  });

  test("gives back slice and reserve when it is canceled after two refills (F8)", () => {
    given(...fundedVenue(), limitSell(BOB, "10 BTC @ 100", iceberg("1 BTC")), limitBuy(ALICE, "2.5 BTC @ 100"))
      .when(cancel(BOB, 1))
      .emitsAmongOthers({ type: "OrderCanceled", executedQuantity: btc(2.5) }, { type: "DepthChanged", quantity: 0n })
      .leavesBook("BTCUSDT", "SELL")
      .leavesBalance(BOB, "BTC", { free: "97.5", locked: "0" });
  });
});

describe("an aggressive iceberg", () => {
  test("trades its total, then rests as slice and reserve (F5)", () => {
    given(...fundedVenue(), limitSell(BOB, "3 BTC @ 99"))
      .when(limitBuy(ALICE, "10 BTC @ 100", iceberg("1 BTC")))
      .emitsAmongOthers(
        { type: "Trade", quantity: btc(3) },
        { type: "OrderTraded", orderId: 2, isMaker: false, details: { hiddenQuantity: 600_000 } as never },
        { type: "DepthChanged", side: "BUY", quantity: 100_000n },
      )
      .leavesBook("BTCUSDT", "BUY", "1 @ 100")
      .leavesBalance(ALICE, "USDT", { free: "999003", locked: "700" });
  });

  test("of which less than a slice is left shows that", () => {
    given(...fundedVenue(), limitSell(BOB, "9.5 BTC @ 100"))
      .when(limitBuy(ALICE, "10 BTC @ 100", iceberg("1 BTC")))
      .leavesBook("BTCUSDT", "BUY", "0.5 @ 100");
  });
});

describe("what is hidden is real", () => {
  test("for FOK; one that fails leaves slice, reserve and place untouched (B11)", () => {
    const book = [limitSell(BOB, "5 BTC @ 100", iceberg("1 BTC")), limitSell(CAROL, "1 BTC @ 100")];
    given(...fundedVenue(), ...book)
      .when(fokBuy(ALICE, "6.00001 BTC @ 100"))
      .emits({ type: "OrderNew" }, { type: "OrderExpired", expiryReason: "UNFILLED_FOK_ORDER_EXPIRED" })
      .leavesBook("BTCUSDT", "SELL", "2 @ 100")
      .when(limitBuy(ALICE, "0.5 BTC @ 100"))
      .emitsAmongOthers({ type: "Trade", sellerOrderId: 1 });
    given(...fundedVenue(), ...book)
      .when(fokBuy(ALICE, "6 BTC @ 100"))
      .emitsAmongOthers({ type: "OrderTraded", orderId: 3, status: "FILLED" })
      .leavesBook("BTCUSDT", "SELL");
  });

  test("for MARKET, by quantity and by budget: judged by all that it would take", () => {
    const book = [limitSell(BOB, "60 BTC @ 20000", iceberg("1 BTC"))];
    given(...fundedVenue(), ...book)
      .when(marketBuy(ALICE, "51 BTC"))
      .rejects("INSUFFICIENT_BALANCE");
    given(...fundedVenue(), ...book)
      .when(marketBuy(ALICE, "50 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", orderId: 2, status: "FILLED" })
      .leavesBalance(ALICE, "USDT", { free: "0", locked: "0" });
    given(...fundedVenue(), ...book)
      .when(marketBuyFor(ALICE, "BTC for 100000 USDT"))
      .emitsAmongOthers({ type: "OrderTraded", orderId: 2, status: "FILLED", quantity: btc(5) });
  });

  test("for IOC, and beyond its limit it is not", () => {
    given(
      ...fundedVenue(),
      limitSell(BOB, "3 BTC @ 100", iceberg("1 BTC")),
      limitSell(BOB, "3 BTC @ 101", iceberg("1 BTC")),
    )
      .when(iocBuy(ALICE, "5 BTC @ 100"))
      .emitsAmongOthers({ type: "OrderExpired", executedQuantity: btc(3) })
      .leavesBook("BTCUSDT", "SELL", "1 @ 101");
  });
});

describe("self-trade prevention looks at all of an iceberg (F9)", () => {
  test("EXPIRE_MAKER and EXPIRE_BOTH end slice and reserve (I9)", () => {
    for (const takerMode of ["EXPIRE_MAKER", "EXPIRE_BOTH"] as const) {
      given(...fundedVenue(), limitSell(ALICE, "5 BTC @ 100", iceberg("1 BTC")))
        .when(limitBuy(ALICE, "2 BTC @ 100", prevent(takerMode)))
        .emitsAmongOthers({
          type: "OrderPrevented",
          orderId: 1,
          status: "EXPIRED_IN_MATCH",
          lastPreventedQuantity: btc(5),
        })
        .leavesBook("BTCUSDT", "SELL")
        .leavesBalance(ALICE, "BTC", { free: "100", locked: "0" });
    }
  });

  test("EXPIRE_TAKER leaves it as it is", () => {
    given(...fundedVenue(), limitSell(ALICE, "5 BTC @ 100", iceberg("1 BTC")))
      .when(limitBuy(ALICE, "2 BTC @ 100", prevent("EXPIRE_TAKER")))
      .leavesBook("BTCUSDT", "SELL", "1 @ 100")
      .leavesBalance(ALICE, "BTC", { free: "95", locked: "5" });
  });

  test("DECREMENT eats the slice, then the reserve; a slice that is gone is refilled at the back", () => {
    given(...fundedVenue(), limitSell(ALICE, "5 BTC @ 100", iceberg("2 BTC")), limitSell(BOB, "1 BTC @ 100"))
      .when(limitBuy(ALICE, "1 BTC @ 100", prevent("DECREMENT")))
      .leavesBook("BTCUSDT", "SELL", "2 @ 100")
      .when(limitBuy(ALICE, "2.5 BTC @ 100", prevent("DECREMENT")))
      .emitsAmongOthers(
        { type: "MatchPrevented", makerPreventedQuantity: btc(2.5), takerPreventedQuantity: btc(2.5) },
        { type: "OrderPrevented", orderId: 1, status: "NEW", details: { hiddenQuantity: 0 } as never },
      )
      .leavesBook("BTCUSDT", "SELL", "2.5 @ 100")
      .leavesBalance(ALICE, "BTC", { free: "98.5", locked: "1.5" })
      .when(limitBuy(CAROL, "1 BTC @ 100"))
      .emitsAmongOthers({ type: "Trade", sellerOrderId: 2 });
  });

  test("FOK with EXPIRE_TAKER counts what stands before its own order, without what that hides", () => {
    const book = [limitSell(BOB, "5 BTC @ 100", iceberg("1 BTC")), limitSell(ALICE, "1 BTC @ 100")];
    given(...fundedVenue(), ...book)
      .when(fokBuy(ALICE, "2 BTC @ 100", prevent("EXPIRE_TAKER")))
      .emits({ type: "OrderNew" }, { type: "OrderExpired" });
    given(...fundedVenue(), ...book)
      .when(fokBuy(ALICE, "5 BTC @ 100", prevent("EXPIRE_MAKER")))
      .emitsAmongOthers({ type: "OrderTraded", orderId: 3, status: "FILLED" });
  });
});

describe("at entry", () => {
  test("the slice is smaller than the whole, and on the lot (F11)", () => {
    const lotSize = { minQuantity: btc(0.5), maxQuantity: btc(0), stepSize: btc(0.1) };
    given(...fundedVenue(), setFilters({ ...OPEN_FILTERS, lotSize }))
      .when(limitBuy(ALICE, "1 BTC @ 100", iceberg("1 BTC")))
      .rejects("ICEBERG_QUANTITY_TOO_LARGE")
      .when(limitBuy(ALICE, "1 BTC @ 100", iceberg("2 BTC")))
      .rejects("ICEBERG_QUANTITY_TOO_LARGE")
      .when(limitBuy(ALICE, "1 BTC @ 100", iceberg("0.55 BTC")))
      .rejects("FILTER_LOT_SIZE")
      .when(limitBuy(ALICE, "1 BTC @ 100", iceberg("0.4 BTC")))
      .rejects("FILTER_LOT_SIZE")
      .when(limitBuy(ALICE, "1 BTC @ 100", iceberg("0.6 BTC")))
      .leavesBook("BTCUSDT", "BUY", "0.6 @ 100");
  });

  test("it comes in at most a thousand parts (F11)", () => {
    given(...fundedVenue())
      .when(limitBuy(ALICE, "10.00001 BTC @ 100", iceberg("0.01 BTC")))
      .rejects("FILTER_ICEBERG_PARTS")
      .when(limitBuy(ALICE, "10 BTC @ 100", iceberg("0.01 BTC")))
      .leavesBook("BTCUSDT", "BUY", "0.01 @ 100");
  });

  test("ICEBERG_PARTS allows fewer, never more (F11)", () => {
    const parts = (limit: number) => setFilters({ ...OPEN_FILTERS, icebergParts: { limit } });
    given(...fundedVenue(), parts(3))
      .when(limitBuy(ALICE, "1 BTC @ 100", iceberg("0.33333 BTC")))
      .rejects("FILTER_ICEBERG_PARTS")
      .when(limitBuy(ALICE, "1 BTC @ 100", iceberg("0.33334 BTC")))
      .leavesBook("BTCUSDT", "BUY", "0.33334 @ 100");
    for (const limit of [0, 5_000]) {
      given(...fundedVenue(), parts(limit))
        .when(limitBuy(ALICE, "10.00001 BTC @ 100", iceberg("0.01 BTC")))
        .rejects("FILTER_ICEBERG_PARTS");
    }
  });

  test("an icebergQuantity of 0 is no iceberg (F11)", () => {
    given(...fundedVenue())
      .when(limitBuy(ALICE, "1 BTC @ 100", iceberg("0 BTC")))
      .leavesBook("BTCUSDT", "BUY", "1 @ 100");
  });

  test("caps and minimums judge the whole, not the slice (F7)", () => {
    const lotSize = { minQuantity: btc(0), maxQuantity: btc(5), stepSize: btc(0) };
    given(...fundedVenue(), setFilters({ ...OPEN_FILTERS, lotSize }))
      .when(limitBuy(ALICE, "6 BTC @ 100", iceberg("1 BTC")))
      .rejects("FILTER_LOT_SIZE");
    const minNotional = { minNotional: (100 * 10 ** 7) as never, applyToMarket: true, averagePriceMinutes: 0 };
    given(...fundedVenue(), setFilters({ ...OPEN_FILTERS, minNotional }))
      .when(limitBuy(ALICE, "1 BTC @ 100", iceberg("0.1 BTC")))
      .leavesBook("BTCUSDT", "BUY", "0.1 @ 100");
  });

  test("IOC, FOK and MARKET are never icebergs (B17); LIMIT_MAKER may be one", () => {
    const slice = iceberg("0.1 BTC");
    given(...fundedVenue())
      .when(iocBuy(ALICE, "1 BTC @ 100", slice))
      .rejects("UNSUPPORTED_ORDER_COMBINATION")
      .when(fokBuy(ALICE, "1 BTC @ 100", slice))
      .rejects("UNSUPPORTED_ORDER_COMBINATION")
      .when(marketBuy(ALICE, "1 BTC", slice))
      .rejects("UNSUPPORTED_ORDER_COMBINATION")
      .when(limitMakerSell(ALICE, "1 BTC @ 100", slice))
      .leavesBook("BTCUSDT", "SELL", "0.1 @ 100");
  });
});

describe("an amended iceberg (E15)", () => {
  test("loses its reserve first: slice, place and depth stay", () => {
    given(...fundedVenue(), limitSell(BOB, "5 BTC @ 100", iceberg("2 BTC")), limitSell(CAROL, "1 BTC @ 100"))
      .when(amend(BOB, 1, "3 BTC"))
      .emits({ type: "OrderAmended", details: { hiddenQuantity: 100_000 } as never }, { type: "BalanceChanged" })
      .leavesBook("BTCUSDT", "SELL", "3 @ 100")
      .leavesBalance(BOB, "BTC", { free: "97", locked: "3" })
      .when(limitBuy(ALICE, "1 BTC @ 100"))
      .emitsAmongOthers({ type: "Trade", sellerOrderId: 1 });
  });

  test("shows less when less than its slice is open", () => {
    given(...fundedVenue(), limitSell(BOB, "5 BTC @ 100", iceberg("2 BTC")))
      .when(amend(BOB, 1, "1.5 BTC"))
      .emitsAmongOthers({ type: "DepthChanged", quantity: 150_000n })
      .leavesBook("BTCUSDT", "SELL", "1.5 @ 100")
      .leavesBalance(BOB, "BTC", { free: "98.5", locked: "1.5" });
  });
});

test("slice, reserve and place survive a snapshot (F10)", () => {
  const engine = createEngine();
  const story = [
    ...fundedVenue(),
    limitSell(BOB, "5 BTC @ 100", iceberg("2 BTC")),
    limitSell(CAROL, "1 BTC @ 100"),
    limitBuy(ALICE, "2.5 BTC @ 100"),
  ];
  for (const envelope of story) engine.execute(STORY_STARTS_MS, envelope);
  const restored = restoreEngine(engine.snapshot());
  restored.checkInvariants();
  expect(restored.stateHash()).toBe(engine.stateHash());
  expect(restored.depth(0)).toEqual(engine.depth(0));
  expect(restored.openOrder(0, 1)?.details).toMatchObject({
    ...NO_INSTRUCTIONS,
    icebergQuantity: 200_000,
    hiddenQuantity: 100_000,
  });
  const sweep = limitBuy(ALICE, "4 BTC @ 100");
  expect(restored.execute(STORY_STARTS_MS, sweep).toArray()).toEqual(engine.execute(STORY_STARTS_MS, sweep).toArray());
  expect(restored.depth(0)).toMatchObject({ asks: [] });
});

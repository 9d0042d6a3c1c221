import {
  createEngine,
  type Engine,
  type Envelope,
  NO_INSTRUCTIONS,
  restoreEngine,
  type SymbolFilters,
} from "@pricetime/engine";
import {
  ALICE,
  BOB,
  CAROL,
  cancel,
  cancelAll,
  fokBuy,
  iocBuy,
  limitBuy,
  limitMakerBuy,
  limitSell,
  marketBuy,
  marketSell,
  OPEN_FILTERS,
  STORY_STARTS_MS,
  setExchangeFilters,
  setFilters,
} from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const withFilters = (filters: Record<string, unknown>, symbol?: string) =>
  setFilters({ ...OPEN_FILTERS, ...filters } as unknown as SymbolFilters, symbol);
const maxNumOrders = (most: number) => withFilters({ maxNumOrders: { maxNumOrders: most } });
const ok = { type: "OrderNew" } as const;

describe("MAX_NUM_ORDERS (K6)", () => {
  const full = [...fundedVenue(), maxNumOrders(2), limitBuy(ALICE, "1 BTC @ 100"), limitBuy(ALICE, "2 BTC @ 99")];

  test("counts an account's open orders on the symbol, not others' and not those elsewhere", () => {
    given(...full)
      .when(limitBuy(ALICE, "1 BTC @ 98"))
      .rejects("FILTER_MAX_NUM_ORDERS")
      .when(limitMakerBuy(ALICE, "1 BTC @ 98"))
      .rejects("FILTER_MAX_NUM_ORDERS")
      .when(limitBuy(BOB, "1 BTC @ 98"))
      .emitsAmongOthers(ok)
      .when(limitBuy(ALICE, "1 ETH @ 0.05"))
      .emitsAmongOthers(ok);
  });

  test.each([
    ["a cancel", [cancel(ALICE, 1)]],
    ["a cancel of all", [cancelAll(ALICE)]],
    ["a full fill as a maker", [marketSell(BOB, "1 BTC")]],
  ] as const)("%s makes room", (_, steps) => {
    given(...full)
      .when(...steps, limitBuy(ALICE, "1 BTC @ 98"))
      .emitsAmongOthers(ok);
  });

  test("a partial fill does not, and what never rested was never counted", () => {
    given(...full)
      .when(marketSell(BOB, "0.5 BTC"), limitBuy(ALICE, "1 BTC @ 98"))
      .rejects("FILTER_MAX_NUM_ORDERS");
    given(...fundedVenue(), maxNumOrders(1), iocBuy(ALICE, "1 BTC @ 100"), fokBuy(ALICE, "1 BTC @ 100"))
      .when(limitBuy(ALICE, "1 BTC @ 98"))
      .emitsAmongOthers(ok);
  });

  test("orders that cannot stay open are not stopped by it: an account at its limit can still trade its way out", () => {
    given(...full, limitSell(BOB, "9 BTC @ 101"))
      .when(marketBuy(ALICE, "1 BTC"))
      .emitsAmongOthers({ type: "Trade" })
      .when(iocBuy(ALICE, "1 BTC @ 101"))
      .emitsAmongOthers({ type: "Trade" })
      .when(fokBuy(ALICE, "1 BTC @ 101"))
      .emitsAmongOthers({ type: "Trade" })
      .when(limitBuy(ALICE, "1 BTC @ 101"))
      .rejects("FILTER_MAX_NUM_ORDERS");
  });

  test("set later it counts what is open already; 0 is off", () => {
    const open = [...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100"), limitBuy(ALICE, "2 BTC @ 99")];
    given(...open, maxNumOrders(2))
      .when(limitBuy(ALICE, "1 BTC @ 98"))
      .rejects("FILTER_MAX_NUM_ORDERS")
      .when(maxNumOrders(3), limitBuy(ALICE, "1 BTC @ 98"))
      .emitsAmongOthers(ok)
      .when(limitBuy(ALICE, "1 BTC @ 97"))
      .rejects("FILTER_MAX_NUM_ORDERS")
      .when(maxNumOrders(0), limitBuy(ALICE, "1 BTC @ 97"))
      .emitsAmongOthers(ok);
  });

  test("comes before the client order id, the book and the balance", () => {
    given(...fundedVenue(), maxNumOrders(1), limitBuy(ALICE, "1 BTC @ 100", { clientOrderId: "mine" }))
      .when(limitBuy(ALICE, "999999 BTC @ 100", { clientOrderId: "mine" }))
      .rejects("FILTER_MAX_NUM_ORDERS");
  });
});

describe("EXCHANGE_MAX_NUM_ORDERS (K6)", () => {
  test("counts an account's open orders on all symbols", () => {
    given(
      ...fundedVenue(),
      limitBuy(ALICE, "1 BTC @ 100"),
      setExchangeFilters({ exchangeMaxNumOrders: { maxNumOrders: 2 } }),
      limitBuy(ALICE, "1 ETH @ 0.05"),
    )
      .when(limitBuy(ALICE, "1 BTC @ 98"))
      .rejects("FILTER_EXCHANGE_MAX_NUM_ORDERS")
      .when(limitBuy(BOB, "1 BTC @ 98"))
      .emitsAmongOthers(ok)
      .when(cancel(ALICE, 1), limitBuy(ALICE, "1 ETH @ 0.04"))
      .emitsAmongOthers(ok)
      .when(setExchangeFilters({}))
      .emits({ type: "ExchangeFiltersChanged", filters: {} })
      .when(limitBuy(ALICE, "1 BTC @ 98"))
      .emitsAmongOthers(ok);
  });

  test("comes after the symbol's own filter", () => {
    given(
      ...fundedVenue(),
      maxNumOrders(1),
      setExchangeFilters({ exchangeMaxNumOrders: { maxNumOrders: 1 } }),
      limitBuy(ALICE, "1 BTC @ 100"),
    )
      .when(limitBuy(ALICE, "1 BTC @ 98"))
      .rejects("FILTER_MAX_NUM_ORDERS");
  });
});

/** Waits for a price of 200, ten above it at most. */
const stop = (accountId: number, text = "1 BTC @ 210") =>
  limitBuy(accountId, text, {
    orderType: "STOP_LOSS_LIMIT",
    instructions: { ...NO_INSTRUCTIONS, stopPrice: text.includes("BTC") ? 20_000 : 20_000_000 },
  });

describe("MAX_NUM_ALGO_ORDERS and EXCHANGE_MAX_NUM_ALGO_ORDERS (K6)", () => {
  const maxAlgo = withFilters({ maxNumAlgoOrders: { maxNumAlgoOrders: 1 }, maxNumOrders: { maxNumOrders: 3 } });

  test("count orders that wait for a stop, or did; others are neither counted nor stopped", () => {
    given(...fundedVenue(), maxAlgo, limitBuy(ALICE, "1 BTC @ 100"), stop(ALICE))
      .when(stop(ALICE))
      .rejects("FILTER_MAX_NUM_ALGO_ORDERS")
      .when(stop(BOB))
      .emitsAmongOthers(ok)
      .when(limitBuy(ALICE, "1 BTC @ 99"))
      .emitsAmongOthers(ok)
      // Both kinds count here, and this filter comes first.
      .when(stop(ALICE))
      .rejects("FILTER_MAX_NUM_ORDERS");
  });

  test("a stop that was reached and rests on the book is still one; when it is filled there is room", () => {
    given(
      ...fundedVenue(),
      maxAlgo,
      stop(ALICE),
      // A trade at 200 sets it off, and it rests at 210.
      limitSell(BOB, "1 BTC @ 200"),
      limitBuy(CAROL, "1 BTC @ 200"),
    )
      .when(stop(ALICE))
      .rejects("FILTER_MAX_NUM_ALGO_ORDERS")
      .when(limitSell(BOB, "1 BTC @ 210"))
      .emitsAmongOthers({ type: "OrderTraded", accountId: ALICE, status: "FILLED" })
      .when(stop(ALICE, "1 BTC @ 230"))
      .rejects("WOULD_TRIGGER_IMMEDIATELY");
  });

  test("a cancel makes room, on the symbol and on the exchange", () => {
    given(...fundedVenue(), setExchangeFilters({ exchangeMaxNumAlgoOrders: { maxNumAlgoOrders: 1 } }), stop(ALICE))
      .when(stop(ALICE, "1 ETH @ 0.05"))
      .rejects("FILTER_EXCHANGE_MAX_NUM_ALGO_ORDERS")
      .when(limitBuy(ALICE, "1 ETH @ 0.05"), cancel(ALICE, 1), stop(ALICE, "1 ETH @ 0.05"))
      .emitsAmongOthers(ok);
  });

  test("are right after a restore (K6)", () => {
    const before = createEngine();
    for (const command of [...fundedVenue(), maxAlgo, stop(ALICE)]) before.execute(STORY_STARTS_MS, command);
    const restored = restoreEngine(before.snapshot());
    restored.checkInvariants();
    const [event] = restored.execute(STORY_STARTS_MS, stop(ALICE)).toArray();
    expect(event).toMatchObject({ reason: "FILTER_MAX_NUM_ALGO_ORDERS" });
  });
});

const iceberg = (accountId: number, text = "10 BTC @ 100") =>
  limitBuy(accountId, text, { instructions: { ...NO_INSTRUCTIONS, icebergQuantity: 1_000 } });

describe("MAX_NUM_ICEBERG_ORDERS and EXCHANGE_MAX_NUM_ICEBERG_ORDERS (K6)", () => {
  const maxIcebergs = withFilters({ maxNumIcebergOrders: { maxNumIcebergOrders: 1 } });

  test("count icebergs and judge only those, until they are filled or cancelled", () => {
    given(...fundedVenue(), maxIcebergs, limitBuy(ALICE, "1 BTC @ 100"), iceberg(ALICE))
      .when(iceberg(ALICE))
      .rejects("FILTER_MAX_NUM_ICEBERG_ORDERS")
      .when(iceberg(BOB))
      .emitsAmongOthers(ok)
      .when(limitBuy(ALICE, "1 BTC @ 99"))
      .emitsAmongOthers(ok)
      // A part of it is no end of it.
      .when(marketSell(CAROL, "5 BTC"), iceberg(ALICE))
      .rejects("FILTER_MAX_NUM_ICEBERG_ORDERS")
      .when(cancelAll(ALICE), iceberg(ALICE))
      .emitsAmongOthers(ok);
  });

  test("on the exchange they are counted on all symbols, after the symbol's own filters", () => {
    given(
      ...fundedVenue(),
      setExchangeFilters({ exchangeMaxNumIcebergOrders: { maxNumIcebergOrders: 1 } }),
      iceberg(ALICE),
    )
      .when(iceberg(ALICE, "10 ETH @ 0.05"))
      .rejects("FILTER_EXCHANGE_MAX_NUM_ICEBERG_ORDERS")
      .when(maxIcebergs, iceberg(ALICE))
      .rejects("FILTER_MAX_NUM_ICEBERG_ORDERS")
      .when(cancel(ALICE, 1), iceberg(ALICE, "10 ETH @ 0.05"))
      .emitsAmongOthers(ok);
  });

  test("set later they count what is open already", () => {
    given(...fundedVenue(), iceberg(ALICE), maxIcebergs)
      .when(iceberg(ALICE))
      .rejects("FILTER_MAX_NUM_ICEBERG_ORDERS");
  });
});

test("counts are right after a restore (K6)", () => {
  const run = (engine: Engine, ...commands: Envelope[]) =>
    commands.map((command) => engine.execute(STORY_STARTS_MS, command).toArray()[0]?.type);
  const before = createEngine();
  run(
    before,
    ...fundedVenue(),
    maxNumOrders(3),
    withFilters({ maxNumOrders: { maxNumOrders: 2 } }, "ETHBTC"),
    setExchangeFilters({ exchangeMaxNumOrders: { maxNumOrders: 4 } }),
    limitBuy(ALICE, "1 BTC @ 100"),
    limitBuy(ALICE, "1 BTC @ 99"),
    limitBuy(ALICE, "1 ETH @ 0.05"),
    cancel(ALICE, 2),
  );
  const restored = restoreEngine(before.snapshot());
  restored.checkInvariants();
  for (const engine of [before, restored]) {
    const types = run(
      engine,
      limitBuy(ALICE, "1 ETH @ 0.04"),
      limitBuy(ALICE, "1 ETH @ 0.03"),
      limitBuy(ALICE, "1 BTC @ 98"),
      limitBuy(ALICE, "1 BTC @ 97"),
    );
    expect(types).toEqual(["OrderNew", "CommandRejected", "OrderNew", "CommandRejected"]);
    engine.checkInvariants();
  }
  expect(restored.stateHash()).toBe(before.stateHash());
});

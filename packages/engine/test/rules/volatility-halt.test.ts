import { createEngine, type SymbolStatus, toRate, type VolatilityHalt } from "@pricetime/engine";
import {
  ALICE,
  advanceTime,
  BOB,
  cancel,
  deposit,
  limitBuy,
  limitSell,
  marketBuy,
  setStatus,
  setVolatilityHalt,
  wait,
} from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { fundedVenue, given } from "./given.js";

/** 5 % within a minute halts for ten seconds, then five seconds of nothing but cancels. */
const rule: VolatilityHalt = { maxMoveRate: toRate(5_000_000), windowMs: 60_000, haltMs: 10_000, cancelOnlyMs: 5_000 };
const status = (name: SymbolStatus) => ({ type: "SymbolStatusChanged", symbolId: 0, status: name }) as const;

/** A trade of 1 BTC at the price: bob sells to alice. */
const trade = (price: string) => [limitBuy(ALICE, `1 BTC @ ${price}`), limitSell(BOB, `1 BTC @ ${price}`)];
const traded = [...fundedVenue(), setVolatilityHalt(rule), ...trade("100")];

describe("a volatility halt", () => {
  test("begins with the trade that leaves more than the rate, after all that its command does", () => {
    given(...traded, ...trade("105"))
      .when(limitBuy(ALICE, "2 BTC @ 105.01"), limitSell(BOB, "1 BTC @ 105.01"))
      .emits(
        { type: "OrderNew" },
        { type: "Trade" },
        { type: "OrderTraded" },
        { type: "OrderTraded" },
        { type: "DepthChanged" },
        status("HALT"),
        { type: "BalanceChanged" },
        { type: "BalanceChanged" },
        { type: "BalanceChanged" },
        { type: "BalanceChanged" },
      )
      .leavesBook("BTCUSDT", "BUY", "1 @ 105.01");
  });

  test("does not begin at exactly the rate, up or down", () => {
    given(...traded)
      .when(...trade("95"))
      .emitsAmongOthers({ type: "Trade" })
      .when(...trade("105"), limitBuy(ALICE, "1 BTC @ 105"))
      .emitsAmongOthers({ type: "OrderNew" });
  });

  test("judges the price that a command leaves, and leaves the command whole", () => {
    given(...traded, limitSell(BOB, "1 BTC @ 101"), limitSell(BOB, "1 BTC @ 120"), limitSell(BOB, "1 BTC @ 130"))
      .when(marketBuy(ALICE, "3 BTC"))
      .emitsAmongOthers(
        { type: "Trade", price: 10_100 as never },
        { type: "Trade", price: 13_000 as never },
        status("HALT"),
      );
  });

  test("goes through CANCEL_ONLY to TRADING by journal time (J11)", () => {
    given(...traded, limitBuy(ALICE, "2 BTC @ 94"), limitSell(BOB, "1 BTC @ 94"))
      .when(limitSell(BOB, "1 BTC @ 94"))
      .rejects("MARKET_CLOSED")
      .when(wait(9_999), advanceTime())
      .emits()
      .when(wait(1), advanceTime())
      .emits(status("CANCEL_ONLY"))
      .when(cancel(ALICE, 3))
      .emitsAmongOthers({ type: "OrderCanceled", orderId: 3 })
      .when(wait(4_999), limitSell(BOB, "1 BTC @ 94"))
      .rejects("MARKET_CLOSED")
      .when(wait(1), limitSell(BOB, "1 BTC @ 94"))
      .emits(status("TRADING"), { type: "OrderNew" }, { type: "DepthChanged" }, { type: "BalanceChanged" });
  });

  test("catches up with every phase at the next command that is taken", () => {
    given(...traded, ...trade("94"), wait(60_000))
      .when(deposit(ALICE, "1 BTC", "later"))
      .emits(status("CANCEL_ONLY"), status("TRADING"), { type: "Deposited" }, { type: "BalanceChanged" });
  });

  test("is judged over by a refused command, but a refused command changes nothing", () => {
    given(...traded, ...trade("94"), wait(60_000))
      .when(limitSell(BOB, "1000 BTC @ 94"))
      .rejects("INSUFFICIENT_BALANCE")
      .when(limitSell(BOB, "1 BTC @ 94"))
      .emitsAmongOthers(status("CANCEL_ONLY"), status("TRADING"), { type: "OrderNew" });
  });

  test("without cancelOnlyMs goes to TRADING at once", () => {
    given(...fundedVenue(), setVolatilityHalt({ ...rule, cancelOnlyMs: 0 }), ...trade("100"), ...trade("94"))
      .when(wait(10_000), advanceTime())
      .emits(status("TRADING"));
  });

  test("ends when an operator sets a status, which then stays", () => {
    given(...traded, ...trade("94"))
      .when(setStatus("BREAK"), wait(60_000), advanceTime())
      .emits()
      .when(limitSell(BOB, "1 BTC @ 94"))
      .rejects("MARKET_CLOSED");
  });

  test("goes on when its rule is taken away", () => {
    given(...traded, ...trade("94"), setVolatilityHalt(undefined))
      .when(wait(15_000), advanceTime())
      .emits(status("CANCEL_ONLY"), status("TRADING"))
      .when(...trade("50"))
      .emitsAmongOthers({ type: "Trade" });
  });
});

describe("the window of a volatility halt", () => {
  test("begins with the first trade, whose price is the reference for as long as it lasts", () => {
    given(...traded)
      .when(...trade("104"), wait(59_999), ...trade("106"))
      .emitsAmongOthers(status("HALT"));
  });

  test("when it is over, the next begins from the last price before", () => {
    given(...traded, ...trade("104"), wait(60_000))
      .when(...trade("109"))
      .emitsAmongOthers({ type: "Trade" })
      .when(limitBuy(ALICE, "1 BTC @ 109.21"), limitSell(BOB, "1 BTC @ 109.21"))
      .emitsAmongOthers(status("HALT"));
  });

  test("begins anew after a halt, from the price that caused it", () => {
    given(...traded, ...trade("94"), wait(15_000))
      .when(...trade("98"))
      .emitsAmongOthers({ type: "Trade" })
      .when(limitBuy(ALICE, "1 BTC @ 98.8"), limitSell(BOB, "1 BTC @ 98.8"))
      .emitsAmongOthers(status("HALT"));
  });

  test("of a market that never traded begins with what its first command leaves", () => {
    given(...fundedVenue(), setVolatilityHalt(rule), limitSell(BOB, "1 BTC @ 100"), limitSell(BOB, "1 BTC @ 200"))
      .when(marketBuy(ALICE, "2 BTC"), limitBuy(ALICE, "1 BTC @ 190"), limitSell(BOB, "1 BTC @ 190"))
      .emitsAmongOthers({ type: "Trade", price: 19_000 as never })
      .when(limitBuy(ALICE, "1 BTC @ 189.99"), limitSell(BOB, "1 BTC @ 189.99"))
      .emitsAmongOthers(status("HALT"));
  });
});

describe("the rule of a volatility halt", () => {
  test("is announced, changed and taken away", () => {
    given(...fundedVenue())
      .when(setVolatilityHalt(rule))
      .emits({ type: "VolatilityHaltChanged", symbolId: 0, volatilityHalt: rule })
      .when(setVolatilityHalt(undefined))
      .emits({ type: "VolatilityHaltChanged", symbolId: 0 });
  });

  test.each([
    { maxMoveRate: toRate(0) },
    { windowMs: 0 },
    { haltMs: 0 },
    { windowMs: 366 * 86_400_000 },
    { haltMs: 366 * 86_400_000 },
    { cancelOnlyMs: 366 * 86_400_000 },
  ])("is refused with %j", (wrong) => {
    given(...fundedVenue())
      .when(setVolatilityHalt({ ...rule, ...wrong }))
      .rejects("INVALID_VOLATILITY_HALT");
  });
});

test("an engine needs time while a halt runs, and only then", () => {
  const engine = createEngine();
  const needs = [...traded, ...trade("94")].map((envelope) => {
    engine.execute(1_000, envelope);
    return engine.needsTime();
  });
  expect(needs.indexOf(true)).toBe(needs.length - 1);
  engine.execute(16_000, advanceTime());
  expect(engine.needsTime()).toBe(false);
});

import { createEngine, type Engine, type Envelope, InvariantViolation, restoreEngine } from "@pricetime/engine";
import {
  ALICE,
  BOB,
  cancel,
  cancelAll,
  iocBuy,
  limitSell,
  marketBuy,
  STORY_STARTS_MS,
} from "@pricetime/engine/testing";
import { expect, test } from "vitest";
import { fundedVenue } from "./given.js";

const MAKERS = 100_000;
const run = (engine: Engine, envelope: Envelope) => engine.execute(STORY_STARTS_MS, envelope);

function fundedEngine(): Engine {
  const engine = createEngine();
  for (const envelope of fundedVenue()) run(engine, envelope);
  return engine;
}

/** 100,000 orders of 0.0001 BTC on `levels` prices. */
function withMakers(levels: number): Engine {
  const engine = fundedEngine();
  for (let maker = 0; maker < MAKERS; maker++) run(engine, limitSell(BOB, `0.0001 BTC @ ${1 + (maker % levels)}`));
  return engine;
}

test.each([1, 1_000])(
  "one taker sweeps 100,000 makers on %i levels in one command (A13)",
  (levels) => {
    const engine = withMakers(levels);
    const view = run(engine, marketBuy(ALICE, "10 BTC"));
    // The new order; per maker a trade and two sides; per level its change; four balances.
    expect(view.length).toBe(1 + 3 * MAKERS + levels + 4);
    expect(view.get(view.length - 5 - 1)).toMatchObject({ type: "OrderTraded", isMaker: false, status: "FILLED" });
    expect(engine.depth(0)).toMatchObject({ asks: [], bids: [] });
    engine.checkInvariants();
  },
  60_000,
);

test("one command cancels 100,000 orders", () => {
  const engine = withMakers(100);
  expect(run(engine, cancelAll(BOB)).length).toBe(2 * MAKERS + 1);
  expect(engine.balance(BOB, 1).locked).toBe(0n);
}, 60_000);

test("200,000 orders of one queue are canceled from its middle, none by walking the queue (A14)", () => {
  const engine = fundedEngine();
  const count = 200_000;
  for (let order = 0; order < count; order++) run(engine, limitSell(BOB, "0.0001 BTC @ 1"));
  // A step without a common divisor visits every order once. Walking half the queue each time would take minutes.
  for (let at = 0, orderId = 0; at < count; at++, orderId = (orderId + 77_773) % count) {
    run(engine, cancel(BOB, orderId + 1));
  }
  expect(engine.depth(0).asks).toEqual([]);
  expect(engine.balance(BOB, 1).locked).toBe(0n);
}, 60_000);

test("events are read before the next command is executed, or not at all: nothing is canceled from inside a command (D8)", () => {
  const engine = fundedEngine();
  const view = run(engine, limitSell(BOB, "1 BTC @ 1"));
  for (const _ of view) {
    expect(view.type(0)).toBe("OrderNew");
    run(engine, cancel(BOB, 1));
    break;
  }
  expect(() => view.type(0)).toThrow(InvariantViolation);
  expect(engine.depth(0).asks).toEqual([]);
});

test("closed orders leave nothing behind: neither state nor snapshot grows with them (K6)", () => {
  const engine = fundedEngine();
  const size = () => engine.snapshot().length;
  run(engine, limitSell(BOB, "0.0001 BTC @ 1"));
  const before = size();
  for (let order = 0; order < MAKERS; order++) run(engine, iocBuy(ALICE, "0.0001 BTC @ 0.5"));
  // Counters have more digits; that is all.
  expect(size() - before).toBeLessThan(64);
});

test("a skipped command has its position and its time, and does nothing", () => {
  const engine = fundedEngine();
  const { position } = engine;
  const businessHash = engine.businessHash();
  engine.skip(STORY_STARTS_MS + 5);
  expect([engine.position, engine.timeMs]).toEqual([position + 1, STORY_STARTS_MS + 5]);
  expect(engine.businessHash()).toBe(businessHash);
  expect(restoreEngine(engine.snapshot()).position).toBe(position + 1);
});

test("journal time never goes back", () => {
  const engine = fundedEngine();
  expect(() => engine.execute(STORY_STARTS_MS - 1, marketBuy(ALICE, "1 BTC"))).toThrow("journal time never goes back");
});

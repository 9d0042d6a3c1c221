import { expect, test } from "vitest";
import { createEngine, type Engine } from "../engine.js";
import type { Envelope } from "../messages/command.js";
import type { EngineEvent } from "../messages/event.js";
import { deposit, limitBuy, limitSell, testVenue } from "../testing/index.js";
import type { MarketRecord } from "./market-record.js";
import { RecordingPlayer } from "./recording-player.js";
import { simulate } from "./simulation.js";

const STARTS_MS = 1_700_000_000_000;
const [MAKERS, TAKERS, STRATEGY] = [1, 2, 3];

type Untimed = {
  [K in MarketRecord["kind"]]: Omit<Extract<MarketRecord, { kind: K }>, "timeMs">;
}[MarketRecord["kind"]];

/** Plays records a second apart on a funded venue, after some commands of the strategy's. */
function play(records: readonly Untimed[], before: readonly Envelope[] = [], bringsMakers = false) {
  const engine = createEngine();
  const funding = [MAKERS, TAKERS, STRATEGY].flatMap((id) => [deposit(id, "100 BTC"), deposit(id, "1000000 USDT")]);
  for (const envelope of [...testVenue(), ...funding, ...before]) engine.execute(STARTS_MS, envelope);
  const timed = records.map((record, at): MarketRecord => ({ ...record, timeMs: STARTS_MS + 1_000 * (at + 1) }));
  const accounts = { makerAccountId: MAKERS, takerAccountId: TAKERS };
  const player = new RecordingPlayer({ symbolId: 0, ...accounts, records: timed, bringsMakers });
  const events: EngineEvent[] = [];
  for (const command of simulate({ engine, participants: [player], seed: 1, untilMs: STARTS_MS + 1e9 })) {
    events.push(...command.events);
  }
  expect(events.filter(({ type }) => type === "CommandRejected")).toEqual([]);
  return { engine, events };
}

const tradesIn = (events: readonly EngineEvent[]) =>
  events.flatMap((event) =>
    event.type === "Trade"
      ? [[event.buyerAccountId, event.sellerAccountId, Number(event.price), Number(event.quantity)]]
      : [],
  );
const bookOf = (engine: Engine) => {
  const { bids, asks } = engine.depth(0);
  const plain = (side: typeof bids) => side.map(([price, quantity]) => [Number(price), Number(quantity)]);
  return { bids: plain(bids), asks: plain(asks) };
};

const level = (side: "BUY" | "SELL", price: number, quantity: number) =>
  ({ kind: "LEVEL", side, price, quantity }) as const;
const trade = (takerSide: "BUY" | "SELL", price: number, quantity: number) =>
  ({ kind: "TRADE", takerSide, price, quantity }) as const;
const order = (id: string, side: "BUY" | "SELL", price: number, quantity: number) =>
  ({ kind: "ORDER", id, side, price, quantity }) as const;

test("level records make the book they recorded, whatever they grew and shrank by", () => {
  const { engine } = play([
    level("BUY", 9_900, 50),
    level("BUY", 9_900, 80),
    level("BUY", 9_900, 60),
    level("BUY", 9_800, 10),
    level("BUY", 9_800, 0),
    level("SELL", 10_000, 70),
    level("SELL", 10_000, 5),
  ]);
  expect(bookOf(engine)).toEqual({ bids: [[9_900, 60]], asks: [[10_000, 5]] });
  // The newest went first: the oldest order still stands whole.
  expect(engine.openOrders(MAKERS).map(({ price, quantity }) => [Number(price), Number(quantity)])).toEqual([
    [9_900, 50],
    [9_900, 10],
    [10_000, 5],
  ]);
});

test("trades take from recorded levels, and the next record of the level agrees with what they left", () => {
  const { engine, events } = play([level("SELL", 10_000, 50), trade("BUY", 10_000, 20), level("SELL", 10_000, 30)]);
  expect(tradesIn(events)).toEqual([[TAKERS, MAKERS, 10_000, 20]]);
  expect(events.filter(({ type }) => type === "OrderNew")).toHaveLength(2);
  expect(bookOf(engine)).toEqual({ bids: [], asks: [[10_000, 30]] });
});

test("orders and cancels by id keep the recorded queue", () => {
  const { engine, events } = play([
    order("a", "SELL", 10_000, 5),
    order("b", "SELL", 10_000, 5),
    order("c", "SELL", 10_000, 5),
    { kind: "CANCEL", id: "a" },
    trade("BUY", 10_000, 7),
    { kind: "CANCEL", id: "b" },
  ]);
  expect(tradesIn(events)).toEqual([
    [TAKERS, MAKERS, 10_000, 5],
    [TAKERS, MAKERS, 10_000, 2],
  ]);
  expect(engine.openOrders(MAKERS).map(({ clientOrderId }) => clientOrderId)).toEqual(["c"]);
});

test("trades alone bring their makers and leave nothing behind", () => {
  const { engine, events } = play([trade("BUY", 10_000, 20), trade("SELL", 9_950, 30)], [], true);
  expect(tradesIn(events)).toEqual([
    [TAKERS, MAKERS, 10_000, 20],
    [MAKERS, TAKERS, 9_950, 30],
  ]);
  expect(bookOf(engine)).toEqual({ bids: [], asks: [] });
});

test("a strategy's order trades first where it stands better, and in its turn where it stands at the price", () => {
  const better = play([trade("SELL", 9_950, 30)], [limitBuy(STRATEGY, "0.0002 BTC @ 99.60")], true);
  expect(tradesIn(better.events)).toEqual([
    [STRATEGY, TAKERS, 9_960, 20],
    [MAKERS, TAKERS, 9_950, 10],
  ]);
  expect(bookOf(better.engine)).toEqual({ bids: [], asks: [] });
  const behind = play([level("SELL", 10_000, 50), trade("BUY", 10_000, 60)], [limitSell(STRATEGY, "0.0002 BTC @ 100")]);
  expect(tradesIn(behind.events)).toEqual([
    [TAKERS, STRATEGY, 10_000, 20],
    [TAKERS, MAKERS, 10_000, 40],
  ]);
});

test("records out of order are refused", () => {
  const records = [1, 0].map((timeMs) => ({ ...trade("BUY", 10_000, 1), timeMs }));
  const accounts = { makerAccountId: MAKERS, takerAccountId: TAKERS };
  expect(() => new RecordingPlayer({ symbolId: 0, ...accounts, records })).toThrow(RangeError);
});

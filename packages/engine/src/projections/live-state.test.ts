import { expect, test } from "vitest";
import { createLiveState, decodeLiveState } from "./live-state.js";
import { LiveStateUnreadable } from "./live-state-data.js";
import { level, orderNew, Story, SYMBOL_ADDED, trade } from "./sample-events.js";

test("commands are applied in order, each once", () => {
  const live = createLiveState();
  live.apply({ position: 1, timeMs: 5, events: [] });
  expect(() => live.apply({ position: 1, timeMs: 5, events: [] })).toThrow("in order, each once");
  expect(() => live.apply({ position: 3, timeMs: 5, events: [] })).toThrow("in order, each once");
  expect(() => live.apply({ position: 2, timeMs: 4, events: [] })).toThrow("journal time never goes back");
  expect([live.position, live.timeMs]).toEqual([1, 5]);
});

test("what a command changed is told once", () => {
  const [story, live] = [new Story(), createLiveState()];
  live.apply(
    story.at(1, SYMBOL_ADDED, { type: "AccountOpened", accountId: 1, externalId: "alice", parentAccountId: 0 }),
  );
  const changes = live.apply(
    story.at(2, orderNew(1), trade(1, 100, 2), trade(2, 100, 3, { aggTradeId: 1 }), level(1, "SELL", 101, 1n)),
  );
  expect(changes.depthSymbolIds).toEqual([0]);
  expect(changes.bookTickers).toHaveLength(1);
  expect(changes.trades.map(({ tradeId }) => tradeId)).toEqual([1, 2]);
  expect(changes.aggTrades.map(({ quantity }) => quantity)).toEqual([5n]);
  expect(changes.closedKlines).toEqual([]);
  const nothing = { depthSymbolIds: [], bookTickers: [], trades: [], aggTrades: [], closedKlines: [] };
  expect(live.apply(story.at(3))).toEqual(nothing);
  expect(live.trades(0, 1).map(({ tradeId }) => tradeId)).toEqual([2]);
  expect([live.trades(7), live.aggTrades(7), live.klines(7, "1m")]).toEqual([[], [], []]);
});

test("reading changes nothing that a checkpoint holds", () => {
  const [story, live] = [new Story(), createLiveState()];
  live.apply(story.at(1, SYMBOL_ADDED));
  const before = live.encode();
  live.publishDepth(0);
  live.publishDepth(99);
  live.bookTicker(98);
  live.openOrders(97);
  live.ticker24hr(0, 1);
  live.forgetClosedOrders(1);
  expect(live.encode()).toEqual(before);
});

test.each([undefined, null, "text", {}, { version: 0 }, { version: 99 }])(
  "data of another version is refused: %j",
  (data) => {
    expect(() => decodeLiveState(data)).toThrow(LiveStateUnreadable);
  },
);

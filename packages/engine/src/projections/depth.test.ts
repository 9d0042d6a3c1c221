import { expect, test } from "vitest";
import { applyDepth, initialDepth, publishDepth } from "./depth.js";
import { level, Story } from "./sample-events.js";

test("a publication holds the levels that changed since the last one, with their newest totals (N2)", () => {
  const [story, state] = [new Story(), initialDepth()];
  applyDepth(state, story.at(1, level(1, "BUY", 99, 5n), level(2, "SELL", 101, 7n), level(3, "BUY", 100, 1n)));
  const first = publishDepth(state, 0);
  expect(first).toMatchObject({
    firstUpdateId: 1,
    updateId: 3,
    bids: [
      [100, 1n],
      [99, 5n],
    ],
    asks: [[101, 7n]],
  });
  applyDepth(state, story.at(2, level(4, "BUY", 99, 6n), level(5, "BUY", 99, 4n), level(6, "BUY", 98, 2n)));
  applyDepth(state, story.at(3, level(7, "BUY", 98, 0n)));
  const second = publishDepth(state, 0);
  expect(second).toMatchObject({
    firstUpdateId: 4,
    updateId: 7,
    bids: [
      [99, 4n],
      [98, 0n],
    ],
    asks: [],
  });
  expect(second.snapshot(1)).toEqual({ symbolId: 0, updateId: 7, bids: [[100, 1n]], asks: [[101, 7n]] });
  expect(first.snapshot().bids).toEqual([
    [100, 1n],
    [99, 5n],
  ]);
  expect(first.snapshot(0).bids).toEqual([]);
});

test("nothing new is published while nothing changed", () => {
  const [story, state] = [new Story(), initialDepth()];
  const empty = publishDepth(state, 0);
  expect(empty.snapshot()).toEqual({ symbolId: 0, updateId: 0, bids: [], asks: [] });
  applyDepth(state, story.at(1, level(1, "BUY", 99, 5n, 1)));
  expect(publishDepth(state, 0)).toBe(empty);
  expect(empty.changesSince(empty)).toBeUndefined();
});

test("changes over several publications are merged", () => {
  const [story, state] = [new Story(), initialDepth()];
  applyDepth(state, story.at(1, level(1, "SELL", 101, 7n)));
  const held = publishDepth(state, 0);
  for (const [updateId, price, total] of [
    [2, 103, 1n],
    [3, 101, 0n],
    [4, 102, 9n],
    [5, 103, 2n],
  ] as const) {
    applyDepth(state, story.at(1, level(updateId, "SELL", price, total)));
    publishDepth(state, 0);
  }
  const now = publishDepth(state, 0);
  expect(now.changesSince(held)).toEqual({
    symbolId: 0,
    firstUpdateId: 2,
    updateId: 5,
    bids: [],
    asks: [
      [101, 0n],
      [102, 9n],
      [103, 2n],
    ],
  });
  expect(() => held.changesSince(now)).toThrow("the other version is an older one");
});

test("a missing update is noticed (N2)", () => {
  const state = initialDepth();
  expect(() => applyDepth(state, new Story().at(1, level(2, "BUY", 99, 5n)))).toThrow("consecutive");
});

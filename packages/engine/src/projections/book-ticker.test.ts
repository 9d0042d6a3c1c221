import { expect, test } from "vitest";
import { applyBookTickers, bookTicker, initialBookTickers } from "./book-ticker.js";
import { level, Story } from "./sample-events.js";

test("only changes of the best prices and their quantities are told (N7)", () => {
  const [story, state] = [new Story(), initialBookTickers()];
  const changed = (...events: Parameters<Story["at"]>[1][]) =>
    applyBookTickers(state, story.at(1, ...events)).map(({ updateId, bidPrice, bidQuantity, askPrice, askQuantity }) =>
      [updateId, bidPrice, bidQuantity, askPrice, askQuantity].join(" "),
    );
  expect(changed(level(1, "BUY", 100, 5n))).toEqual(["1 100 5 0 0"]);
  expect(changed(level(2, "BUY", 99, 5n))).toEqual([]);
  expect(changed(level(3, "SELL", 102, 1n), level(4, "SELL", 101, 2n))).toEqual(["4 100 5 101 2"]);
  expect(changed(level(5, "SELL", 103, 9n))).toEqual([]);
  expect(changed(level(6, "BUY", 100, 3n))).toEqual(["6 100 3 101 2"]);
  expect(changed(level(7, "BUY", 100, 0n))).toEqual(["7 99 5 101 2"]);
  expect(changed(level(8, "SELL", 101, 0n), level(9, "SELL", 102, 0n))).toEqual(["9 99 5 103 9"]);
  expect(changed(level(10, "SELL", 103, 1n), level(11, "SELL", 103, 9n))).toEqual([]);
  expect(changed()).toEqual([]);
  expect(bookTicker(state, 0).updateId).toBe(9);
});

test("a symbol nobody quoted has an empty book", () => {
  const empty = { symbolId: 4, updateId: 0, bidPrice: 0, bidQuantity: 0n, askPrice: 0, askQuantity: 0n };
  expect(bookTicker(initialBookTickers(), 4)).toEqual(empty);
});

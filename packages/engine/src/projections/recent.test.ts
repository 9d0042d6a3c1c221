import { expect, test } from "vitest";
import { Recent } from "./recent.js";

test("the newest items stay, older ones give way in order", () => {
  const recent = new Recent<number>(3);
  expect([1, 2, 3, 4, 5].map((item) => recent.push(item))).toEqual([undefined, undefined, undefined, 1, 2]);
  expect(recent.toArray()).toEqual([3, 4, 5]);
  expect([recent.oldest, recent.newest, recent.length, recent.isFull]).toEqual([3, 5, 3, true]);
});

test("a limit takes the newest", () => {
  const recent = new Recent<number>(3);
  for (const item of [1, 2, 3, 4]) recent.push(item);
  expect([recent.toArray(2), recent.toArray(0), recent.toArray(9)]).toEqual([[3, 4], [], [2, 3, 4]]);
});

test("it can be emptied from its oldest end and filled again", () => {
  const recent = new Recent<number>(3);
  for (const item of [1, 2, 3, 4]) recent.push(item);
  expect([recent.shift(), recent.shift(), recent.shift(), recent.shift()]).toEqual([2, 3, 4, undefined]);
  expect([recent.oldest, recent.newest, recent.length]).toEqual([undefined, undefined, 0]);
  recent.push(5);
  expect([recent.toArray(), recent.oldest, recent.newest]).toEqual([[5], 5, 5]);
});

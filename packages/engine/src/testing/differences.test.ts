import { expect, test } from "vitest";
import { firstDifference } from "./differences.js";

test.each([
  [1, 1],
  [1n, 1n],
  [{ a: [1, { b: 2n }] }, { a: [1, { b: 2n }] }],
  [[], []],
])("%o equals itself", (actual, expected) => {
  expect(firstDifference(actual, expected)).toBeUndefined();
});

test.each([
  [0, -0, "value is 0, expected 0"],
  [1, 1n, "value is 1"],
  [{ a: 1 }, { a: 1, b: 2 }, "b is undefined, expected 2"],
  [{ a: 1, b: 2 }, { a: 1 }, "b is 2, expected undefined"],
  [[1, 2], [1], "1 is 2, expected undefined"],
  [[], {}, "value is []"],
  [{ a: { b: [1] } }, { a: { b: [2] } }, "a.b.0 is 1, expected 2"],
  [null, {}, "value is null"],
])("%o differs from %o", (actual, expected, difference) => {
  expect(firstDifference(actual, expected)).toContain(difference);
});

test("fields that are not expected may hold anything, in records and in records of lists", () => {
  const options = { onlyExpected: true };
  expect(firstDifference({ a: 1, b: 2 }, { a: 1 }, options)).toBeUndefined();
  expect(firstDifference([{ a: 1, b: 2 }], [{ b: 2 }], options)).toBeUndefined();
  expect(firstDifference([{ a: 1 }, { a: 2 }], [{ a: 1 }], options)).toContain("1 is");
});

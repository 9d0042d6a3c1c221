import { expect, test } from "vitest";
import { averagePrice, percentChange } from "./averages.js";

test("averages are rounded down to eight digits", () => {
  expect(averagePrice(2n, 3n, 0)).toBe(66_666_666n);
  expect(averagePrice(2n, 3n, 2)).toBe(666_666n);
  expect(averagePrice(12_345n, 1n, 10)).toBe(123n);
  expect(averagePrice(5n, 0n, 2)).toBe(0n);
});

test("percentages are rounded towards zero to three digits", () => {
  expect(percentChange(300, 301)).toBe(333n);
  expect(percentChange(300, 299)).toBe(-333n);
  expect(percentChange(100, 250)).toBe(150_000n);
  expect(percentChange(0, 250)).toBe(0n);
});

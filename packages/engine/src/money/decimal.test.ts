import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDecimal, parseDecimal, parseGuardedDecimal } from "./decimal.js";

test.each([
  ["0.5", 6, 500_000n],
  ["64000.00", 2, 6_400_000n],
  ["1", 0, 1n],
  ["1.000", 0, 1n],
  ["00012.30", 1, 123n],
])("%s with %s decimals is %s units", (text, decimals, units) => {
  expect(parseDecimal(text, decimals)).toBe(units);
});

test.each([
  "",
  " 1",
  "1 ",
  "+1",
  "-1",
  "1e3",
  "0x10",
  ".5",
  "1.",
  "１",
  "1,0",
  "NaN",
  "Infinity",
  "9".repeat(400),
  "1\u0000",
])("%j is not a decimal", (text) => {
  expect(parseDecimal(text, 8)).toBe("NOT_A_DECIMAL");
});

test("digits that do not fit are refused, never rounded", () => {
  expect(parseDecimal("0.123", 2)).toBe("TOO_MANY_DIGITS");
  expect(parseDecimal("0.120", 2)).toBe(12n);
});

test("a guarded decimal beyond 2^53 − 1 overflows", () => {
  expect(parseGuardedDecimal("9007199254740991", 0)).toBe(Number.MAX_SAFE_INTEGER);
  expect(parseGuardedDecimal("9007199254740992", 0)).toBe("OVERFLOW");
});

test("text and units are two spellings of one number", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n - 1n }), fc.integer({ min: 0, max: 18 }), (units, decimals) => {
      expect(parseDecimal(formatDecimal(units, decimals), decimals)).toBe(units);
    }),
  );
});

test("text is padded to the digits asked for", () => {
  expect(formatDecimal(5n, 1, 8)).toBe("0.50000000");
  expect(formatDecimal(-12345n, 2)).toBe("-123.45");
  expect(formatDecimal(7, 0)).toBe("7");
});

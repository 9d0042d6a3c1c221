import fc from "fast-check";
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

test("averages are exact for sums far beyond what a double holds", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 34n }),
      fc.bigInt({ min: 1n, max: 10n ** 30n }),
      fc.integer({ min: 0, max: 18 }),
      (quoteVolume, volume, priceDecimals) => {
        const expected = (quoteVolume * 10n ** 8n) / (volume * 10n ** BigInt(priceDecimals));
        expect(averagePrice(quoteVolume, volume, priceDecimals)).toBe(expected);
      },
    ),
  );
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (from, to) => {
      fc.pre(from > 0);
      expect(percentChange(from, to)).toBe(((BigInt(to) - BigInt(from)) * 100_000n) / BigInt(from));
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { GUARD, RATE_ONE } from "./units.js";
import { createScale, multiplyRateUp, scaleUp, scaleWideUp, Wide } from "./wide.js";
import { WideArray } from "./wide-array.js";

const guarded = fc.oneof(fc.maxSafeNat(), fc.constantFrom(0, 1, 1e15 - 1, 1e15, 1e15 + 1, GUARD - 1, GUARD), fc.nat());
const amount = fc.bigInt({ min: 0n, max: 10n ** 30n });

const wide = (value: bigint): Wide => {
  const register = new Wide();
  register.setBigInt(value);
  return register;
};

test("a wide number holds what a bigint holds, of either sign", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (value) => {
      expect(wide(value).toBigInt()).toBe(value);
    }),
  );
});

test("a guarded number becomes a wide one", () => {
  fc.assert(
    fc.property(guarded, (value) => {
      const register = new Wide();
      register.setNumber(value);
      expect(register.toBigInt()).toBe(BigInt(value));
    }),
  );
});

test("adding and subtracting in a column carries between the limbs", () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      const column = new WideArray(2);
      column.add(1, wide(a));
      column.add(1, wide(b));
      expect(column.toBigInt(1)).toBe(a + b);
      column.subtract(1, wide(a));
      expect(column.subtract(1, wide(a))).toBe(b < a);
      expect(column.toBigInt(1)).toBe(b - a);
      expect(column.toBigInt(0)).toBe(0n);
    }),
  );
});

test("a column compares", () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      const column = new WideArray(1);
      column.set(0, wide(a).high, wide(a).low);
      expect(column.covers(0, wide(b))).toBe(a >= b);
      expect(column.capped(0)).toBe(a > BigInt(GUARD) ? GUARD : Number(a));
    }),
  );
});

test("units scale exactly to the asset's smallest unit, for 0 to 18 digits", () => {
  fc.assert(
    fc.property(guarded, fc.integer({ min: 0, max: 18 }), (units, digits) => {
      const expected = BigInt(units) * 10n ** BigInt(digits);
      fc.pre(expected <= 10n ** 30n);
      const register = new Wide();
      scaleUp(register, units, createScale(digits));
      expect(register.toBigInt()).toBe(expected);
      scaleWideUp(register, wide(BigInt(units)), createScale(digits));
      expect(register.toBigInt()).toBe(expected);
    }),
  );
});

test("a rate of an amount is rounded up and at most the amount, on every path", () => {
  const paths = { direct: 0, split: 0, wide: 0 };
  const received = fc.oneof(fc.nat(), guarded, amount);
  fc.assert(
    fc.property(received, fc.integer({ min: 0, max: RATE_ONE }), (value, rate) => {
      const exact = BigInt(value);
      const result = new Wide();
      multiplyRateUp(result, wide(exact), rate);
      expect(result.toBigInt()).toBe((exact * BigInt(rate) + 99_999_999n) / 100_000_000n);
      expect(result.toBigInt() <= exact).toBe(true);
      if (exact * BigInt(rate) <= BigInt(GUARD)) paths.direct++;
      else if (exact < 10n ** 15n) paths.split++;
      else paths.wide++;
    }),
    { numRuns: 2000 },
  );
  for (const runs of Object.values(paths)) expect(runs).toBeGreaterThan(50);
});

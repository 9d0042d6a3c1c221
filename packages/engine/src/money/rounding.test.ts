import fc from "fast-check";
import { expect, test } from "vitest";
import { divideBigDown, divideBigExact, divideBigHalfUp, divideBigUp, divideDown, divideUp } from "./rounding.js";

const divisor = fc.oneof(
  fc.integer({ min: 1, max: 1000 }),
  fc.maxSafeNat().map((value) => value + 1),
  fc.constantFrom(1e8, 1e15),
);

test("guarded division rounds as its name says, also where the double quotient would not", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), divisor, (value, by) => {
      fc.pre(Number.isSafeInteger(by));
      expect(divideDown(value, by)).toBe(Number(BigInt(value) / BigInt(by)));
      expect(divideUp(value, by)).toBe(Number((BigInt(value) + BigInt(by) - 1n) / BigInt(by)));
    }),
    { numRuns: 5000 },
  );
});

test.each([
  [7n, 2n, 3n, 4n, 4n],
  [8n, 2n, 4n, 4n, 4n],
  [10n, 3n, 3n, 4n, 3n],
  [11n, 3n, 3n, 4n, 4n],
])("%s / %s is %s down, %s up, %s half up", (value, by, down, up, halfUp) => {
  expect([divideBigDown(value, by), divideBigUp(value, by), divideBigHalfUp(value, by)]).toEqual([down, up, halfUp]);
});

test("an exact division that leaves a remainder breaks an invariant", () => {
  expect(divideBigExact(8n, 2n)).toBe(4n);
  expect(() => divideBigExact(7n, 2n)).toThrow("the division leaves no remainder");
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { divideBigDown, divideBigExact, divideBigHalfUp, divideBigUp, divideDown, divideUp } from "./rounding.js";

const divisor = fc.oneof(
  fc.integer({ min: 1, max: 1000 }),
  fc.maxSafeNat().map((value) => value + 1),
  fc.constantFrom(1e8, 1e15),
);

/** Values at, just below and just above whole multiples of the divisor, up to the guard: where a quotient could be rounded across. */
const nearMultiple = fc
  .tuple(divisor, fc.maxSafeNat(), fc.integer({ min: -2, max: 2 }))
  .map(([by, value, off]) => [value - (value % by) + off, by] as const);
const beneathTheGuard = fc
  .tuple(divisor, fc.integer({ min: 0, max: 3 }))
  .map(([by, off]) => [Number.MAX_SAFE_INTEGER - (Number.MAX_SAFE_INTEGER % by) - off, by] as const);

test("guarded division rounds as its name says, also next to whole multiples and to the guard", () => {
  fc.assert(
    fc.property(fc.oneof(fc.tuple(fc.maxSafeNat(), divisor), nearMultiple, beneathTheGuard), ([value, by]) => {
      fc.pre(Number.isSafeInteger(by) && Number.isSafeInteger(value) && value >= 0);
      expect(divideDown(value, by)).toBe(Number(BigInt(value) / BigInt(by)));
      expect(divideUp(value, by)).toBe(Number((BigInt(value) + BigInt(by) - 1n) / BigInt(by)));
    }),
    { numRuns: 20_000 },
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

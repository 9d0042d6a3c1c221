import fc from "fast-check";
import { expect, test } from "vitest";
import { GUARD } from "../money/units.js";
import { trailingPrice } from "./trailing-price.js";

test.each([
  { falls: false, extreme: 42_000, delta: 500, price: 44_100 },
  { falls: true, extreme: 41_000, delta: 1_000, price: 36_900 },
  { falls: false, extreme: 37_000, delta: 850, price: 40_145 },
  { falls: true, extreme: 465_000, delta: 750, price: 430_125 },
  { falls: true, extreme: 45_500, delta: 700, price: 42_315 },
])("$delta basis points from $extreme are $price", ({ falls, extreme, delta, price }) => {
  expect(trailingPrice(extreme, delta, falls)).toBe(price);
});

test("any whole price triggers exactly if it is as far away as the unrounded one", () => {
  const price = fc.oneof(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: GUARD }));
  fc.assert(
    fc.property(price, price, fc.integer({ min: 1, max: 9_999 }), fc.boolean(), (extreme, seen, delta, falls) => {
      const trigger = trailingPrice(extreme, delta, falls);
      const exact = falls
        ? BigInt(seen) * 10_000n <= BigInt(extreme) * BigInt(10_000 - delta)
        : BigInt(seen) * 10_000n >= BigInt(extreme) * BigInt(10_000 + delta);
      expect(falls ? seen <= trigger : seen >= trigger).toBe(exact);
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { Wide } from "../money/wide.js";
import { NO_LEVEL, PriceLevels } from "./price-levels.js";

const one = new Wide();
one.setNumber(1);

test.each([true, false])("levels stay sorted with the best first (bids: %s)", (bids) => {
  // Dense ones share chunks, wide ones have a chunk each, and the ends of what is guarded are among them.
  const price = fc.oneof(
    fc.integer({ min: 1, max: 200 }),
    fc.integer({ min: 1, max: 40 }).map((far) => far * 1_000_003),
    fc.constantFrom(1, 63, 64, 65, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(price, fc.boolean()), { maxLength: 400, size: "max" }), (steps) => {
      const levels = new PriceLevels(bids);
      const model = new Map<number, number>();
      for (const [at, keep] of steps) {
        const known = model.get(at);
        if (keep) {
          const level = levels.ensure(at);
          expect(known ?? level).toBe(level);
          if (known === undefined) levels.addTotal(level, one);
          model.set(at, level);
        } else if (known !== undefined) {
          levels.subtractTotal(known, one);
          levels.remove(known);
          model.delete(at);
        }
      }
      const expected = [...model.keys()].sort((a, b) => (bids ? b - a : a - b));
      const walked: number[] = [];
      for (let level = levels.best(); level !== NO_LEVEL; level = levels.behind(level))
        walked.push(levels.price(level));
      expect(walked).toEqual(expected);
      expect(levels.count).toBe(expected.length);
      expect(levels.best()).toBe(expected[0] === undefined ? -1 : model.get(expected[0]));
    }),
  );
});

test("a level that still holds quantity cannot be removed", () => {
  const levels = new PriceLevels(true);
  const level = levels.ensure(5);
  levels.addTotal(level, one);
  expect(() => levels.remove(level)).toThrow("a level that is removed holds no quantity");
});

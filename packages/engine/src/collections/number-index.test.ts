import fc from "fast-check";
import { expect, test } from "vitest";
import { NumberIndex } from "./number-index.js";

test("an index behaves like a Map under any adding and removing, also across growth and long runs of collisions", () => {
  // Keys that differ in their high half only meet in the same places of the table.
  const key = fc.oneof(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 40 }).map((high) => high * 2 ** 32 + 7),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.boolean()), { maxLength: 300, size: "max" }), (steps) => {
      const index = new NumberIndex(8);
      const model = new Map<number, number>();
      for (const [at, [number, add]] of steps.entries()) {
        if (add && !model.has(number)) {
          index.add(number, at);
          model.set(number, at);
        } else if (!add && model.has(number)) {
          index.remove(number);
          model.delete(number);
        }
        expect(index.size).toBe(model.size);
      }
      for (const [known] of steps) expect(index.get(known)).toBe(model.get(known) ?? -1);
      expect([...index.slots()].sort()).toEqual([...model.values()].sort());
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { TickSet } from "../src/bare-book/tick-set.js";

const HIGHEST = 100_000;
/** Also numbers at the ends of the set's words, groups and parts. */
const tick = fc.oneof(
  fc.integer({ min: 1, max: HIGHEST }),
  fc.constantFrom(1, 31, 32, 33, 63, 64, 1023, 1024, 1025, 32_767, 32_768, 65_535, 65_536, HIGHEST),
);

test("a set of ticks finds the neighbours of any tick", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(tick, fc.boolean()), { maxLength: 60 }), tick, (changes, asked) => {
      const set = new TickSet(HIGHEST);
      const plain = new Set<number>();
      for (const [each, isAdded] of changes) {
        if (isAdded) set.add(each);
        else set.remove(each);
        if (isAdded) plain.add(each);
        else plain.delete(each);
      }
      const ticks = [...plain];
      expect(set.above(asked)).toBe(ticks.filter((each) => each > asked).sort((a, b) => a - b)[0] ?? 0);
      expect(set.below(asked)).toBe(ticks.filter((each) => each < asked).sort((a, b) => b - a)[0] ?? 0);
    }),
    { numRuns: 500 },
  );
});

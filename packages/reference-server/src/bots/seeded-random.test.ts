import { expect, test } from "vitest";
import { SeededRandom } from "./seeded-random.js";

const draw = (seed: number, count: number): number[] => {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

test("a seed decides every number, and another seed decides otherwise", () => {
  expect(draw(7, 1_000)).toEqual(draw(7, 1_000));
  expect(draw(7, 20)).not.toEqual(draw(8, 20));
  expect(new Set(draw(7, 10_000)).size).toBeGreaterThan(9_990);
});

test("numbers stay in their range, reach both ends, and chances come as often as they say", () => {
  const random = new SeededRandom(1);
  const numbers = Array.from({ length: 2_000 }, () => random.between(-2, 3));
  expect([...new Set(numbers)].sort((one, other) => one - other)).toEqual([-2, -1, 0, 1, 2, 3]);
  const hits = Array.from({ length: 10_000 }, () => random.chance(300)).filter(Boolean).length;
  expect(Math.abs(hits - 3_000)).toBeLessThan(200);
  expect(random.chance(0)).toBe(false);
  expect(random.chance(1_000)).toBe(true);
  expect(new Set(Array.from({ length: 100 }, () => random.pick(["a", "b", "c"])))).toEqual(new Set(["a", "b", "c"]));
});

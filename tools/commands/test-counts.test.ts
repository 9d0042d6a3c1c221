import { expect, test } from "vitest";
import { TestCounts } from "./test-counts.mjs";

test("kinds add up over runs, and the last line has the exact form", () => {
  const counts = new TestCounts();
  counts.add("unit", { passed: 3, failed: 1 });
  counts.add("unit", { passed: 2, skipped: 1 });
  counts.add("static checks", { passed: 10 });
  expect(counts.lastLine()).toBe("15 passed, 1 failed, 1 skipped");
  expect(counts.table().split("\n")).toEqual([
    "kind             passed    failed   skipped",
    "unit                  5         1         1",
    "static checks        10         0         0",
  ]);
});

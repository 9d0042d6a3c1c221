import { expect, test } from "vitest";
import { killUnderFlow } from "./kill.js";

test("kill -9 under order flow loses and doubles nothing, twelve times", async () => {
  const report = await killUnderFlow(12, (line) => console.log(line));
  console.log(report);
  expect(report.acknowledged).toBeGreaterThan(100);
});

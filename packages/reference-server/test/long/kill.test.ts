import { expect, test } from "vitest";
import { killUnderFlow } from "../process/kill.js";

test("kill -9 under order flow loses and doubles nothing, sixty times", async () => {
  const report = await killUnderFlow(60, (line) => console.log(line));
  console.log(report);
  expect(report.acknowledged).toBeGreaterThan(500);
});

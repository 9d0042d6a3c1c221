import { expect, test } from "vitest";
import type { EngineDriver } from "../src/drivers/driver.js";
import { driver } from "../src/drivers/nodejs-order-book.js";
import { measure } from "../src/engine-bench/jobs/measure-flow.js";
import { generateFlow } from "../src/flow/generate.js";

const flow = generateFlow({ mix: "xcore", messages: 6_000 });

test("a whole flow is measured and found right", () => {
  const measurement = measure(driver, flow, 60);
  expect(measurement).toMatchObject({ messages: 6_000, trades: flow.expected.tradeCount, differences: [] });
  expect(measurement.userSeconds).toBeGreaterThan(0);
});

test("an engine that is stopped by the time limit is judged on what it did", () => {
  const slow: EngineDriver = { ...driver, open: (opened) => slowed(driver.open(opened)) };
  const measurement = measure(slow, flow, 0.01);
  expect(measurement.messages).toBe(2_000);
  expect(measurement.differences).toEqual([]);
});

test("an engine that loses a message is found out", () => {
  const forgetful: EngineDriver = {
    ...driver,
    open: (opened) => {
      const engine = driver.open(opened);
      return { ...engine, run: (from, to) => engine.run(from === flow.prefill ? from + 1 : from, to) };
    },
  };
  expect(measure(forgetful, flow, 60).differences.join()).toContain("bookHash is");
});

function slowed(engine: ReturnType<EngineDriver["open"]>): ReturnType<EngineDriver["open"]> {
  return {
    ...engine,
    run: (from, to) => {
      const before = process.cpuUsage();
      engine.run(from, to);
      while (process.cpuUsage(before).user < 20_000);
    },
  };
}

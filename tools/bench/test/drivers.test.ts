import { describe, expect, test } from "vitest";
import { DRIVER_NAMES, DRIVERS, type DriverName } from "../src/drivers/drivers.js";
import type { Flow } from "../src/flow/format.js";
import { generateFlow } from "../src/flow/generate.js";
import { checksumsAfter } from "../src/flow/judge-book.js";
import { MIX_NAMES } from "../src/flow/mixes.js";
import { generateScenario } from "../src/scenarios/generate-scenario.js";
import { SCENARIO_NAMES } from "../src/scenarios/scenarios.js";

describe.each(DRIVER_NAMES)("driver %s", (name) => {
  test.each(MIX_NAMES)("trades %s as the judge does, at a prefix and at the end", async (mix) => {
    const flow = generateFlow({ mix, seed: 11, messages: 6_000, bookSize: 800 });
    await expectAsJudged(name, flow);
    expect(flow.expected.tradeCount).toBeGreaterThan(100);
  });
});

describe.each(["pricetime", "pricetime-full", "bare-book"] as const)("driver %s", (name) => {
  test.each(SCENARIO_NAMES)("trades %s as the judge does, at a prefix and at the end", async (scenario) => {
    await expectAsJudged(name, generateScenario({ scenario, orders: 4_000, seed: 1 }));
  });
});

async function expectAsJudged(name: DriverName, flow: Flow): Promise<void> {
  const engine = (await DRIVERS[name]()).open(flow);
  const half = flow.records >> 1;
  engine.run(0, half);
  expect(engine.checksums()).toEqual(checksumsAfter(flow, half));
  engine.run(half, flow.records);
  expect(engine.checksums()).toEqual(flow.expected);
}

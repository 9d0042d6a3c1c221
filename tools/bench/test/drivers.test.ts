import { describe, expect, test } from "vitest";
import { DRIVER_NAMES, DRIVERS } from "../src/drivers/drivers.js";
import { generateFlow } from "../src/flow/generate.js";
import { checksumsAfter } from "../src/flow/judge-book.js";
import { MIX_NAMES } from "../src/flow/mixes.js";

describe.each(DRIVER_NAMES)("driver %s", (name) => {
  test.each(MIX_NAMES)("trades %s as the judge does, at a prefix and at the end", async (mix) => {
    const flow = generateFlow({ mix, seed: 11, messages: 6_000, bookSize: 800 });
    const engine = (await DRIVERS[name]()).open(flow);
    const half = flow.records >> 1;
    engine.run(0, half);
    expect(engine.checksums()).toEqual(checksumsAfter(flow, half));
    engine.run(half, flow.records);
    expect(engine.checksums()).toEqual(flow.expected);
    expect(flow.expected.tradeCount).toBeGreaterThan(100);
  });
});

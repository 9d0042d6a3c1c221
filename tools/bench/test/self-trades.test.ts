import { expect, test } from "vitest";
import { PricetimeFlow } from "../src/drivers/pricetime-flow.js";
import { ReferenceFlow } from "../src/drivers/reference-flow.js";
import { generateFlow } from "../src/flow/generate.js";

const flow = generateFlow({ mix: "retail", messages: 2_000, bookSize: 200, users: 5 });

test.each(["NONE", "EXPIRE_MAKER"] as const)("with %s the engine trades as the reference engine", (mode) => {
  const engine = new PricetimeFlow(flow, mode).prepare();
  const reference = new ReferenceFlow(flow, mode).prepare();
  engine.run(0, flow.records);
  reference.run(0, flow.records);
  expect(engine.checksums()).toEqual(reference.checksums());
  expect(reference.expired > 0).toBe(mode === "EXPIRE_MAKER");
  if (mode === "NONE") expect(reference.checksums()).toEqual(flow.expected);
});

import { expect, test } from "vitest";
import { createEngine } from "../engine.js";
import type { Envelope } from "../messages/command.js";
import type { EngineEvent } from "../messages/event.js";
import { EnginePair } from "./engine-pair.js";
import { createReferenceEngine, ReferenceEngine } from "./reference-engine.js";
import { randomSteps, runWorkload, STEP_KINDS, type Step } from "./workload.js";

function steps(seed: number, count: number): Step[] {
  const taken: Step[] = [];
  for (const step of randomSteps(seed)) {
    if (taken.push(step) === count) break;
  }
  return taken;
}

test("the same seed gives the same steps, another seed others, and every kind comes", () => {
  expect(steps(1, 200)).toEqual(steps(1, 200));
  expect(steps(1, 200)).not.toEqual(steps(2, 200));
  expect(new Set(steps(1, 20_000).map(({ kind }) => kind))).toEqual(new Set(STEP_KINDS));
});

test("steps aim at what lives: most cancels hit an order", () => {
  const engine = createEngine();
  const { reach } = runWorkload(steps(3, 2_000), (timeMs, envelope) => engine.execute(timeMs, envelope).toArray());
  expect(reach.of("OrderCanceled")).toBeGreaterThan(5 * reach.of("UNKNOWN_ORDER"));
});

/** An engine with one number wrong. */
class ForgingEngine extends ReferenceEngine {
  override execute(timeMs: number, envelope: Envelope): EngineEvent[] {
    const events = super.execute(timeMs, envelope);
    return events.map((event) => (event.type === "Trade" ? { ...event, tradeId: event.tradeId + 1 } : event));
  }
}

test("two engines that differ in one number are told apart", () => {
  const pair = new EnginePair(new ForgingEngine(), createReferenceEngine());
  expect(() => runWorkload(steps(4, 2_000), (timeMs, envelope) => pair.execute(timeMs, envelope))).toThrow(
    "tradeId is",
  );
});

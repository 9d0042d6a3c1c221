import { expect, test } from "vitest";
import { Operation, RECORD_WORDS } from "../src/flow/format.js";
import { generateScenario } from "../src/scenarios/generate-scenario.js";
import { SCENARIO_NAMES } from "../src/scenarios/scenarios.js";

const ORDERS = 20_000;

test.each(SCENARIO_NAMES)("%s has the calibrated shares", (scenario) => {
  const { words, records, expected } = generateScenario({ scenario, orders: ORDERS });
  const counts = new Map<number, number>();
  const quantities: number[] = [];
  for (let at = 0; at < records * RECORD_WORDS; at += RECORD_WORDS) {
    const operation = (words[at] as number) & 0xff;
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
    if (operation <= Operation.LIMIT_IOC) quantities.push(words[at + 3] as number);
  }
  const count = (operation: number) => counts.get(operation) ?? 0;
  expect(quantities.length).toBe(ORDERS);
  expect(quantities.every((quantity) => quantity >= 1 && quantity <= 100)).toBe(true);
  expect(count(Operation.LIMIT_IOC) / ORDERS).toBeCloseTo(0.15, 1.5);
  expect(count(Operation.MOVE) / count(Operation.LIMIT_GTC)).toBeCloseTo(0.2 * (1 + 0.95 * 0.02), 1.5);
  expect(count(Operation.CANCEL) / count(Operation.LIMIT_GTC)).toBeCloseTo(0.95 * 1.02, 1.5);
  expect(records / ORDERS).toBeCloseTo(2, 1);
  expect(expected.tradeCount).toBeGreaterThan(0);
});

test("the same request gives the same flow, another seed another", () => {
  const request = { scenario: "swing-25", orders: 500 } as const;
  const flow = generateScenario(request);
  expect(generateScenario(request)).toEqual(flow);
  expect(generateScenario({ ...request, seed: 1 }).expected).not.toEqual(flow.expected);
});

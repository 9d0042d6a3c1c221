import { expect, test } from "vitest";
import { runExample } from "./run-example.js";

test("the example of the simulation trades, and hashes the same twice", () => {
  const lines = runExample("../../docs/simulation.md");
  const [trades = "", hash] = lines;
  expect(Number(/^(\d+) trades in ten minutes$/.exec(trades)?.[1])).toBeGreaterThan(500);
  expect(hash).toMatch(/^[0-9a-f]{32}$/);
  expect(runExample("../../docs/simulation.md")).toEqual(lines);
});

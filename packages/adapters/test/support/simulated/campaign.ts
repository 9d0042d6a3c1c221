import { expect } from "vitest";
import { FAULTS, type Fault } from "./fault-plan.js";
import { PLANTED_BUGS } from "./planted-bugs.js";
import { simulateCluster } from "./simulate-cluster.js";

const REPLAY = "npx vitest run --project simulation packages/adapters/test/simulation/cluster.test.ts";

/**
 * Runs the seeds, or the one that PRICETIME_SIMULATION_SEED names, and fails for each that finds something, and when some kind of
 * fault hit fewer than `leastHits` times.
 */
export async function expectNothingWrong(first: number, count: number, leastHits: number): Promise<void> {
  const only = Number(process.env.PRICETIME_SIMULATION_SEED ?? 0);
  const seeds = only > 0 ? [only] : Array.from({ length: count }, (_, at) => first + at);
  const hits: Partial<Record<Fault, number>> = {};
  const failures: string[] = [];
  let commands = 0;
  let virtualMs = 0;
  for (const seed of seeds) {
    const run = await simulateCluster(seed);
    for (const [fault, times] of run.hits) hits[fault] = (hits[fault] ?? 0) + times;
    commands += run.commands;
    virtualMs += run.virtualMs;
    if (run.violations.length === 0) continue;
    failures.push(`seed ${seed}: ${run.violations.join("; ")}`);
    console.error(`${failures.at(-1)}\nReplay it: PRICETIME_SIMULATION_SEED=${seed} ${REPLAY}`);
  }
  const faults = Object.values(hits).reduce((sum, times) => sum + times, 0);
  console.log(
    `${seeds.length} seeds, ${commands} commands, ${faults} faults, ${virtualMs / 1000} virtual seconds`,
    hits,
  );
  expect(failures).toEqual([]);
  if (only > 0) return;
  for (const fault of FAULTS) expect(hits[fault] ?? 0, fault).toBeGreaterThanOrEqual(leastHits);
}

/** The first of the seeds that finds the bug must be one of `seeds`. */
export async function expectFound(bug: string, seeds: number): Promise<void> {
  const plant = PLANTED_BUGS[bug];
  for (let seed = 1; seed <= seeds; seed++) {
    const [found] = (await simulateCluster(seed, plant)).violations;
    if (found === undefined) continue;
    console.log(`${bug}: seed ${seed} found that ${found}`);
    return;
  }
  expect.unreachable(`No seed up to ${seeds} found this bug: ${bug}.`);
}

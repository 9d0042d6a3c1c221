import { type Reach, randomSteps, STEP_KINDS, type Step } from "@pricetime/engine/testing";
import fc from "fast-check";

/**
 * PRICETIME_PROPERTY_FACTOR multiplies the length of every property run, for a night instead of a minute, or, below 1, for one of the
 * thousands of runs of mutation testing, which are too short to reach all that the whole length must;
 * PRICETIME_PROPERTY_SEED shifts every seed, so that a long run sees new ones.
 */
const { PRICETIME_PROPERTY_FACTOR = "1", PRICETIME_PROPERTY_SEED = "0" } = process.env;
const FACTOR = Number(PRICETIME_PROPERTY_FACTOR);
/** The seed of a property that needs one only. */
export const FIRST_SEED = Number(PRICETIME_PROPERTY_SEED) + 1;

export const scaled = (count: number): number => Math.ceil(count * FACTOR);

export const seeds = (count: number): number[] => Array.from({ length: count }, (_, at) => FIRST_SEED + at);

/** Time for a property: vitest's default for the kind, longer for a long run. */
export const TIMEOUT_MS = Math.max(120_000, 120_000 * FACTOR);

export function* takeSteps(seed: number, count: number): Generator<Step> {
  let left = count;
  for (const step of randomSteps(seed)) {
    if (left-- <= 0) return;
    yield step;
  }
}

const weighted = STEP_KINDS.map((kind) => ({
  arbitrary: fc.record({ kind: fc.constant(kind), seed: fc.nat() }),
  weight: kind === "limitOrder" ? 10 : kind === "mistake" || kind === "cancelLiveOrder" ? 4 : 1,
}));

/** Steps that fast-check can shrink: fewer of them, with simpler choices. */
export const anySteps = (maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(fc.oneof(...weighted), { maxLength, size: "max" });

/** Checks a property of steps; the counterexample is shrunk. */
export function forAllSteps(maxLength: number, numRuns: number, check: (steps: readonly Step[]) => void): void {
  fc.assert(fc.property(anySteps(maxLength), check), { numRuns: scaled(numRuns), seed: FIRST_SEED });
}

/** Prints what a property reached, and gives back what it reached too rarely. */
export function unreached(property: string, reach: Reach, minima: Readonly<Record<string, number>>): string[] {
  console.info(`${property} reached ${reach.report()}`);
  return FACTOR < 1 ? [] : reach.missing(minima);
}

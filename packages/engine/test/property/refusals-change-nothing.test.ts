import { createEngine, REJECT_REASONS } from "@pricetime/engine";
import { Reach, runWorkload } from "@pricetime/engine/testing";
import { expect, test } from "vitest";
import { scaled, seeds, TIMEOUT_MS, takeSteps, unreached } from "./property-run.js";

const MINIMA: Record<string, number> = {
  ...Object.fromEntries(Object.keys(REJECT_REASONS).map((reason) => [reason, 3])),
  TOO_MANY_REMEMBERED_COMMANDS: 0,
  CommandDuplicated: 20,
  ExternalIdRepeated: 20,
  CancelReplaceFailed: 20,
  "an order changes the hash": 500,
};

test(
  "a refused, repeated or silent command leaves businessHash unchanged, an order changes it (L5)",
  () => {
    const reach = new Reach();
    for (const seed of seeds(2)) {
      const engine = createEngine();
      let businessHash = engine.businessHash();
      let stateHash = engine.stateHash();
      runWorkload(
        takeSteps(200 + seed, scaled(5_000)),
        (timeMs, envelope) => {
          const events = engine.execute(timeMs, envelope).toArray();
          const [first] = events;
          const before = businessHash;
          businessHash = engine.businessHash();
          const unchanged =
            first === undefined ||
            ["CommandRejected", "CommandDuplicated", "ExternalIdRepeated"].includes(first.type) ||
            (first.type === "CancelReplaceFailed" && first.newOrderOutcome !== "ACCEPTED");
          if (unchanged) expect(businessHash, `${first?.type} changes no business state`).toBe(before);
          if (first?.type === "OrderNew") {
            expect(businessHash).not.toBe(before);
            reach.count("an order changes the hash");
          }
          // Position and time always count in the other hash.
          const previous = stateHash;
          stateHash = engine.stateHash();
          expect(stateHash).not.toBe(previous);
          return events;
        },
        reach,
      );
    }
    expect(unreached("refusals", reach, MINIMA)).toEqual([]);
  },
  TIMEOUT_MS,
);

import { join } from "node:path";
import { expect, test } from "vitest";
import { obtainService } from "../../../../tools/commands/obtain-service.mjs";
import { compiler, spin } from "../../../../tools/commands/services.mjs";
import { search } from "../model/spin.js";

const MODEL = join(import.meta.dirname, "../model/journal-fence.pml");
/** Three commands, one row more than they need, two kills: seconds, and several million states. */
const BOUNDS = ["COMMANDS=3", "ROWS=4", "KILLS=2"];

const found = [spin, compiler].map((service) => obtainService(service, { mayInstall: false }));
const missing = found.find((result) => result.from === "nowhere");
if (missing?.from === "nowhere" && !missing.fatal) console.warn(`${missing.advice} Its tests are skipped.`);
const modelled = test.skipIf(missing?.from === "nowhere" && !missing.fatal);

function explore(...definitions: readonly string[]) {
  const [model, cc] = found;
  if (model?.from === "nowhere") throw new Error(model.advice);
  if (cc?.from === "nowhere") throw new Error(cc.advice);
  return search({ spin: model?.location ?? "", compiler: cc?.location ?? "" }, MODEL, definitions);
}

modelled(
  "sequencers that share a journal and no lease: in every reachable state each command is in one row at most, no row is missing, every reply has its row",
  () => {
    const { states, depth, unreached, violated } = explore(...BOUNDS);
    console.log(`${states.toLocaleString("en-US")} states up to depth ${depth}, all visited`);
    expect(violated).toBeUndefined();
    expect(unreached).toBe(0);
    expect(states).toBeGreaterThan(1_000_000);
  },
);

modelled.each([
  ["a reply before the row is stored", "REPLY_BEFORE_COMMIT", "replied"],
  ["de-duplication outside of the state", "NO_DEDUPLICATION", "rows"],
  ["row numbers chosen by the database", "SEQUENCE_FROM_DATABASE", "rows"],
  ["a lease, and rows that replace others", "LEASE_WITHOUT_KEY", "rows"],
])("%s breaks it", (_, variant, assertion) => {
  const { states, violated } = explore(variant);
  console.log(`${variant}: after ${states} states, ${violated}`);
  expect(violated).toContain(assertion);
});

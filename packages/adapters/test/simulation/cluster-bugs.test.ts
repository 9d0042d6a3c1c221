import { expect, test } from "vitest";
import { expectFound, expectNothingWrong } from "../support/simulated/campaign.js";
import { simulateCluster } from "../support/simulated/simulate-cluster.js";

const MINUTES = 60_000;

test("the same seed gives the same run", async () => {
  const [first, again] = [await simulateCluster(7), await simulateCluster(7)];
  expect(again.fingerprint).toBe(first.fingerprint);
  expect([...again.hits]).toEqual([...first.hits]);
  expect((await simulateCluster(8)).fingerprint).not.toBe(first.fingerprint);
});

test.each([
  "a reply before the row is stored",
  "de-duplication that does not outlive the process",
  "a leader that goes on after another one wrote",
])("%s is found", (bug) => expectFound(bug, 200), 10 * MINUTES);

test(
  "whatever fails, alone or together: what was acknowledged stays, nothing happens twice, everyone agrees (seeds 101 to 200)",
  async () => {
    await expectNothingWrong(101, 100, 10);
  },
  10 * MINUTES,
);

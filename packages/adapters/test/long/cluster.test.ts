import { test } from "vitest";
import { expectFound, expectNothingWrong } from "../support/simulated/campaign.js";
import { PLANTED_BUGS } from "../support/simulated/planted-bugs.js";

/** Other seeds than the everyday ones. */
const FIRST_SEED = 1_000_000;
const SEEDS = Number(process.env.PRICETIME_SIMULATION_SEEDS ?? 2_000);

test("whatever fails, alone or together: what was acknowledged stays, nothing happens twice, everyone agrees", async () => {
  await expectNothingWrong(FIRST_SEED, SEEDS, SEEDS / 10);
});

test.each(Object.keys(PLANTED_BUGS))("%s is found", (bug) => expectFound(bug, 200));

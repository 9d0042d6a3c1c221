import { test } from "vitest";
import { expectNothingWrong } from "../support/simulated/campaign.js";

const MINUTES = 60_000;

test(
  "whatever fails, alone or together: what was acknowledged stays, nothing happens twice, everyone agrees (seeds 1 to 100)",
  async () => {
    await expectNothingWrong(1, 100, 10);
  },
  10 * MINUTES,
);

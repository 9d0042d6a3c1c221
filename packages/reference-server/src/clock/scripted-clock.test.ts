import { ManualClock } from "@pricetime/adapters/memory";
import { expect, test } from "vitest";
import { ScriptedClock } from "./scripted-clock.js";

test("a scripted clock shows the script, then real time, and its monotonic time never stands behind", () => {
  const real = new ManualClock(1_000_000);
  const clock = new ScriptedClock(real, 1_000);
  real.advance(50);
  expect([clock.nowMs(), clock.monotonicMs()]).toEqual([1_000, 1_000]);
  clock.advanceTo(61_000);
  clock.advanceTo(5_000);
  expect([clock.nowMs(), clock.monotonicMs()]).toEqual([61_000, 61_000]);
  clock.followReal();
  expect([clock.nowMs(), clock.monotonicMs()]).toEqual([1_000_050, 1_000_050]);
  real.advance(20);
  real.jump(3_600_000);
  expect([clock.nowMs(), clock.monotonicMs()]).toEqual([4_600_070, 1_000_070]);
});

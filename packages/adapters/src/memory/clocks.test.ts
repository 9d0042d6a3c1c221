import { describe, expect, it } from "vitest";
import { ManualClock } from "./manual-clock.js";
import { SystemClock } from "./system-clock.js";

describe("the manual clock", () => {
  it("moves both clocks when time passes, and only the wall clock when that is set", () => {
    const clock = new ManualClock(1_000);
    clock.advance(250);
    expect([clock.nowMs(), clock.monotonicMs()]).toEqual([1_250, 250]);
    clock.jump(-3_600_000);
    expect([clock.nowMs(), clock.monotonicMs()]).toEqual([-3_598_750, 250]);
  });

  it("wakes sleepers when their time has come, in that order, and those who are told to stop", async () => {
    const clock = new ManualClock(0);
    const woken: string[] = [];
    const sleep = async (name: string, ms: number, signal?: AbortSignal) => {
      await clock.sleep(ms, signal);
      woken.push(name);
    };
    const stop = new AbortController();
    const sleeping = [sleep("long", 300), sleep("short", 100), sleep("stopped", 900, stop.signal), sleep("none", 0)];
    await sleeping[3];
    clock.advance(99);
    stop.abort();
    await sleeping[2];
    expect(woken).toEqual(["none", "stopped"]);
    clock.advance(250);
    await Promise.all(sleeping);
    expect(woken).toEqual(["none", "stopped", "short", "long"]);
  });
});

describe("the system clock", () => {
  it("tells the time and never goes back", async () => {
    const clock = new SystemClock();
    expect(Math.abs(clock.nowMs() - Date.now())).toBeLessThan(1_000);
    const before = clock.monotonicMs();
    await clock.sleep(20);
    expect(clock.monotonicMs() - before).toBeGreaterThanOrEqual(19);
  });

  it("ends a sleep early when told to stop", async () => {
    const clock = new SystemClock();
    const stop = new AbortController();
    const before = clock.monotonicMs();
    const sleeping = clock.sleep(60_000, stop.signal);
    stop.abort();
    await sleeping;
    await clock.sleep(60_000, stop.signal);
    expect(clock.monotonicMs() - before).toBeLessThan(30_000);
  });
});

import { expect, test } from "vitest";
import { JournalTime } from "./journal-time.js";

/** A clock that stands where it is put. */
function handClock(nowMs: number) {
  const clock = {
    wallMs: nowMs,
    steadyMs: 0,
    nowMs: () => clock.wallMs,
    monotonicMs: () => clock.steadyMs,
    sleep: () => Promise.resolve(),
    pass: (ms: number) => {
      clock.wallMs += ms;
      clock.steadyMs += ms;
    },
  };
  return clock;
}

const batchAt = (timeMs: number) => [
  { commandId: { high: 0, low: 1 }, accountId: 1, validUntilMs: 0, executed: { position: 1, timeMs, events: [] } },
];

test("what is journaled is settled, and an idle moment after a while", () => {
  const clock = handClock(10_000);
  const time = new JournalTime(clock, 9_000);
  expect(time.settledMs()).toBe(9_000);
  time.follow(batchAt(9_900));
  expect(time.settledMs()).toBe(9_900);
  clock.pass(1_000);
  expect(time.settledMs()).toBe(9_900);
  clock.pass(4_000);
  expect(time.settledMs()).toBe(9_900 + 5_000 - 2_000);
});

test("a clock that jumps settles nothing", () => {
  const clock = handClock(10_000);
  const time = new JournalTime(clock, 10_000);
  clock.wallMs += 3_600_000;
  expect(time.settledMs()).toBe(10_000);
  expect(time.nowMs()).toBe(3_610_000);
  clock.wallMs -= 7_200_000;
  clock.steadyMs += 60_000;
  expect(time.settledMs()).toBe(10_000);
  expect(time.nowMs()).toBe(10_000);
});

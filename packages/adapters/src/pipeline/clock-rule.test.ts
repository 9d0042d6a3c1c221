import fc from "fast-check";
import { expect, test } from "vitest";
import type { Clock } from "../ports/clock.js";
import { createJournalClock } from "./clock-rule.js";
import { ClockRefused } from "./errors.js";

const HOUR = 3_600_000;
const START = 1_700_000_000_000;

/** A clock whose wall and monotonic time are moved by hand. */
class HandClock implements Clock {
  wallMs = START;
  runningMs = 0;
  nowMs = () => this.wallMs;
  monotonicMs = () => this.runningMs;
  sleep = () => Promise.resolve();
  pass(ms: number): void {
    this.wallMs += ms;
    this.runningMs += ms;
  }
}

test("journal time is the wall clock while that behaves", () => {
  const clock = new HandClock();
  const time = createJournalClock(clock, 0, false);
  for (const ms of [0, 1, 20, 499, 60_000]) {
    clock.pass(ms);
    expect(time.stamp()).toBe(clock.wallMs);
  }
});

test("an hour forward and back: time goes on in small steps, never back", () => {
  const clock = new HandClock();
  const time = createJournalClock(clock, START, false);
  clock.wallMs += HOUR;
  clock.pass(10);
  expect(time.stamp()).toBe(START + 510);
  clock.pass(10);
  expect(time.stamp()).toBe(START + 1_020);
  clock.wallMs -= HOUR;
  clock.pass(10);
  expect(time.stamp()).toBe(START + 1_020);
  clock.pass(2_000);
  expect(time.stamp()).toBe(clock.wallMs);
});

test("never back, never faster than monotonic time + 500 ms a row, whatever the clock does", () => {
  let steps = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: -2 * HOUR, max: 2 * HOUR }), fc.nat(5_000))), (moves) => {
      const clock = new HandClock();
      const time = createJournalClock(clock, START, false);
      let previous = time.stamp();
      for (const [jump, passed] of moves) {
        clock.wallMs += jump;
        clock.pass(passed);
        const stamped = time.stamp();
        expect(stamped).toBeGreaterThanOrEqual(previous);
        expect(stamped).toBeLessThanOrEqual(previous + passed + 500);
        previous = stamped;
        steps++;
      }
    }),
  );
  expect(steps).toBeGreaterThan(200);
});

test("at start a day's jump is believed, more needs a word, an empty journal needs none", () => {
  const clock = new HandClock();
  expect(createJournalClock(clock, START - 24 * HOUR, false).stamp()).toBe(START);
  expect(() => createJournalClock(clock, START - 25 * HOUR, false)).toThrow(ClockRefused);
  expect(() => createJournalClock(clock, START + 25 * HOUR, false)).toThrow(
    /25 hours before the journal's last row .* --accept-clock/,
  );
  expect(createJournalClock(clock, START - 25 * HOUR, true).stamp()).toBe(START);
  expect(createJournalClock(clock, START + 25 * HOUR, true).stamp()).toBe(START + 25 * HOUR);
  expect(createJournalClock(clock, 0, false).stamp()).toBe(START);
});

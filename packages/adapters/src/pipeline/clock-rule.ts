import type { Clock } from "../ports/clock.js";
import { ClockRefused } from "./errors.js";

/** How much faster than monotonic time journal time may follow the wall clock, per row. */
const LARGEST_STEP_MS = 500;
/** An apparent jump since the last row, at start, that needs a person's word. */
const LARGEST_PAUSE_MS = 24 * 3_600_000;

/** Stamps rows: journal time never goes back and follows jumps of the wall clock only in small steps. */
export interface JournalClock {
  /** Time for the next row, ms since the epoch: max(previous, min(clock, previous + monotonic time elapsed + 500 ms)). */
  stamp(): number;
}

/**
 * @param lastMs time of the journal's last row; 0 for an empty journal
 * @param acceptClock believe the wall clock at start however far it is from the last row
 * @throws ClockRefused when the clock is more than 24 h away from the last row
 */
export function createJournalClock(clock: Clock, lastMs: number, acceptClock: boolean): JournalClock {
  const startMs = clock.nowMs();
  if (lastMs > 0 && !acceptClock && Math.abs(startMs - lastMs) > LARGEST_PAUSE_MS)
    throw new ClockRefused(startMs, lastMs);
  // Nobody measured the time since the last row; within a day, or with a person's word, the wall clock is believed.
  let previousMs = Math.max(lastMs, Math.floor(startMs));
  let previousMonotonicMs = clock.monotonicMs();
  return {
    stamp() {
      const monotonicMs = clock.monotonicMs();
      const latestMs = previousMs + (monotonicMs - previousMonotonicMs) + LARGEST_STEP_MS;
      previousMs = Math.max(previousMs, Math.floor(Math.min(clock.nowMs(), latestMs)));
      previousMonotonicMs = monotonicMs;
      return previousMs;
    },
  };
}

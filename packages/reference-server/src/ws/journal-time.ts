import type { Clock, ReleasedCommand } from "@pricetime/adapters";

/** Without commands a moment counts as over this long after it, ms: far longer than a commit takes. */
const IDLE_GRACE_MS = 2_000;

/** What the feed tells about the journal's time. */
export class JournalTime {
  readonly #clock: Clock;
  #timeMs: number;
  #heardAtMs: number;

  /** @param timeMs journal time at the start */
  constructor(clock: Clock, timeMs: number) {
    this.#clock = clock;
    this.#timeMs = timeMs;
    this.#heardAtMs = clock.monotonicMs();
  }

  follow(batch: readonly ReleasedCommand[]): void {
    const last = batch.at(-1);
    if (last === undefined) return;
    this.#timeMs = last.executed.timeMs;
    this.#heardAtMs = this.#clock.monotonicMs();
  }

  /** Now, ms: the clock's time, but never before what has been journaled. */
  nowMs(): number {
    return Math.max(this.#clock.nowMs(), this.#timeMs);
  }

  /**
   * Before this moment nothing can happen any more, ms. Journal time stands still while nothing is commanded, so on an idle
   * exchange the clock decides, as far as the next journal time may follow it.
   */
  settledMs(): number {
    const possibleMs = Math.min(this.#clock.nowMs(), this.#timeMs + this.#clock.monotonicMs() - this.#heardAtMs);
    return Math.max(this.#timeMs, possibleMs - IDLE_GRACE_MS);
  }
}

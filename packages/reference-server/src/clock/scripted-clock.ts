import type { Clock } from "@pricetime/adapters";

/**
 * A clock that shows times of a script while a past is traded, and this machine's afterwards. Waiting is always real, so that the
 * pipeline works while the script runs.
 */
export class ScriptedClock implements Clock {
  readonly #real: Clock;
  #nowMs: number;
  #monotonicMs: number;
  /** Real monotonic time at which the script ended. */
  #followedAtMs: number | undefined;

  constructor(real: Clock, startMs: number) {
    this.#real = real;
    this.#nowMs = startMs;
    this.#monotonicMs = startMs;
  }

  nowMs(): number {
    return this.#followedAtMs === undefined ? this.#nowMs : this.#real.nowMs();
  }

  monotonicMs(): number {
    const elapsedMs = this.#followedAtMs === undefined ? 0 : this.#real.monotonicMs() - this.#followedAtMs;
    return this.#monotonicMs + elapsedMs;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#real.sleep(ms, signal);
  }

  /** The script's next time, ms since the epoch; earlier ones are passed over. */
  advanceTo(nowMs: number): void {
    const forwardMs = Math.max(0, nowMs - this.#nowMs);
    this.#nowMs += forwardMs;
    this.#monotonicMs += forwardMs;
  }

  /** Ends the script: from here on this machine's time counts. */
  followReal(): void {
    this.advanceTo(this.#real.nowMs());
    this.#followedAtMs = this.#real.monotonicMs();
  }
}

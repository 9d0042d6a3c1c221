import type { Clock } from "@pricetime/adapters";
import { systemClock } from "@pricetime/reference-server";

/** This machine's clock, moved: time passes as it does, and in jumps. */
export class MovedClock implements Clock {
  readonly #real = systemClock();
  #movedMs: number;

  constructor(startMs: number) {
    this.#movedMs = startMs - this.#real.nowMs();
  }

  nowMs(): number {
    return this.#real.nowMs() + this.#movedMs;
  }

  monotonicMs(): number {
    return this.#real.monotonicMs() + this.#movedMs;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#real.sleep(ms, signal);
  }

  /** Lets time pass at once. */
  pass(ms: number): void {
    this.#movedMs += ms;
  }
}

import type { Clock } from "../ports/clock.js";

/** A clock that moves only when told: for tests of everything that depends on time. */
export class ManualClock implements Clock {
  #nowMs: number;
  #monotonicMs = 0;
  #sleepers: { readonly atMs: number; readonly wake: () => void }[] = [];

  constructor(nowMs: number) {
    this.#nowMs = nowMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (ms <= 0 || signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        signal?.removeEventListener("abort", abort);
        resolve();
      };
      const sleeper = { atMs: this.#monotonicMs + ms, wake };
      const abort = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        resolve();
      };
      this.#sleepers.push(sleeper);
      signal?.addEventListener("abort", abort, { once: true });
    });
  }

  /** Lets time pass: both clocks move, sleepers whose time has come wake in order. */
  advance(ms: number): void {
    this.#nowMs += ms;
    this.#monotonicMs += ms;
    const due = this.#sleepers.filter(({ atMs }) => atMs <= this.#monotonicMs);
    this.#sleepers = this.#sleepers.filter(({ atMs }) => atMs > this.#monotonicMs);
    for (const { wake } of due.sort((one, other) => one.atMs - other.atMs)) wake();
  }

  /** Sets the wall clock right or wrong, forward or back; no time passes. */
  jump(ms: number): void {
    this.#nowMs += ms;
  }
}

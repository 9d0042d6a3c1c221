import type { RateLimitStore } from "../ports/rate-limit-store.js";

/** How many windows of one length are kept: the running one, and one more for a clock that steps back over its edge. */
const WINDOWS_KEPT = 2;

export class MemoryRateLimitStore implements RateLimitStore {
  /** Length of the windows → start of a window → counts by key. */
  readonly #windows = new Map<number, Map<number, Map<string, number>>>();

  async add(key: string, intervalMs: number, nowMs: number, amount: number): Promise<number> {
    const counts = this.#counts(intervalMs, nowMs);
    const count = Math.max(0, (counts.get(key) ?? 0) + amount);
    counts.set(key, count);
    return count;
  }

  async count(key: string, intervalMs: number, nowMs: number): Promise<number> {
    return this.#counts(intervalMs, nowMs).get(key) ?? 0;
  }

  #counts(intervalMs: number, nowMs: number): Map<string, number> {
    let windows = this.#windows.get(intervalMs);
    if (windows === undefined) {
      windows = new Map();
      this.#windows.set(intervalMs, windows);
    }
    const startMs = nowMs - (nowMs % intervalMs);
    let counts = windows.get(startMs);
    if (counts === undefined) {
      counts = new Map();
      windows.set(startMs, counts);
      for (const oldest of windows.keys()) {
        if (windows.size <= WINDOWS_KEPT) break;
        windows.delete(oldest);
      }
    }
    return counts;
  }
}

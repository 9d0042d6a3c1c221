/** Counters in fixed windows aligned to the clock. */
export interface RateLimitStore {
  /**
   * Adds `amount` (may be negative to give back, floor 0) to the window of `intervalMs` that contains `nowMs`.
   * @returns the count in that window after adding
   */
  add(key: string, intervalMs: number, nowMs: number, amount: number): Promise<number>;
  /** The count in the window of `intervalMs` that contains `nowMs`. */
  count(key: string, intervalMs: number, nowMs: number): Promise<number>;
}

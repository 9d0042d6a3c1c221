/** The only door to time. */
export interface Clock {
  /** Wall clock, ms since the epoch; may jump. */
  nowMs(): number;
  /** Never goes back and never jumps; ms since an arbitrary moment. */
  monotonicMs(): number;
  /** Resolves after `ms`, or early when `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

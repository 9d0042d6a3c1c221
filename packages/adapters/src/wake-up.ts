/** Lets any number of callers wait for the next change of something in this process. */
export class WakeUp {
  #waiting = new Set<() => void>();

  /** Resolves at the next {@link WakeUp.wakeAll}, or early when `signal` aborts. */
  wait(signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        signal?.removeEventListener("abort", done);
        this.#waiting.delete(done);
        resolve();
      };
      signal?.addEventListener("abort", done, { once: true });
      this.#waiting.add(done);
    });
  }

  wakeAll(): void {
    const waiting = this.#waiting;
    if (waiting.size === 0) return;
    this.#waiting = new Set();
    for (const wake of waiting) wake();
  }
}

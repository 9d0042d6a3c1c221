import type { Clock } from "../ports/clock.js";
import { WakeUp } from "../wake-up.js";
import { ATTEMPTS, MAXIMUM_ENTRIES, type QueueCalls, textOf, waitBefore } from "./queue-calls.js";

/** Calls at a time. */
const MAXIMUM_CALLS = 4;

/**
 * Deletes messages in the background, in batches. A message that could not be deleted comes again, which is what its consumer must bear
 * anyway; so this is tried a few times and then only told.
 */
export class MessageDeleter {
  readonly #calls: Pick<QueueCalls, "delete">;
  readonly #clock: Clock;
  readonly #onProblem: (error: Error) => void;
  readonly #idle = new WakeUp();
  #waiting: string[] = [];
  #running = 0;

  constructor(calls: Pick<QueueCalls, "delete">, clock: Clock, onProblem: (error: Error) => void) {
    this.#calls = calls;
    this.#clock = clock;
    this.#onProblem = onProblem;
  }

  delete(handles: readonly string[]): void {
    for (const handle of handles) this.#waiting.push(handle);
    queueMicrotask(() => this.#start());
  }

  /** Resolves when nothing waits. */
  async drained(): Promise<void> {
    while (this.#waiting.length > 0 || this.#running > 0) await this.#idle.wait();
  }

  #start(): void {
    while (this.#running < MAXIMUM_CALLS && this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, MAXIMUM_ENTRIES);
      this.#waiting = this.#waiting.slice(batch.length);
      this.#running++;
      void this.#deleteAll(batch).then(() => {
        this.#running--;
        this.#start();
        if (this.#running === 0) this.#idle.wakeAll();
      });
    }
  }

  async #deleteAll(batch: readonly string[]): Promise<void> {
    let left = batch;
    let why = "";
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (attempt > 1) await waitBefore(attempt - 1, this.#clock);
      try {
        const results = await this.#calls.delete(left);
        // Refused for good means that the handle has expired: the message will come again under another.
        left = left.filter((_, index) => {
          const result = results[index];
          if (result?.ok === false) why = result.why;
          return result?.ok === false && !result.final;
        });
        if (left.length === 0) return;
      } catch (error) {
        why = textOf(error);
      }
    }
    this.#onProblem(new Error(`${left.length} messages could not be deleted from SQS and will come again: ${why}.`));
  }
}

import type { ExecutedCommand } from "@pricetime/engine";
import { QueueClosed } from "../ports/command-queue.js";
import type { EventQueue } from "../ports/event-queue.js";
import { WakeUp } from "../wake-up.js";

/** The outbound queue inside one process. */
export class MemoryEventQueue implements EventQueue {
  readonly #maxCommands: number;
  readonly #change = new WakeUp();
  /** Sent and not acknowledged, in order. */
  #commands: ExecutedCommand[] = [];
  /** How many of them are delivered. */
  #delivered = 0;
  #closed = false;

  /** @param options.maxCommands how many commands may be unacknowledged before `send` waits; default 65,536 */
  constructor(options: { readonly maxCommands?: number } = {}) {
    this.#maxCommands = options.maxCommands ?? 65_536;
  }

  async send(batch: readonly ExecutedCommand[]): Promise<void> {
    // A batch larger than the queue passes when the queue is empty.
    while (!this.#closed && this.#commands.length > 0 && this.#commands.length + batch.length > this.#maxCommands) {
      await this.#change.wait();
    }
    if (this.#closed) throw new QueueClosed();
    for (const executed of batch) this.#commands.push(executed);
    this.#change.wakeAll();
  }

  async receive(limit: number, signal?: AbortSignal): Promise<readonly ExecutedCommand[]> {
    while (this.#delivered === this.#commands.length) {
      if (this.#closed || signal?.aborted === true) return [];
      await this.#change.wait(signal);
    }
    const batch = this.#commands.slice(this.#delivered, this.#delivered + limit);
    this.#delivered += batch.length;
    return batch;
  }

  async acknowledge(position: number): Promise<void> {
    let processed = 0;
    while (processed < this.#delivered && (this.#commands[processed] as ExecutedCommand).position <= position)
      processed++;
    this.#commands = this.#commands.slice(processed);
    this.#delivered -= processed;
    this.#change.wakeAll();
  }

  /** Delivers again whatever was received and never acknowledged: what a real queue does when its consumer is gone. */
  redeliver(): void {
    this.#delivered = 0;
    this.#change.wakeAll();
  }

  /** What waits can still be received. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#change.wakeAll();
  }
}

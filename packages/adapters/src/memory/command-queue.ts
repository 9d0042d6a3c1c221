import type { Envelope } from "@pricetime/engine";
import type { Clock } from "../ports/clock.js";
import { type CommandQueue, QueueClosed, type QueuedCommand, QueueFull } from "../ports/command-queue.js";
import { WakeUp } from "../wake-up.js";

export interface MemoryCommandQueueOptions {
  readonly clock: Clock;
  /** Commands not yet acknowledged. Default 10,000. */
  readonly maxCommands?: number;
  /** Their size, estimated. Default 16 MiB. */
  readonly maxBytes?: number;
  /** How long the oldest command may have waited. Default 2,000. */
  readonly maxAgeMs?: number;
  /** Part of count and bytes that only `priority` commands may use; the age does not bound them. Default 0.1. */
  readonly priorityShare?: number;
}

interface Entry extends QueuedCommand {
  readonly bytes: number;
  readonly sentMs: number;
}

/** The inbound queue inside one process. */
export class MemoryCommandQueue implements CommandQueue {
  readonly #clock: Clock;
  readonly #maxCommands: number;
  readonly #maxBytes: number;
  readonly #maxAgeMs: number;
  readonly #generalShare: number;
  readonly #arrival = new WakeUp();
  #waiting: Entry[] = [];
  /** Entries of `#waiting` before this one are delivered. */
  #next = 0;
  /** In order of delivery. */
  readonly #delivered = new Set<Entry>();
  #bytes = 0;
  #closed = false;

  constructor(options: MemoryCommandQueueOptions) {
    this.#clock = options.clock;
    this.#maxCommands = options.maxCommands ?? 10_000;
    this.#maxBytes = options.maxBytes ?? 16 * 1024 * 1024;
    this.#maxAgeMs = options.maxAgeMs ?? 2_000;
    this.#generalShare = 1 - (options.priorityShare ?? 0.1);
  }

  async send(envelope: Envelope, meta = "", options: { readonly priority?: boolean } = {}): Promise<void> {
    if (this.#closed) throw new QueueClosed();
    const sentMs = this.#clock.monotonicMs();
    const bytes = estimatedBytes(envelope) + meta.length;
    const priority = options.priority === true;
    const share = priority ? 1 : this.#generalShare;
    if (this.size + 1 > this.#maxCommands * share) throw new QueueFull(`${this.size} commands`);
    if (this.#bytes + bytes > this.#maxBytes * share) throw new QueueFull(`${this.#bytes} bytes`);
    const oldest = this.#waiting[this.#next];
    if (!priority && oldest !== undefined && sentMs - oldest.sentMs > this.#maxAgeMs) {
      throw new QueueFull(`commands wait longer than ${this.#maxAgeMs} ms`);
    }
    this.#waiting.push({ envelope, meta, receipt: undefined, bytes, sentMs });
    this.#bytes += bytes;
    this.#arrival.wakeAll();
  }

  async receive(limit: number, signal?: AbortSignal): Promise<readonly QueuedCommand[]> {
    while (this.#next === this.#waiting.length) {
      if (this.#closed || signal?.aborted === true) return [];
      await this.#arrival.wait(signal);
    }
    const batch = this.#waiting.slice(this.#next, this.#next + limit);
    this.#next += batch.length;
    // Dropping the delivered part only when it is the larger one keeps the cost per command constant.
    if (this.#next * 2 > this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#next);
      this.#next = 0;
    }
    for (const entry of batch) this.#delivered.add(entry);
    return batch;
  }

  async acknowledge(commands: readonly QueuedCommand[]): Promise<void> {
    for (const command of commands) {
      const entry = command as Entry;
      if (this.#delivered.delete(entry)) this.#bytes -= entry.bytes;
    }
  }

  /** Delivers again, first, whatever was received and never acknowledged: what a real queue does when its consumer is gone. */
  redeliver(): void {
    this.#waiting = [...this.#delivered, ...this.#waiting.slice(this.#next)];
    this.#next = 0;
    this.#delivered.clear();
    this.#arrival.wakeAll();
  }

  /** Commands not yet acknowledged. */
  get size(): number {
    return this.#waiting.length - this.#next + this.#delivered.size;
  }

  /** What waits can still be received. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#arrival.wakeAll();
  }
}

/** Its texts and eight bytes for each other field: near enough to bound memory, and cheap. */
function estimatedBytes(envelope: Envelope): number {
  let bytes = 64 + envelope.actor.length + envelope.reason.length;
  for (const value of Object.values(envelope.command)) bytes += typeof value === "string" ? value.length : 8;
  return bytes;
}

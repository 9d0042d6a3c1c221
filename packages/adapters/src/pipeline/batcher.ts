import type { CommandQueue, QueuedCommand } from "../ports/command-queue.js";
import { encodeCommand, verifyDecodes } from "./command-coding.js";
import { MAXIMUM_ROW_COMMANDS, MAXIMUM_ROW_PAYLOAD } from "./row.js";

/** A command beyond this size is no order: it is set aside. */
const LARGEST_COMMAND = 65_536;

/** Commands received together, as they will lie in one row. */
export interface Batch {
  readonly commands: readonly QueuedCommand[];
  /** The row's payload. */
  readonly payload: Uint8Array;
}

interface Pending {
  readonly command: QueuedCommand;
  readonly bytes: Uint8Array;
}

export interface BatcherOptions {
  readonly queue: CommandQueue;
  /** A command that can be no part of a row: it is acknowledged and never executed. */
  readonly onDeadLetter: (command: QueuedCommand, reason: string) => void;
}

/** Gathers what the queue holds while the row before commits: bounded by count and bytes, without waiting for more. */
export class Batcher {
  readonly #options: BatcherOptions;
  readonly #stop = new AbortController();
  #pending: Pending[] = [];
  #bytes = 0;
  #failure: Error | undefined;
  #wakeTaker: (() => void) | undefined;
  #wakePump: (() => void) | undefined;
  #pumping: Promise<void> | undefined;

  constructor(options: BatcherOptions) {
    this.#options = options;
  }

  start(): void {
    this.#pumping = this.#pump().catch((error: unknown) => {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      this.wake();
    });
  }

  /** Receives nothing more; what was received can still be taken. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wakePump?.();
    await this.#pumping;
    this.wake();
  }

  get isEmpty(): boolean {
    return this.#pending.length === 0;
  }

  /** What is there, as much as one row holds; undefined when there is nothing. @throws whatever the queue threw */
  take(): Batch | undefined {
    if (this.#failure !== undefined) throw this.#failure;
    const pending = this.#pending;
    if (pending.length === 0) return undefined;
    let count = 0;
    let size = 0;
    for (const { bytes } of pending) {
      if (count === MAXIMUM_ROW_COMMANDS || size + bytes.length > MAXIMUM_ROW_PAYLOAD) break;
      count++;
      size += bytes.length;
    }
    const taken = pending.slice(0, count);
    this.#pending = pending.slice(count);
    this.#bytes -= size;
    this.#wakePump?.();
    return {
      commands: taken.map(({ command }) => command),
      payload: Buffer.concat(
        taken.map(({ bytes }) => bytes),
        size,
      ),
    };
  }

  /** Resolves when something can be taken, or {@link wake} is called. */
  async wait(): Promise<void> {
    if (!this.isEmpty || this.#failure !== undefined) return;
    await new Promise<void>((resolve) => {
      this.#wakeTaker = resolve;
    });
    this.#wakeTaker = undefined;
  }

  wake(): void {
    this.#wakeTaker?.();
  }

  async #pump(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const room = MAXIMUM_ROW_COMMANDS - this.#pending.length;
      if (room <= 0 || this.#bytes >= MAXIMUM_ROW_PAYLOAD) {
        await new Promise<void>((resolve) => {
          this.#wakePump = resolve;
        });
        this.#wakePump = undefined;
        continue;
      }
      const received = await this.#options.queue.receive(room, signal);
      // Empty before the signal: the queue is closed and drained.
      if (received.length === 0) return;
      for (const command of received) await this.#add(command);
      this.wake();
    }
  }

  async #add(command: QueuedCommand): Promise<void> {
    let bytes: Uint8Array;
    try {
      bytes = encodeCommand(command);
      // A row that cannot be read back would stop every replica for ever: better to find out before it is written.
      verifyDecodes(bytes);
      if (bytes.length > LARGEST_COMMAND)
        throw new RangeError(`it has ${bytes.length} bytes; at most ${LARGEST_COMMAND}`);
    } catch (error) {
      // What has no coding can never be executed, here or by anyone: the others of its batch go on.
      await this.#options.queue.acknowledge([command]);
      this.#options.onDeadLetter(command, error instanceof Error ? error.message : String(error));
      return;
    }
    this.#pending.push({ command, bytes });
    this.#bytes += bytes.length;
  }
}

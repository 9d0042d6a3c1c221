import { type CommandId, type Envelope, formatCommandId } from "@pricetime/engine";
import type { Clock } from "../ports/clock.js";
import type { CommandQueue, QueuedCommand } from "../ports/command-queue.js";
import type { LiveFeed, ReleasedCommand } from "../ports/live-feed.js";
import { hasCode } from "./errors.js";

/** Whether the command was or will be executed is not known here. Never report it as failed: look it up, or repeat the same id. */
export class OutcomeUnknown extends Error {
  readonly code = "OUTCOME_UNKNOWN";
  readonly commandId: CommandId;
  readonly validUntilMs: number;
  constructor({ commandId, validUntilMs }: Envelope, why: string, cause?: unknown) {
    super(`The outcome of command ${formatCommandId(commandId)} is unknown: ${why}.`, { cause });
    this.name = "OutcomeUnknown";
    this.commandId = commandId;
    this.validUntilMs = validUntilMs;
  }
}

/** The command was taken from the queue and will never be executed: a definite refusal. */
export class CommandRefused extends Error {
  readonly code = "COMMAND_REFUSED";
  constructor(cause: Error) {
    super(`The command was not stored and will not be executed: ${cause.message}`, { cause });
    this.name = "CommandRefused";
  }
}

/** As many requests wait for their outcome as this gateway holds: a definite refusal. */
export class TooManyWaiting extends Error {
  readonly code = "TOO_MANY_WAITING";
  constructor(maximum: number) {
    super(`${maximum} requests wait for their outcome already. Try again shortly.`);
    this.name = "TooManyWaiting";
  }
}

export interface SubmitOptions {
  /** How long to wait for the outcome. Default 5,000. */
  readonly deadlineMs?: number;
  /** Cancels: may use the part of the queue that is kept for them. */
  readonly priority?: boolean;
  /** Trace context, stored beside the command. */
  readonly meta?: string;
}

export interface SubmitterOptions {
  readonly queue: Pick<CommandQueue, "send">;
  readonly feed: Pick<LiveFeed, "subscribe">;
  readonly clock: Clock;
  /** Requests that may wait at the same time. Default 20,000. */
  readonly maximumWaiting?: number;
}

/** How exact deadlines are, ms: one timer looks after all requests. */
const SWEEP_MS = 10;

interface Waiter {
  readonly envelope: Envelope;
  readonly resolve: (released: ReleasedCommand) => void;
  readonly reject: (error: Error) => void;
  /** Monotonic time of the deadline. */
  readonly untilMs: number;
  readonly deadlineMs: number;
}

const DEFINITE = ["QUEUE_FULL", "QUEUE_CLOSED", "QUEUE_UNAVAILABLE"];

/** The gateway's side of the pipeline: sends a command and waits, up to a deadline, for its own effects on the feed. */
export class Submitter {
  readonly #options: SubmitterOptions;
  readonly #maximumWaiting: number;
  readonly #waiters = new Map<string, Waiter[]>();
  readonly #unsubscribe: () => void;
  #waiting = 0;
  #isSweeping = false;

  constructor(options: SubmitterOptions) {
    this.#options = options;
    this.#maximumWaiting = options.maximumWaiting ?? 20_000;
    this.#unsubscribe = options.feed.subscribe((batch) => {
      for (const released of batch) this.#settle(released.commandId, ({ resolve }) => resolve(released));
    });
  }

  /** Requests that wait for their outcome. */
  get waiting(): number {
    return this.#waiting;
  }

  /**
   * @returns the command's own effects, durable; a refusal by the engine is one of them
   * @throws OutcomeUnknown past the deadline
   * @throws QueueFull, QueueClosed, QueueUnavailable, TooManyWaiting, CommandRefused when it will never be executed
   */
  async submit(envelope: Envelope, options: SubmitOptions = {}): Promise<ReleasedCommand> {
    const { queue, clock } = this.#options;
    const { deadlineMs = 5_000, priority = false, meta = "" } = options;
    if (this.#waiting >= this.#maximumWaiting) throw new TooManyWaiting(this.#maximumWaiting);
    return new Promise<ReleasedCommand>((resolve, reject) => {
      const waiter = { envelope, resolve, reject, deadlineMs, untilMs: clock.monotonicMs() + deadlineMs };
      this.#add(waiter);
      queue.send(envelope, meta, { priority }).catch((error: unknown) => {
        const isDefinite = DEFINITE.some((code) => hasCode(error, code));
        if (this.#remove(waiter))
          reject(isDefinite ? (error as Error) : new OutcomeUnknown(envelope, "it may or may not be queued", error));
      });
    });
  }

  /** Ends the wait for commands that were taken from the queue and dropped. */
  refuse(commands: readonly QueuedCommand[], error: Error): void {
    for (const { envelope } of commands)
      this.#settle(envelope.commandId, ({ reject }) => reject(new CommandRefused(error)));
  }

  /** Ends every wait as unknown; nothing more is heard from the feed. */
  close(): void {
    this.#unsubscribe();
    for (const waiter of [...this.#waiters.values()].flat())
      if (this.#remove(waiter)) waiter.reject(new OutcomeUnknown(waiter.envelope, "this process is stopping"));
  }

  #add(waiter: Waiter): void {
    const key = formatCommandId(waiter.envelope.commandId);
    const others = this.#waiters.get(key);
    if (others === undefined) this.#waiters.set(key, [waiter]);
    else others.push(waiter);
    this.#waiting++;
    if (!this.#isSweeping) void this.#sweep();
  }

  /** Ends waits whose deadline has passed; runs while anyone waits. */
  async #sweep(): Promise<void> {
    const { clock } = this.#options;
    this.#isSweeping = true;
    while (this.#waiting > 0) {
      await clock.sleep(SWEEP_MS);
      const nowMs = clock.monotonicMs();
      for (const waiter of [...this.#waiters.values()].flat()) {
        if (waiter.untilMs > nowMs || !this.#remove(waiter)) continue;
        waiter.reject(new OutcomeUnknown(waiter.envelope, `no outcome within ${waiter.deadlineMs} ms`));
      }
    }
    this.#isSweeping = false;
  }

  /** @returns whether it was still waiting */
  #remove(waiter: Waiter): boolean {
    const key = formatCommandId(waiter.envelope.commandId);
    const waiters = this.#waiters.get(key);
    if (waiters?.includes(waiter) !== true) return false;
    if (waiters.length === 1) this.#waiters.delete(key);
    else
      this.#waiters.set(
        key,
        waiters.filter((other) => other !== waiter),
      );
    this.#waiting--;
    return true;
  }

  /** Everyone who sent this id waits for the same truth: whichever delivery came first tells it. */
  #settle(commandId: CommandId, settle: (waiter: Waiter) => void): void {
    if (this.#waiting === 0) return;
    const key = formatCommandId(commandId);
    const waiters = this.#waiters.get(key);
    if (waiters === undefined) return;
    this.#waiters.delete(key);
    this.#waiting -= waiters.length;
    for (const waiter of waiters) settle(waiter);
  }
}

export const createSubmitter = (options: SubmitterOptions): Submitter => new Submitter(options);

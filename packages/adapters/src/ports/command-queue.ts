import type { Envelope } from "@pricetime/engine";

/** A command on its way to the sequencer. */
export interface QueuedCommand {
  readonly envelope: Envelope;
  /** Trace context: stored in the journal, neither executed nor in any event. */
  readonly meta: string;
  /** Adapter's handle for acknowledging; equal for redeliveries only by chance. */
  readonly receipt: unknown;
}

/** The queue is full by count, bytes or age: a definite refusal, the command will never be executed. */
export class QueueFull extends Error {
  readonly code = "QUEUE_FULL";
  constructor(bound: string) {
    super(`The inbound queue is full (${bound}). Try again shortly.`);
    this.name = "QueueFull";
  }
}

/** The queue was closed: a definite refusal. */
export class QueueClosed extends Error {
  readonly code = "QUEUE_CLOSED";
  constructor() {
    super("The queue is closed: this process is stopping.");
    this.name = "QueueClosed";
  }
}

/** The queue cannot be reached, and nothing was sent: a definite refusal. */
export class QueueUnavailable extends Error {
  readonly code = "QUEUE_UNAVAILABLE";
  constructor(cause?: unknown) {
    super("The inbound queue cannot be reached; the command was not sent. Try again shortly.", { cause });
    this.name = "QueueUnavailable";
  }
}

/** Inbound commands: at least once, in order per account, several accounts in any order. */
export interface CommandQueue {
  /** `priority` commands (cancels) may use a share of the bound kept for them. @throws QueueFull, QueueClosed, QueueUnavailable */
  send(envelope: Envelope, meta?: string, options?: { readonly priority?: boolean }): Promise<void>;
  /** Waits until something is there, `signal` aborts or the queue is closed (then empty); at most `limit` commands. */
  receive(limit: number, signal?: AbortSignal): Promise<readonly QueuedCommand[]>;
  /** The commands are durable and released: they need not be delivered again. */
  acknowledge(commands: readonly QueuedCommand[]): Promise<void>;
  close(): Promise<void>;
}

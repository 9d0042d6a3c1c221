import type { ExecutedCommand } from "@pricetime/engine";

/** Outbound events: whole commands by position, at least once, in order; consumers keep a position with their effect. */
export interface EventQueue {
  /** Waits while the queue is full. @throws QueueClosed */
  send(batch: readonly ExecutedCommand[]): Promise<void>;
  /** Waits until something is there, `signal` aborts or the queue is closed (then empty); at most `limit` commands. */
  receive(limit: number, signal?: AbortSignal): Promise<readonly ExecutedCommand[]>;
  /** Everything up to `position` is processed. */
  acknowledge(position: number): Promise<void>;
  close(): Promise<void>;
}

import type { ExecutedCommand } from "@pricetime/engine";

/** Outbound events: whole commands by position, at least once, in order; consumers keep a position with their effect. */
export interface EventQueue {
  send(batch: readonly ExecutedCommand[]): Promise<void>;
  receive(limit: number, signal?: AbortSignal): Promise<readonly ExecutedCommand[]>;
  /** Everything up to `position` is processed. */
  acknowledge(position: number): Promise<void>;
  close(): Promise<void>;
}

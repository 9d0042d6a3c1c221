import type { CommandId, ExecutedCommand } from "@pricetime/engine";

/** A durable, executed command as released to gateways: streams take the events, the waiting request takes its own. */
export interface ReleasedCommand {
  readonly commandId: CommandId;
  readonly accountId: number;
  /** The envelope's: how long its outcome is kept, see `HotState.outcome`; 0 when nobody asks for it. */
  readonly validUntilMs: number;
  readonly executed: ExecutedCommand;
}

/** Fan-out to gateways: at most once, in order of position per subscriber; a gap shows in the positions. */
export interface LiveFeed {
  /** Idempotent by position where processes share the feed: a command at or below the newest position published is dropped. */
  publish(batch: readonly ReleasedCommand[]): Promise<void>;
  /**
   * Delivers what this process has not yet received from the feed. A listener must not throw: one that does ends the process.
   *
   * @returns how to unsubscribe
   */
  subscribe(listener: (batch: readonly ReleasedCommand[]) => void): () => void;
}

import type { ExecutedCommand } from "@pricetime/engine";
import type { LiveState } from "@pricetime/engine/projections";

/** Somewhere whole executed commands go, in order, at its own speed. It keeps its position together with their effect. */
export interface Sink {
  readonly name: string;
  /** Last command whose effect it has; 0 for none. */
  position(): Promise<number>;
  /** For sinks that fold: the read models at exactly the sink's position. Called before the first write and whenever order was lost. */
  begin?(live: LiveState): void;
  /** All or nothing. After a failure it is asked for its position, and sent the same commands again if it has none of them. */
  write(commands: readonly ExecutedCommand[]): Promise<void>;
}

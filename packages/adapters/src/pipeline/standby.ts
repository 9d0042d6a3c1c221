import type { LiveState } from "@pricetime/engine/projections";
import type { Clock } from "../ports/clock.js";
import type { Journal } from "../ports/journal.js";
import type { ReleasedCommand } from "../ports/live-feed.js";
import { hasCode } from "./errors.js";
import type { Recovered } from "./recovery.js";
import { ReleasedWindow, toReleased } from "./released.js";
import { replay } from "./replay.js";
import type { Replica } from "./replica.js";
import type { Snapshotter } from "./snapshotter.js";

/** How often the journal is asked for new rows, ms. */
const LOOK_MS = 20;
/** Pause after the journal could not be read, ms. */
const PAUSE_MS = 200;
/** Commands kept for the case that the leader could not release them. */
const WINDOW = 20_000;
/** What no later attempt can mend: doubt about committed rows halts. */
const LASTING = ["RECOVERY_REFUSED", "ROW_UNREADABLE", "COMMAND_FAILED", "JOURNAL_CORRUPT", "ROWS_RELEASED"];

export interface StandbyOptions {
  readonly journal: Journal;
  readonly clock: Clock;
  /** Where it starts; it goes on with that replica and those read models. */
  readonly start: Pick<Recovered, "replica" | "live" | "quarantined">;
  readonly snapshotter?: Pick<Snapshotter, "follow">;
  /** Commands kept. Default 20,000. */
  readonly windowSize?: number;
  /** The journal cannot be read for now; it is asked again. */
  readonly onProblem?: (error: Error) => void;
  /** It contradicts the journal, or a command failed: the process must end, and never lead. */
  readonly onFatal: (error: Error) => void;
}

/**
 * Executes what the leader commits, a moment later, and compares: events hashes row by row. It is ready to lead from where it
 * stands, and remembers the newest commands in case that the leader committed them and could not release them.
 */
export class Standby {
  readonly replica: Replica;
  /** Read models at the replica's position. */
  readonly live: LiveState;
  readonly #options: StandbyOptions;
  readonly #window: ReleasedWindow;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #failure: Error | undefined;

  constructor(options: StandbyOptions) {
    this.#options = options;
    this.replica = options.start.replica;
    this.live = options.start.live;
    this.#window = new ReleasedWindow(options.windowSize ?? WINDOW);
  }

  /** Last command executed. */
  get position(): number {
    return this.replica.position;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Ends the tailing; {@link catchUp} may still be called. @throws what it stopped at */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    if (this.#failure !== undefined) throw this.#failure;
  }

  /**
   * Executes everything the journal holds now.
   *
   * @throws RecoveryRefused, RowUnreadable, CommandFailed, JournalCorrupt, RowsReleased: this standby must not be used again
   */
  async catchUp(): Promise<void> {
    const { journal, start, snapshotter } = this.#options;
    await replay(this.replica, journal, {
      marks: { quarantined: start.quarantined, stateHashes: new Map() },
      onExecuted: (executed, envelope) => {
        this.live.apply(executed);
        this.#window.push(toReleased(executed, envelope));
      },
      onRow: (row) => {
        snapshotter?.follow(row, this.replica.position);
        return undefined;
      },
    });
  }

  /** Commands after `position` up to its own; undefined when one of them is no longer kept, or `position` is ahead of it. */
  after(position: number): readonly ReleasedCommand[] | undefined {
    return this.#window.after(position, this.position);
  }

  /** The newest commands, at most `count`. */
  newest(count: number): readonly ReleasedCommand[] {
    return this.#window.newest(count);
  }

  async #run(): Promise<void> {
    const { clock, onProblem, onFatal } = this.#options;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        await this.catchUp();
        await clock.sleep(LOOK_MS, signal);
      } catch (thrown) {
        const error = thrown instanceof Error ? thrown : new Error(String(thrown));
        if (LASTING.some((code) => hasCode(error, code))) {
          this.#failure = error;
          onFatal(error);
          return;
        }
        onProblem?.(error);
        await clock.sleep(PAUSE_MS, signal);
      }
    }
  }
}

export const createStandby = (options: StandbyOptions): Standby => new Standby(options);

import { hostname } from "node:os";
import type { Clock } from "../ports/clock.js";
import type { CommandQueue, QueuedCommand } from "../ports/command-queue.js";
import type { HotState } from "../ports/hot-state.js";
import type { Journal } from "../ports/journal.js";
import type { LiveFeed, ReleasedCommand } from "../ports/live-feed.js";
import { type Batch, Batcher } from "./batcher.js";
import { createJournalClock, type JournalClock } from "./clock-rule.js";
import { hasCode, JournalFailed, ReleaseFailed } from "./errors.js";
import type { Publisher } from "./publisher.js";
import type { Replica } from "./replica.js";
import { type CheckpointMark, encodeCheckpointMark, encodeEpochMark } from "./row-marks.js";
import { RowWriter } from "./row-writer.js";
import type { Snapshotter } from "./snapshotter.js";

/** Least time between two TICK rows, ms. */
const TICK_MS = 1_000;
/** How often a sequencer looks whether a TICK is due, ms. */
const LOOK_MS = 100;
/** How often an idle sequencer looks whether the hot state still has everything, ms. */
const HOT_STATE_MS = 1_000;
const EMPTY = new Uint8Array(0);

export interface SequencerOptions {
  /** Recovered up to the journal's head. */
  readonly replica: Replica;
  readonly journal: Journal;
  readonly queue: CommandQueue;
  /** With `position`, a hot state that lost something is noticed also while nobody trades. */
  readonly hotState: Pick<HotState, "write"> & Partial<Pick<HotState, "position">>;
  readonly feed: Pick<LiveFeed, "publish">;
  readonly clock: Clock;
  readonly publisher?: Pick<Publisher, "offer">;
  readonly snapshotter?: Pick<Snapshotter, "follow">;
  /** Whether something besides the engine waits for journal time to reach `nowMs`, such as an open candle. */
  readonly waitsForTime?: (nowMs: number) => boolean;
  /** Believe the clock at start, however far it is from the last row. */
  readonly acceptClock?: boolean;
  /** The journal is full: these commands were not stored and never will be. */
  readonly onRefused?: (commands: readonly QueuedCommand[], error: Error) => void;
  readonly onDeadLetter?: (command: QueuedCommand, reason: string) => void;
  /** The sequencer has stopped for good: the process must end. Nothing of the row at fault was released. */
  readonly onFatal: (error: Error) => void;
}

/**
 * The single writer: takes what the queue holds, stamps the time, appends one row, executes it, releases it.
 * A command happened if and only if its row is durable.
 */
export class Sequencer {
  readonly #options: SequencerOptions;
  readonly #batcher: Batcher;
  readonly #writer: RowWriter;
  readonly #marks: CheckpointMark[] = [];
  #time: JournalClock | undefined;
  #lastRowMs = 0;
  #hotStateSeenMs = 0;
  #status: "new" | "running" | "stopped" | "failed" = "new";
  #stopping = false;
  readonly #end = new AbortController();
  #running: Promise<void> | undefined;

  constructor(options: SequencerOptions) {
    const { queue, clock, replica, journal, snapshotter } = options;
    this.#options = options;
    this.#batcher = new Batcher({ queue, onDeadLetter: options.onDeadLetter ?? (() => {}) });
    this.#writer = new RowWriter({
      journal,
      replica,
      clock,
      onRow: (row) => snapshotter?.follow(row, replica.position),
    });
  }

  get status(): "new" | "running" | "stopped" | "failed" {
    return this.#status;
  }

  /** Last command executed. */
  get position(): number {
    return this.#options.replica.position;
  }

  /** Last row. */
  get seq(): number {
    return this.#options.replica.head.seq;
  }

  get epoch(): number {
    return this.#options.replica.head.epoch;
  }

  /** Journal time of the last row, ms since the epoch. */
  get timeMs(): number {
    return this.#options.replica.head.timeMs;
  }

  /**
   * Opens a new epoch in the journal, then takes commands.
   *
   * @throws ClockRefused when the clock is more than 24 h from the last row
   * @throws Fenced when another sequencer has written since the recovery
   */
  async start(): Promise<void> {
    const { clock, acceptClock = false } = this.#options;
    this.#time = createJournalClock(clock, this.timeMs, acceptClock);
    await this.#write("EPOCH", this.#time.stamp(), encodeEpochMark({ writer: `${hostname()}:${process.pid}` }), 0);
    this.#hotStateSeenMs = clock.monotonicMs();
    this.#status = "running";
    this.#batcher.start();
    this.#running = this.#run(this.#time);
    void this.#lookAtTheClock();
  }

  /** Commits and releases what it has received, then writes nothing more. */
  async stop(): Promise<void> {
    await this.#batcher.stop();
    this.#stopping = true;
    this.#batcher.wake();
    await this.#running;
  }

  /** Has the journal say that a verified checkpoint was taken. */
  recordCheckpoint(mark: CheckpointMark): void {
    this.#marks.push(mark);
    this.#batcher.wake();
  }

  async #run(time: JournalClock): Promise<void> {
    try {
      while (!this.#stopping || !this.#batcher.isEmpty) {
        const mark = this.#marks.shift();
        if (mark !== undefined) await this.#mark(mark, time.stamp());
        const batch = this.#batcher.take();
        if (batch !== undefined) await this.#commit(batch, time.stamp());
        else if (this.#isTickDue()) await this.#tick(time.stamp());
        else {
          // Only when it is due: an idle sequencer must be waiting when the next commands arrive, so that they share a row.
          if (this.#isHotStateDue()) await this.#lookAtTheHotState();
          await this.#batcher.wait();
        }
      }
      this.#end.abort();
      this.#status = "stopped";
    } catch (error) {
      this.#end.abort();
      this.#status = "failed";
      void this.#batcher.stop();
      this.#options.onFatal(error instanceof Error ? error : new JournalFailed(this.seq + 1, error));
    }
  }

  async #commit({ commands, payload }: Batch, timeMs: number): Promise<void> {
    const { queue, onRefused } = this.#options;
    try {
      const released = await this.#write("COMMANDS", timeMs, payload, commands.length);
      await this.#release(released, commands);
    } catch (error) {
      if (!hasCode(error, "JOURNAL_FULL")) throw error;
      // Nothing was stored: the commands are refused for good, and the next ones find out whether there is room again.
      await queue.acknowledge(commands);
      onRefused?.(commands, error as Error);
    }
  }

  async #tick(timeMs: number): Promise<void> {
    this.#lastRowMs = this.#options.clock.monotonicMs();
    // A clock that was set back stands still for a while: nothing to tell.
    if (timeMs <= this.timeMs) return;
    await this.#unlessFull(async () => this.#release(await this.#write("TICK", timeMs, EMPTY, 1), []));
  }

  async #mark(mark: CheckpointMark, timeMs: number): Promise<void> {
    await this.#unlessFull(async () => this.#write("CHECKPOINT", timeMs, encodeCheckpointMark(mark), 0));
  }

  /** Ticks and marks can be missed; commands find out for themselves. */
  async #unlessFull(write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (!hasCode(error, "JOURNAL_FULL")) throw error;
    }
  }

  async #write(...row: Parameters<RowWriter["write"]>): Promise<ReleasedCommand[]> {
    const released = await this.#writer.write(...row);
    this.#lastRowMs = this.#options.clock.monotonicMs();
    return released;
  }

  /** Only durable effects come here. Whoever has a reply finds its effect in the hot state, so that is written first. */
  async #release(released: readonly ReleasedCommand[], commands: readonly QueuedCommand[]): Promise<void> {
    const { hotState, feed, queue, publisher } = this.#options;
    try {
      await hotState.write(released);
      await feed.publish(released);
      await queue.acknowledge(commands);
    } catch (error) {
      throw new ReleaseFailed(this.seq, error);
    }
    publisher?.offer(released.map(({ executed }) => executed));
  }

  #isHotStateDue(): boolean {
    return this.#options.clock.monotonicMs() >= this.#hotStateSeenMs + HOT_STATE_MS;
  }

  /** The next write would find out; but until then readers would be told of an empty exchange. */
  async #lookAtTheHotState(): Promise<void> {
    const { hotState, clock } = this.#options;
    this.#hotStateSeenMs = clock.monotonicMs();
    // One that cannot be asked has not lost anything yet.
    const position = await hotState.position?.().catch(() => undefined);
    if (position === undefined || position >= this.position) return;
    throw new ReleaseFailed(this.seq, new Error(`the hot state has lost what followed position ${position}`));
  }

  #isTickDue(): boolean {
    const { replica, clock, waitsForTime } = this.#options;
    if (clock.monotonicMs() < this.#lastRowMs + TICK_MS) return false;
    return replica.engine.needsTime() || (waitsForTime?.(clock.nowMs()) ?? false);
  }

  /** Wakes the idle loop now and then, as time passing wakes nobody by itself. */
  async #lookAtTheClock(): Promise<void> {
    const { clock } = this.#options;
    while (!this.#end.signal.aborted) {
      await clock.sleep(LOOK_MS, this.#end.signal);
      this.#batcher.wake();
    }
  }
}

export const createSequencer = (options: SequencerOptions): Sequencer => new Sequencer(options);

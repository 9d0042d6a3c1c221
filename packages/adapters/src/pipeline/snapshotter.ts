import type { CheckpointStore } from "../ports/checkpoint-store.js";
import type { Journal, JournalRow } from "../ports/journal.js";
import type { CheckpointMark } from "./row-marks.js";
import type { FollowerStart } from "./snapshot-follower.js";
import { inThread, inWorker, type SnapshotHost } from "./snapshot-host.js";

/** Rows of the tail handed over before waiting for the follower to have executed them. */
const TAIL_STEP = 500;

export interface SnapshotterOptions {
  readonly journal: Journal;
  readonly checkpoints: CheckpointStore;
  /** Where the follower starts; it reads the rows after that from the journal. */
  readonly start: FollowerStart;
  /** Commands between two checkpoints, asked for at each row. Default 10,000. */
  readonly everyCommands?: number | (() => number);
  /** Whether other processes store checkpoints too: then one of theirs that is new enough saves taking one. */
  readonly othersTakeToo?: boolean;
  /** A checkpoint was verified and stored. */
  readonly onCheckpoint?: (mark: CheckpointMark) => void;
  /** No checkpoints are taken for now; the journal still has everything. */
  readonly onProblem?: (error: Error) => void;
}

/** Takes checkpoints while the leader goes on: something else executes the same rows, and stands still instead. */
export class Snapshotter {
  readonly #options: SnapshotterOptions;
  readonly #host: SnapshotHost;
  readonly #everyCommands: () => number;
  /** Next row the follower needs. */
  #nextSeq: number;
  /** Newest row there is. */
  #newestSeq = 0;
  #newestPosition: number;
  #lastTaken: number;
  #tailing = true;
  #stopped = false;
  #taking: Promise<CheckpointMark | undefined> | undefined;
  #looking: Promise<void> | undefined;

  constructor(options: SnapshotterOptions, host: SnapshotHost) {
    const { base } = options.start;
    this.#options = options;
    this.#host = host;
    const { everyCommands = 10_000 } = options;
    this.#everyCommands = typeof everyCommands === "number" ? () => everyCommands : everyCommands;
    this.#nextSeq = (base?.seq ?? 0) + 1;
    this.#lastTaken = base?.position ?? 0;
    this.#newestPosition = this.#lastTaken;
    void this.#guarded(() => this.#readTail());
  }

  /** The next durable row, executed by the leader. */
  follow(row: JournalRow, position: number): void {
    this.#newestSeq = row.seq;
    this.#newestPosition = position;
    // While the tail is read, the row comes from the journal as those before it, and may have come already.
    if (this.#tailing || this.#stopped || row.seq < this.#nextSeq) return;
    this.#host.follow(row);
    this.#nextSeq = row.seq + 1;
    if (this.#isDue && this.#looking === undefined) this.#takeUnlessTaken();
  }

  /** Closed orders up to `position` are in history: checkpoints need not carry them. */
  forgetClosedOrders(position: number): void {
    if (!this.#stopped) this.#host.forgetClosedOrders(position);
  }

  /** Takes a checkpoint now, unless nothing happened since the last one. @returns undefined then, and after a problem */
  take(): Promise<CheckpointMark | undefined> {
    this.#taking ??= this.#take().finally(() => {
      this.#taking = undefined;
    });
    return this.#taking;
  }

  async stop(): Promise<void> {
    await this.#looking;
    await this.#taking;
    this.#stopped = true;
    await this.#host.close();
  }

  get #isDue(): boolean {
    return this.#newestPosition - this.#lastTaken >= this.#everyCommands();
  }

  #takeUnlessTaken(): void {
    const { othersTakeToo = false, checkpoints } = this.#options;
    const look = async (): Promise<void> => {
      const newest = othersTakeToo ? (await checkpoints.list()).at(-1)?.position : undefined;
      this.#lastTaken = Math.max(this.#lastTaken, Math.min(newest ?? 0, this.#newestPosition));
      if (this.#isDue) await this.take();
    };
    if (!othersTakeToo) void this.take();
    else {
      this.#looking = this.#guarded(look).finally(() => {
        this.#looking = undefined;
      });
    }
  }

  async #take(): Promise<CheckpointMark | undefined> {
    if (this.#tailing || this.#stopped || this.#newestPosition === this.#lastTaken) return undefined;
    this.#lastTaken = this.#newestPosition;
    return this.#guarded(async () => {
      const { checkpoint, mark } = await this.#host.take();
      await this.#options.checkpoints.write(checkpoint);
      this.#options.onCheckpoint?.(mark);
      return mark;
    });
  }

  async #readTail(): Promise<void> {
    const { journal } = this.#options;
    do {
      for await (const row of journal.read(this.#nextSeq)) {
        if (this.#stopped) return;
        this.#host.follow(row);
        this.#nextSeq = row.seq + 1;
        // A long tail must not pile up in front of the follower.
        if (row.seq % TAIL_STEP === 0) await this.#host.settle();
      }
      // Rows may have come after the reading ended.
    } while (this.#nextSeq <= this.#newestSeq);
    this.#tailing = false;
  }

  async #guarded<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!this.#stopped) this.#options.onProblem?.(error instanceof Error ? error : new Error(String(error)));
      return undefined;
    }
  }
}

/** In a worker thread: the leader never pauses for a checkpoint. */
export const startSnapshotWorker = (options: SnapshotterOptions): Snapshotter =>
  new Snapshotter(
    options,
    inWorker(options.start, (error) => options.onProblem?.(error)),
  );

/** In this thread, for tests and tools. */
export const createSnapshotter = (options: SnapshotterOptions): Snapshotter =>
  new Snapshotter(options, inThread(options.start));

import type { ExecutedCommand } from "@pricetime/engine";
import type { CheckpointStore } from "../ports/checkpoint-store.js";
import type { Clock } from "../ports/clock.js";
import type { Journal } from "../ports/journal.js";
import type { EventWindow } from "./event-window.js";
import { restoreAt } from "./recovery.js";
import { readMarks, replay } from "./replay.js";
import type { Sink } from "./sink.js";

/** Commands written to a sink at once. */
const BATCH = 1_000;
/** Least time between two writes of fewer commands than that, ms: under load a sink gets few large writes instead of many small ones. */
const GATHER_MS = 50;
/** Pauses between attempts, ms. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

export interface CursorOptions {
  readonly sink: Sink;
  readonly window: EventWindow;
  readonly journal: Journal;
  readonly checkpoints: CheckpointStore;
  readonly clock: Clock;
  readonly onProgress: (position: number) => void;
  readonly onProblem: (error: Error) => void;
}

/** The sink's position is not where its cursor took it to be: start over from what it says. */
class OrderLost extends Error {}

/**
 * Takes one sink from its own position to the newest command, in order. What the window still has comes from there; what it
 * dropped is executed again, from the newest checkpoint at or before the sink's position. Nobody ever waits for it.
 */
export class SinkCursor {
  readonly #options: CursorOptions;
  readonly #stop = new AbortController();
  #position: number | undefined;
  #wake: (() => void) | undefined;
  #running: Promise<void> | undefined;

  constructor(options: CursorOptions) {
    this.#options = options;
  }

  /** Last command the sink has; undefined until it has said so. */
  get position(): number | undefined {
    return this.#position;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Ends after the write in progress. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.wake();
    await this.#running;
  }

  wake(): void {
    this.#wake?.();
  }

  async #run(): Promise<void> {
    const { clock, onProblem } = this.#options;
    const { signal } = this.#stop;
    let pauseMs = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      const before = this.#position;
      try {
        await this.#catchUp();
        await this.#follow();
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof OrderLost)) onProblem(error instanceof Error ? error : new Error(String(error)));
        pauseMs = this.#position === before ? Math.min(2 * pauseMs, LONGEST_PAUSE_MS) : FIRST_PAUSE_MS;
        await clock.sleep(pauseMs, signal);
      }
    }
  }

  /** Executes again what lies between the sink and the window, and gives a folding sink its beginning. */
  async #catchUp(): Promise<void> {
    const { sink, window, journal, checkpoints } = this.#options;
    const position = await sink.position();
    this.#position = position;
    const isInWindow = () => window.after(this.#position ?? 0, 1) !== undefined;
    if (sink.begin === undefined && isInWindow()) return;

    const { replica, live } = await restoreAt(journal, checkpoints, position);
    if (live.position === position) sink.begin?.(live);
    let behind: ExecutedCommand[] = [];
    const onExecuted = (executed: ExecutedCommand): void => {
      live.apply(executed);
      if (executed.position === position) sink.begin?.(live);
      if (executed.position > position) behind.push(executed);
    };
    const onRow = async (): Promise<void> => {
      this.#stop.signal.throwIfAborted();
      if (behind.length < BATCH) return;
      await this.#deliver(behind);
      behind = [];
    };
    do {
      const { seq } = replica.head;
      const marks = await readMarks(journal, replica.head.seq + 1);
      await replay(replica, journal, { marks, onExecuted, onRow });
      if (behind.length > 0) await this.#deliver(behind);
      behind = [];
      if (!isInWindow() && replica.head.seq === seq)
        throw new Error(`The journal ends at row ${seq}, before commands that were released.`);
    } while (!isInWindow());
  }

  /** Goes with the window until it falls out of it. */
  async #follow(): Promise<void> {
    const { window, clock } = this.#options;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const batch = window.after(this.#position ?? 0, BATCH);
      if (batch === undefined) return;
      if (batch.length > 0) {
        await this.#deliver(batch);
        if (batch.length < BATCH) await clock.sleep(GATHER_MS, signal);
        continue;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Sends the same commands until the sink has them. */
  async #deliver(commands: readonly ExecutedCommand[]): Promise<void> {
    const { sink, clock, onProgress, onProblem } = this.#options;
    const { signal } = this.#stop;
    const last = commands.at(-1)?.position ?? 0;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        await sink.write(commands);
        break;
      } catch (error) {
        onProblem(error instanceof Error ? error : new Error(String(error)));
        await clock.sleep(pauseMs, signal);
        signal.throwIfAborted();
        // A failed write may have happened all the same.
        if ((await sink.position()) !== this.#position) throw new OrderLost();
      }
    }
    this.#position = last;
    onProgress(last);
  }
}

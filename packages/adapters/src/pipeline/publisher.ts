import type { ExecutedCommand } from "@pricetime/engine";
import type { CheckpointStore } from "../ports/checkpoint-store.js";
import type { Clock } from "../ports/clock.js";
import type { Journal } from "../ports/journal.js";
import { EventWindow } from "./event-window.js";
import type { Sink } from "./sink.js";
import { SinkCursor } from "./sink-cursor.js";

/** How often a drain looks whether the sinks have arrived, ms. */
const DRAIN_STEP_MS = 5;

export interface PublisherOptions {
  readonly journal: Journal;
  readonly checkpoints: CheckpointStore;
  readonly clock: Clock;
  /** Last command executed before the first one offered. */
  readonly position: number;
  readonly sinks: readonly Sink[];
  /** Commands and events the window holds together. Default 100,000. */
  readonly windowSize?: number;
  readonly onProgress?: (sink: string, position: number) => void;
  /** A sink failed, or could not be caught up. It is tried again for ever; trading goes on. */
  readonly onProblem?: (sink: string, error: Error) => void;
}

/** Carries executed commands to sinks behind a cursor each. Offering never waits and never fails. */
export class Publisher {
  readonly #window: EventWindow;
  readonly #clock: Clock;
  readonly #cursors: ReadonlyMap<string, SinkCursor>;

  constructor(options: PublisherOptions) {
    const { journal, checkpoints, clock, position, sinks, windowSize = 100_000, onProgress, onProblem } = options;
    const window = new EventWindow(position, windowSize);
    this.#window = window;
    this.#clock = clock;
    this.#cursors = new Map(
      sinks.map((sink) => [
        sink.name,
        new SinkCursor({
          sink,
          window,
          journal,
          checkpoints,
          clock,
          onProgress: (written) => onProgress?.(sink.name, written),
          onProblem: (error) => onProblem?.(sink.name, error),
        }),
      ]),
    );
  }

  start(): void {
    for (const cursor of this.#cursors.values()) cursor.start();
  }

  /** @param commands durable, and following those offered before */
  offer(commands: readonly ExecutedCommand[]): void {
    this.#window.push(commands);
    for (const cursor of this.#cursors.values()) cursor.wake();
  }

  /** Last command each sink has; undefined while unknown. */
  positions(): ReadonlyMap<string, number | undefined> {
    return new Map(Array.from(this.#cursors, ([name, { position }]) => [name, position]));
  }

  /** Waits until every sink has everything offered, at most `ms`. @returns whether they have */
  async drain(ms: number): Promise<boolean> {
    const endMs = this.#clock.monotonicMs() + ms;
    const hasArrived = () =>
      [...this.#cursors.values()].every(({ position }) => position !== undefined && position >= this.#window.last);
    while (!hasArrived() && this.#clock.monotonicMs() < endMs) await this.#clock.sleep(DRAIN_STEP_MS);
    return hasArrived();
  }

  async stop(): Promise<void> {
    await Promise.all(Array.from(this.#cursors.values(), (cursor) => cursor.stop()));
  }
}

export const createPublisher = (options: PublisherOptions): Publisher => new Publisher(options);

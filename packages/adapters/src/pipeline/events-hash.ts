import { type Engine, Fold } from "@pricetime/engine";

const LANES = 4;
const DIGITS = 8;

/** The rolling hash of all events since the first command: two replicas with equal ones have seen the same. */
export class EventsHash {
  readonly #fold: Fold;

  /** @param text 32 hexadecimal digits from {@link toString}, to go on from; without it, before the first event */
  constructor(text?: string) {
    this.#fold = text === undefined ? new Fold() : Fold.resume(lanesOf(text));
  }

  /** Adds the events of the engine's last command. */
  add(engine: Engine): void {
    engine.foldEvents(this.#fold);
  }

  /** The whole state of the fold: equal texts, equal events. */
  toString(): string {
    return this.#fold.lanes.map((lane) => (lane >>> 0).toString(16).padStart(DIGITS, "0")).join("");
  }
}

const lanesOf = (text: string): number[] =>
  Array.from({ length: LANES }, (_, lane) => Number.parseInt(text.slice(lane * DIGITS, (lane + 1) * DIGITS), 16) | 0);

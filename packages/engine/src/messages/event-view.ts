import { invariant } from "../assert.js";
import type { EngineEvent, EventType, ExecutedCommand } from "./event.js";
import { EVENT_COPIES } from "./event-copy.js";
import { EVENT_WORDS, readOrderWord, WORD_EVENT_TYPES } from "./event-layout.js";
import { type EventRing, OBJECT_EVENT_CODE } from "./event-ring.js";

/** The events of one command. Valid until the engine's next `execute`: a later read throws; `toArray()` copies. */
export interface EventView {
  /** Dense number of the command, from 1. */
  readonly position: number;
  /** Journal time at which it was executed, ms. */
  readonly timeMs: number;
  readonly length: number;
  /** @throws InvariantViolation when stale or out of range, as all reads */
  type(index: number): EventType;
  /** A plain copy of one event. */
  get(index: number): EngineEvent;
  /** One word of an event, without allocating; offsets are in EVENT_WORDS. */
  word(index: number, offset: number): number;
  toArray(): EngineEvent[];
  /** Plain copies with position and time: what may leave the engine. */
  toExecuted(): ExecutedCommand;
  [Symbol.iterator](): IterableIterator<EngineEvent>;
}

/** By the event's code. */
const COPIES = [undefined, ...WORD_EVENT_TYPES.map((type) => EVENT_COPIES[type])];

const STALE = "events are read before the next command is executed";

/** Reads a ring for as long as it holds the command at `position`. */
export class RingView implements EventView {
  readonly #ring: EventRing;
  readonly position: number;
  readonly length: number;

  constructor(ring: EventRing) {
    this.#ring = ring;
    this.position = ring.position;
    this.length = ring.count;
  }

  get timeMs(): number {
    invariant(this.#ring.position === this.position, STALE);
    return this.#ring.timeMs;
  }

  type(index: number): EventType {
    const start = this.#start(index);
    const code = this.#ring.words[start] as number;
    return code === OBJECT_EVENT_CODE ? this.get(index).type : (WORD_EVENT_TYPES[code - 1] as EventType);
  }

  word(index: number, offset: number): number {
    const ring = this.#ring;
    const at = this.#start(index);
    if (offset >= 0) return ring.words[at + offset] as number;
    return readOrderWord(ring.orders, ring.words[at + EVENT_WORDS.OrderNew.slot] as number, offset);
  }

  get(index: number): EngineEvent {
    const ring = this.#ring;
    const start = this.#start(index);
    const code = ring.words[start] as number;
    if (code === OBJECT_EVENT_CODE) return ring.objects[ring.words[start + 1] as number] as EngineEvent;
    const copy = COPIES[code];
    invariant(copy !== undefined, "the ring holds events of known kinds");
    return copy(ring, start);
  }

  toArray(): EngineEvent[] {
    const events: EngineEvent[] = [];
    for (let index = 0; index < this.length; index++) events.push(this.get(index));
    return events;
  }

  toExecuted(): ExecutedCommand {
    return { position: this.position, timeMs: this.timeMs, events: this.toArray() };
  }

  *[Symbol.iterator](): IterableIterator<EngineEvent> {
    for (let index = 0; index < this.length; index++) yield this.get(index);
  }

  #start(index: number): number {
    invariant(this.#ring.position === this.position, STALE);
    return this.#ring.startOf(index);
  }
}

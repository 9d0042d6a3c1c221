import { invariant } from "../assert.js";
import type { OrderDetails } from "../order/order-details.js";
import type { EngineEvent } from "./event.js";
import { EVENT_SIZE, WORD_EVENT_TYPES, type WordEventType } from "./event-layout.js";

/** Codes of the word events, fixed by the order of the layout table. */
export const EVENT_CODE = Object.freeze(
  Object.fromEntries(WORD_EVENT_TYPES.map((type, index) => [type, index + 1])),
) as Readonly<Record<WordEventType, number>>;

/** The code of an event that is kept as a plain object: its one word is the place in the object list. */
export const OBJECT_EVENT_CODE = 0;

const LARGEST = Math.max(...Object.values(EVENT_SIZE)) + 1;

/**
 * Holds the events of one command, as words where there are many and as objects where there are few. Reused by the next command;
 * grows to whatever one command needs.
 */
export class EventRing {
  words = new Float64Array(4096);
  starts = new Int32Array(256);
  count = 0;
  #end = 0;
  readonly texts: string[] = [""];
  readonly details: Readonly<OrderDetails>[] = [];
  readonly objects: EngineEvent[] = [];
  position = 0;
  timeMs = 0;

  /** Forgets the previous command's events. */
  begin(position: number, timeMs: number): void {
    this.position = position;
    this.timeMs = timeMs;
    this.count = 0;
    this.#end = 0;
    if (this.texts.length > 1) this.texts.length = 1;
    if (this.details.length > 0) this.details.length = 0;
    if (this.objects.length > 0) this.objects.length = 0;
  }

  /** Starts a word event and returns where its words begin; the caller writes all of them. */
  open(code: number, size: number): number {
    if (this.#end + LARGEST > this.words.length) this.#growWords();
    if (this.count === this.starts.length) this.#growStarts();
    const start = this.#end;
    this.starts[this.count++] = start;
    this.words[start] = code;
    this.#end = start + size;
    return start;
  }

  /** The word of a text; "" is always word 0. */
  text(value: string): number {
    return value === "" ? 0 : this.texts.push(value) - 1;
  }

  /** The word of an order's details as they are now; 0 for none. */
  detailsOf(details: OrderDetails | undefined): number {
    return details === undefined ? 0 : this.details.push({ ...details });
  }

  /** Adds a rare event as a plain object. */
  push(event: EngineEvent): void {
    const start = this.open(OBJECT_EVENT_CODE, 2);
    this.words[start + 1] = this.objects.push(event) - 1;
  }

  /** Where event `index` ends. */
  endOf(index: number): number {
    invariant(index >= 0 && index < this.count, "an event that is read exists");
    return index + 1 < this.count ? (this.starts[index + 1] as number) : this.#end;
  }

  #growWords(): void {
    const words = new Float64Array(this.words.length * 2);
    words.set(this.words);
    this.words = words;
  }

  #growStarts(): void {
    const starts = new Int32Array(this.starts.length * 2);
    starts.set(this.starts);
    this.starts = starts;
  }
}

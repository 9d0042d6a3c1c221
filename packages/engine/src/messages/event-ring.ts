import { invariant } from "../assert.js";
import { extend } from "../collections/extend.js";
import type { OrderDetails } from "../order/order-details.js";
import type { OrderStore } from "../order/order-store.js";
import type { Ledger } from "../wallet/ledger.js";
import type { EngineEvent } from "./event.js";
import { EVENT_SHIFT, WORD_EVENT_TYPES, type WordEventType } from "./event-layout.js";

/** Codes of the word events, fixed by the order of the layout table. */
export const EVENT_CODE = Object.freeze(
  Object.fromEntries(WORD_EVENT_TYPES.map((type, index) => [type, index + 1])),
) as Readonly<Record<WordEventType, number>>;

/** The code of an event that is kept as a plain object: its one word is the place in the object list. */
export const OBJECT_EVENT_CODE = 0;

/**
 * Holds the events of one command, as words where there are many and as objects where there are few. Reused by the next command;
 * grows to whatever one command needs. What an event does not hold itself is read from the order or the balance it is about, which
 * stay as they are until the next command.
 */
export class EventRing {
  readonly orders: OrderStore;
  readonly ledger: Ledger;
  words = new Float64Array(256 << EVENT_SHIFT);
  count = 0;
  readonly texts: string[] = [""];
  readonly details: Readonly<OrderDetails>[] = [];
  readonly objects: EngineEvent[] = [];
  position = 0;
  timeMs = 0;

  constructor(orders: OrderStore, ledger: Ledger) {
    this.orders = orders;
    this.ledger = ledger;
  }

  /** Forgets the previous command's events. */
  begin(position: number, timeMs: number): void {
    this.position = position;
    this.timeMs = timeMs;
    this.count = 0;
    if (this.texts.length > 1) this.texts.length = 1;
    if (this.details.length > 0) this.details.length = 0;
    if (this.objects.length > 0) this.objects.length = 0;
  }

  /** Starts a word event and returns where its words begin; the caller writes all of them. */
  open(code: number): number {
    const at = this.count << EVENT_SHIFT;
    if (at === this.words.length) this.#grow();
    this.count++;
    this.words[at] = code;
    return at;
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
    const at = this.open(OBJECT_EVENT_CODE);
    this.words[at + 1] = this.objects.push(event) - 1;
  }

  /** Where the words of event `index` begin. */
  startOf(index: number): number {
    invariant(index >= 0 && index < this.count, "an event that is read exists");
    return index << EVENT_SHIFT;
  }

  #grow(): void {
    this.words = extend(this.words, new Float64Array(this.words.length * 2));
  }
}

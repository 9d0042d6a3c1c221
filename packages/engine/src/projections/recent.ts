import { invariant } from "../assert.js";

/** The newest `capacity` items of a sequence that never ends: older ones give way. */
export class Recent<Item> {
  readonly #capacity: number;
  readonly #items: (Item | undefined)[] = [];
  #oldest = 0;
  #length = 0;

  constructor(capacity: number) {
    invariant(Number.isInteger(capacity) && capacity > 0, "a recent sequence holds at least one item");
    this.#capacity = capacity;
  }

  get length(): number {
    return this.#length;
  }

  /** Whether the next item makes an older one give way, as earlier ones may have done. */
  get isFull(): boolean {
    return this.#length === this.#capacity;
  }

  get oldest(): Item | undefined {
    return this.#items[this.#oldest];
  }

  get newest(): Item | undefined {
    return this.#length === 0 ? undefined : this.#items[(this.#oldest + this.#length - 1) % this.#capacity];
  }

  /** @returns the item that gave way, if one did */
  push(item: Item): Item | undefined {
    const givenWay = this.isFull ? this.shift() : undefined;
    this.#items[(this.#oldest + this.#length) % this.#capacity] = item;
    this.#length += 1;
    return givenWay;
  }

  /** Removes the oldest item. */
  shift(): Item | undefined {
    if (this.#length === 0) return undefined;
    const item = this.#items[this.#oldest];
    this.#items[this.#oldest] = undefined;
    this.#oldest = (this.#oldest + 1) % this.#capacity;
    this.#length -= 1;
    return item;
  }

  /** A copy of the newest `limit` items, oldest first. */
  toArray(limit = this.#length): Item[] {
    const count = Math.max(0, Math.min(limit, this.#length));
    const first = this.#oldest + this.#length - count;
    return Array.from({ length: count }, (_, index) => this.#items[(first + index) % this.#capacity] as Item);
  }
}

import { invariant } from "../assert.js";

const EMPTY = 0;

/**
 * Finds a slot by a whole number ≥ 1: open addressing on typed arrays, so that it grows with what is live and allocates nothing
 * per entry. Its order is never observable.
 */
export class NumberIndex {
  #keys: Float64Array;
  #slots: Int32Array;
  #mask: number;
  #size = 0;

  /** @param capacity a power of two */
  constructor(capacity = 1024) {
    this.#keys = new Float64Array(capacity);
    this.#slots = new Int32Array(capacity);
    this.#mask = capacity - 1;
  }

  get size(): number {
    return this.#size;
  }

  /** The slot of `key`, or −1. */
  get(key: number): number {
    const keys = this.#keys;
    const mask = this.#mask;
    for (let at = home(key) & mask; ; at = (at + 1) & mask) {
      const found = keys[at] as number;
      if (found === key) return this.#slots[at] as number;
      if (found === EMPTY) return -1;
    }
  }

  /** Adds a key that is not there yet. */
  add(key: number, slot: number): void {
    if ((this.#size + 1) * 2 > this.#mask) this.#grow();
    this.#size++;
    this.#place(key, slot);
  }

  /** Removes a key that is there. */
  remove(key: number): void {
    const keys = this.#keys;
    const slots = this.#slots;
    const mask = this.#mask;
    let hole = home(key) & mask;
    while (keys[hole] !== key) {
      invariant(keys[hole] !== EMPTY, "a key that is removed is in the index");
      hole = (hole + 1) & mask;
    }
    // Close the gap: later entries of the same run move back unless they would pass their home.
    for (let at = (hole + 1) & mask; keys[at] !== EMPTY; at = (at + 1) & mask) {
      const distance = (at - (home(keys[at] as number) & mask)) & mask;
      if (distance >= ((at - hole) & mask)) {
        keys[hole] = keys[at] as number;
        slots[hole] = slots[at] as number;
        hole = at;
      }
    }
    keys[hole] = EMPTY;
    this.#size--;
  }

  /** All slots, in no particular order. */
  *slots(): IterableIterator<number> {
    for (let at = 0; at < this.#keys.length; at++) {
      if (this.#keys[at] !== EMPTY) yield this.#slots[at] as number;
    }
  }

  #place(key: number, slot: number): void {
    const keys = this.#keys;
    const mask = this.#mask;
    let at = home(key) & mask;
    while (keys[at] !== EMPTY) at = (at + 1) & mask;
    keys[at] = key;
    this.#slots[at] = slot;
  }

  #grow(): void {
    const keys = this.#keys;
    const slots = this.#slots;
    this.#keys = new Float64Array(keys.length * 2);
    this.#slots = new Int32Array(keys.length * 2);
    this.#mask = keys.length * 2 - 1;
    for (let at = 0; at < keys.length; at++) {
      if (keys[at] !== EMPTY) this.#place(keys[at] as number, slots[at] as number);
    }
  }
}

/** Spreads both halves of the key over 32 bits; the multiplier is odd and close to 2^32 / golden ratio. */
function home(key: number): number {
  const mixed = Math.imul((key | 0) ^ Math.imul((key / 0x100000000) | 0, 0x85ebca6b), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

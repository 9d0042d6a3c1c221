import { invariant } from "../assert.js";
import { extend } from "../collections/extend.js";
import { closeGap, openGap } from "../collections/gap.js";
import { GUARD } from "../money/units.js";

/** Prices per chunk: one bit each in two words. */
const CHUNK_BITS = 6;
const CHUNK = 1 << CHUNK_BITS;
const NONE = -1;

/**
 * A sorted set of prices, each with a number (its level). Neighbouring prices share a chunk of 64 with a bitmap, and only chunks are
 * kept in a sorted array: a busy market's thousand levels are some dozens of chunks, found in a few steps, and a level that comes or
 * goes moves nothing. Prices that stand far apart have a chunk each and cost what a sorted array costs.
 *
 * Inside, a price is a rank that grows with how good it is, so that both sides of a book are one code.
 */
export class PriceLadder {
  readonly #bestIsHighest: boolean;
  /** Chunks from worst to best: what their ranks begin with, and where they lie. */
  #starts = new Float64Array(16);
  #chunks = new Int32Array(16);
  #count = 0;
  readonly #free: number[] = [];
  #used = 0;
  #levels = new Int32Array(16 * CHUNK);
  #bits = new Int32Array(16 * 2);

  /** @param bestIsHighest true for bids */
  constructor(bestIsHighest: boolean) {
    this.#bestIsHighest = bestIsHighest;
  }

  /** The level of `price`, or −1. */
  get(price: number): number {
    const rank = this.#rank(price);
    const start = Math.floor(rank / CHUNK);
    const place = this.#place(start);
    if (place === this.#count || this.#starts[place] !== start) return NONE;
    const chunk = this.#chunks[place] as number;
    const bit = (rank - start * CHUNK) | 0;
    return this.#isSet(chunk, bit) ? (this.#levels[(chunk << CHUNK_BITS) | bit] as number) : NONE;
  }

  /** Adds a price that is not there. */
  add(price: number, level: number): void {
    const rank = this.#rank(price);
    const start = Math.floor(rank / CHUNK);
    const place = this.#place(start);
    if (place === this.#count || this.#starts[place] !== start) this.#insert(place, start);
    const chunk = this.#chunks[place] as number;
    const bit = (rank - start * CHUNK) | 0;
    const word = (chunk << 1) | (bit >>> 5);
    this.#bits[word] = (this.#bits[word] as number) | (1 << (bit & 31));
    this.#levels[(chunk << CHUNK_BITS) | bit] = level;
  }

  /** Removes a price that is there. */
  remove(price: number): void {
    const rank = this.#rank(price);
    const start = Math.floor(rank / CHUNK);
    const place = this.#place(start);
    const chunk = this.#chunks[place] as number;
    const bit = (rank - start * CHUNK) | 0;
    invariant(this.#starts[place] === start && this.#isSet(chunk, bit), "a price that is removed is on the ladder");
    const word = (chunk << 1) | (bit >>> 5);
    this.#bits[word] = (this.#bits[word] as number) & ~(1 << (bit & 31));
    if (this.#bits[chunk << 1] === 0 && this.#bits[(chunk << 1) | 1] === 0) this.#drop(place);
  }

  /** The level of the best price, or −1. */
  best(): number {
    if (this.#count === 0) return NONE;
    const chunk = this.#chunks[this.#count - 1] as number;
    return this.#levels[(chunk << CHUNK_BITS) | this.#highest(chunk, CHUNK)] as number;
  }

  /** The level of the best price that is worse than `price`, or −1. */
  worse(price: number): number {
    const rank = this.#rank(price);
    const start = Math.floor(rank / CHUNK);
    let place = this.#place(start);
    if (place < this.#count && this.#starts[place] === start) {
      const chunk = this.#chunks[place] as number;
      const bit = this.#highest(chunk, (rank - start * CHUNK) | 0);
      if (bit !== NONE) return this.#levels[(chunk << CHUNK_BITS) | bit] as number;
    }
    if (--place < 0) return NONE;
    const chunk = this.#chunks[place] as number;
    return this.#levels[(chunk << CHUNK_BITS) | this.#highest(chunk, CHUNK)] as number;
  }

  #rank(price: number): number {
    return this.#bestIsHighest ? price : GUARD - price;
  }

  #isSet(chunk: number, bit: number): boolean {
    return ((this.#bits[(chunk << 1) | (bit >>> 5)] as number) & (1 << (bit & 31))) !== 0;
  }

  /** The highest bit set below `bound`, or −1. */
  #highest(chunk: number, bound: number): number {
    const below = (count: number) => (count >= 32 ? -1 : (1 << count) - 1);
    const upper = bound > 32 ? (this.#bits[(chunk << 1) | 1] as number) & below(bound - 32) : 0;
    if (upper !== 0) return 63 - Math.clz32(upper);
    return 31 - Math.clz32((this.#bits[chunk << 1] as number) & below(bound));
  }

  /** Where the chunk stands or would stand. Most questions are about the best one. */
  #place(start: number): number {
    const starts = this.#starts;
    let high = this.#count;
    if (high > 0 && start >= (starts[high - 1] as number)) return starts[high - 1] === start ? high - 1 : high;
    let low = 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as number) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #insert(place: number, start: number): void {
    if (this.#count === this.#starts.length) this.#grow();
    const chunk = this.#free.pop() ?? this.#used++;
    openGap(this.#starts, place, this.#count);
    openGap(this.#chunks, place, this.#count);
    this.#starts[place] = start;
    this.#chunks[place] = chunk;
    this.#count++;
    this.#bits[chunk << 1] = 0;
    this.#bits[(chunk << 1) | 1] = 0;
  }

  #drop(place: number): void {
    this.#free.push(this.#chunks[place] as number);
    closeGap(this.#starts, place, this.#count);
    closeGap(this.#chunks, place, this.#count);
    this.#count--;
  }

  #grow(): void {
    const capacity = this.#starts.length * 2;
    this.#starts = extend(this.#starts, new Float64Array(capacity));
    this.#chunks = extend(this.#chunks, new Int32Array(capacity));
    this.#levels = extend(this.#levels, new Int32Array(capacity * CHUNK));
    this.#bits = extend(this.#bits, new Int32Array(capacity * 2));
  }
}

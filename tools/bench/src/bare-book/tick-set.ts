const WORD_BITS = 5;
const WORD_MASK = 31;

/**
 * A set of ticks as bits in three layers: a bit of a higher layer says that a word of the layer below has bits. The nearest tick
 * above or below is mostly in the word where the search begins.
 */
export class TickSet {
  readonly #ticks: Int32Array;
  readonly #words: Int32Array;
  readonly #groups: Int32Array;

  /** Holds 1 … `highest`. */
  constructor(highest: number) {
    this.#ticks = new Int32Array((highest >> WORD_BITS) + 2);
    this.#words = new Int32Array((this.#ticks.length >> WORD_BITS) + 1);
    this.#groups = new Int32Array((this.#words.length >> WORD_BITS) + 1);
  }

  add(tick: number): void {
    const word = tick >> WORD_BITS;
    const group = word >> WORD_BITS;
    this.#ticks[word] = (this.#ticks[word] as number) | (1 << (tick & WORD_MASK));
    this.#words[group] = (this.#words[group] as number) | (1 << (word & WORD_MASK));
    this.#groups[group >> WORD_BITS] = (this.#groups[group >> WORD_BITS] as number) | (1 << (group & WORD_MASK));
  }

  remove(tick: number): void {
    const word = tick >> WORD_BITS;
    const left = (this.#ticks[word] as number) & ~(1 << (tick & WORD_MASK));
    this.#ticks[word] = left;
    if (left !== 0) return;
    const group = word >> WORD_BITS;
    const wordsLeft = (this.#words[group] as number) & ~(1 << (word & WORD_MASK));
    this.#words[group] = wordsLeft;
    if (wordsLeft !== 0) return;
    const groups = this.#groups;
    groups[group >> WORD_BITS] = (groups[group >> WORD_BITS] as number) & ~(1 << (group & WORD_MASK));
  }

  /** The lowest tick above, or 0. */
  above(tick: number): number {
    const word = tick >> WORD_BITS;
    // A shift by 32 would be one by 0, hence twice.
    const here = (this.#ticks[word] as number) & ((-1 << (tick & WORD_MASK)) << 1);
    if (here !== 0) return (word << WORD_BITS) | lowestBit(here);
    const next = this.#wordAbove(word);
    return next === 0 ? 0 : (next << WORD_BITS) | lowestBit(this.#ticks[next] as number);
  }

  /** The highest tick below, or 0. */
  below(tick: number): number {
    const word = tick >> WORD_BITS;
    const here = (this.#ticks[word] as number) & ~(-1 << (tick & WORD_MASK));
    if (here !== 0) return (word << WORD_BITS) | highestBit(here);
    const next = this.#wordBelow(word);
    return next === -1 ? 0 : (next << WORD_BITS) | highestBit(this.#ticks[next] as number);
  }

  #wordAbove(word: number): number {
    let group = word >> WORD_BITS;
    const here = (this.#words[group] as number) & ((-1 << (word & WORD_MASK)) << 1);
    if (here !== 0) return (group << WORD_BITS) | lowestBit(here);
    let part = group >> WORD_BITS;
    let bits = (this.#groups[part] as number) & ((-1 << (group & WORD_MASK)) << 1);
    while (bits === 0) {
      part++;
      if (part >= this.#groups.length) return 0;
      bits = this.#groups[part] as number;
    }
    group = (part << WORD_BITS) | lowestBit(bits);
    return (group << WORD_BITS) | lowestBit(this.#words[group] as number);
  }

  #wordBelow(word: number): number {
    let group = word >> WORD_BITS;
    const here = (this.#words[group] as number) & ~(-1 << (word & WORD_MASK));
    if (here !== 0) return (group << WORD_BITS) | highestBit(here);
    let part = group >> WORD_BITS;
    let bits = (this.#groups[part] as number) & ~(-1 << (group & WORD_MASK));
    while (bits === 0) {
      part--;
      if (part < 0) return -1;
      bits = this.#groups[part] as number;
    }
    group = (part << WORD_BITS) | highestBit(bits);
    return (group << WORD_BITS) | highestBit(this.#words[group] as number);
  }
}

const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits);
const highestBit = (bits: number): number => 31 - Math.clz32(bits);

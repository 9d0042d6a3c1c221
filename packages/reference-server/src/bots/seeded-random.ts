/** Random numbers that a seed decides: the same seed, the same market. Not for secrets. */
export class SeededRandom {
  #state: number;

  /** @param seed 0 to 2^32 − 1 */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to 2^32 − 1. */
  next(): number {
    // A counter with an odd step, each value of it mixed: every state follows every other before any repeats.
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + (this.next() % (most - least + 1));
  }

  /** True `permille` times in a thousand. */
  chance(permille: number): boolean {
    return this.next() % 1000 < permille;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.next() % items.length] as Item;
  }
}

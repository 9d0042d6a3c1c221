/** Seeded random choices: the same seed gives the same choices on every machine. */
export interface Dice {
  /** A whole number from 0 to `below` − 1; `below` up to 2^53. */
  below(below: number): number;
  /** Whether something of this probability happens. */
  chance(probability: number): boolean;
  /** @throws RangeError when there is nothing to pick from */
  pick<T>(items: readonly T[]): T;
}

const WORD = 2 ** 32;

/** Weyl sequence with an avalanche of its 32-bit state. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const word = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const below = (limit: number): number => (limit <= WORD ? word() % limit : ((word() >>> 11) * WORD + word()) % limit);
  return {
    below,
    chance: (probability) => word() / WORD < probability,
    pick: (items) => {
      if (items.length === 0) throw new RangeError("there is something to pick from");
      return items[below(items.length)] as (typeof items)[number];
    },
  };
}

/** Picks a key of a table of weights. */
export function pickWeighted<K extends string>(dice: Dice, weights: Readonly<Record<K, number>>): K {
  const entries = Object.entries<number>(weights) as [K, number][];
  let left = dice.below(entries.reduce((sum, [, weight]) => sum + weight, 0));
  for (const [key, weight] of entries) {
    if (left < weight) return key;
    left -= weight;
  }
  throw new RangeError("the weights are positive");
}

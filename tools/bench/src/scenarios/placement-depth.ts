import type { RandomStream } from "../flow/random.js";

const LEVELS = 800;
const EXPONENT = 2.23;
const HUMP_WEIGHT = 5;
const HUMP_TICKS = 8;

/** How far from the middle orders are placed: a power law, and a hump of one tick's width eight ticks beyond the first tick. */
export class PlacementDepth {
  readonly #cumulative = new Float64Array(LEVELS);

  constructor() {
    let sum = 0;
    for (let level = 0; level < LEVELS; level++) {
      sum += (level + 1) ** -EXPONENT + HUMP_WEIGHT * Math.exp(-((level - HUMP_TICKS) ** 2) / 2);
      this.#cumulative[level] = sum;
    }
  }

  /** Ticks from the middle, from 1. */
  draw(random: RandomStream): number {
    const cumulative = this.#cumulative;
    const sought = random.unit() * (cumulative[LEVELS - 1] as number);
    let low = 0;
    let high = LEVELS - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] as number) <= sought) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }
}

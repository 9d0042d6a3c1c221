import type { Work } from "../choice.js";
import { closeGap, openGap } from "../engine-parts.js";
import { fold } from "../fold.js";
import type { LevelActions } from "./level-actions.js";

/** Prices in a sorted typed array, the best one last, each with its level in a second one. */
class SortedArrayLevels {
  #prices = new Float64Array(64);
  #levels = new Int32Array(64);
  #count = 0;

  get(price: number): number {
    const place = this.#place(price);
    return place < this.#count && this.#prices[place] === price ? (this.#levels[place] as number) : -1;
  }

  add(price: number, level: number): void {
    if (this.#count === this.#prices.length) this.#grow();
    const place = this.#place(price);
    openGap(this.#prices, place, this.#count);
    openGap(this.#levels, place, this.#count);
    this.#prices[place] = price;
    this.#levels[place] = level;
    this.#count++;
  }

  remove(price: number): void {
    const place = this.#place(price);
    closeGap(this.#prices, place, this.#count);
    closeGap(this.#levels, place, this.#count);
    this.#count--;
  }

  best(): number {
    return this.#count === 0 ? -1 : (this.#levels[this.#count - 1] as number);
  }

  /** Where the price stands or would stand; the best one is asked for most. */
  #place(price: number): number {
    let high = this.#count;
    if (high > 0 && price >= (this.#prices[high - 1] as number))
      return this.#prices[high - 1] === price ? high - 1 : high;
    let low = 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#prices[middle] as number) < price) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #grow(): void {
    const prices = new Float64Array(this.#count * 2);
    const levels = new Int32Array(this.#count * 2);
    prices.set(this.#prices);
    levels.set(this.#levels);
    this.#prices = prices;
    this.#levels = levels;
  }
}

export function sortedArrayLevels({ present, steps }: LevelActions): Work {
  const array = new SortedArrayLevels();
  for (const price of present) array.add(price, price);
  let best = array.best();
  let sum = 0;

  function run(): void {
    for (let step = 0; step < steps.length; step++) {
      const price = steps[step] as number;
      if (price > 0) {
        if (array.get(price) === -1) {
          array.add(price, price);
          best = array.best();
        }
      } else {
        array.remove(-price);
        if (best === -price) best = array.best();
      }
      sum = fold(sum, best);
    }
  }
  return { run, result: () => String(sum) };
}

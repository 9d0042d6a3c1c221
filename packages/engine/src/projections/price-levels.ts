import type { Price } from "../money/units.js";
import type { Side } from "../order/enums.js";

/**
 * One side of a book in arrays, the best price last: most changes are near the best price, so they move few elements.
 */
export class PriceLevels {
  /** Negated for SELL, so that both sides ascend towards their best price. */
  readonly #keys: number[] = [];
  readonly #quantities: bigint[] = [];
  readonly #sign: 1 | -1;

  constructor(side: Side) {
    this.#sign = side === "BUY" ? 1 : -1;
  }

  /** 0 for an empty side. */
  get bestPrice(): Price {
    const key = this.#keys.at(-1);
    return (key === undefined ? 0 : key * this.#sign) as Price;
  }

  /** 0 for an empty side. */
  get bestQuantity(): bigint {
    return this.#quantities.at(-1) ?? 0n;
  }

  /** Sets a level's absolute total; 0 removes the level. */
  set(price: Price, quantity: bigint): void {
    const key = price * this.#sign;
    const index = this.#indexOf(key);
    if (this.#keys[index] !== key) {
      if (quantity === 0n) return;
      this.#keys.splice(index, 0, key);
      this.#quantities.splice(index, 0, quantity);
    } else if (quantity === 0n) {
      this.#keys.splice(index, 1);
      this.#quantities.splice(index, 1);
    } else {
      this.#quantities[index] = quantity;
    }
  }

  /** Worst price first. */
  *[Symbol.iterator](): Iterator<[price: Price, quantity: bigint]> {
    for (const [index, key] of this.#keys.entries()) {
      yield [(key * this.#sign) as Price, this.#quantities[index] ?? 0n];
    }
  }

  /** The first index whose key is not below `key`. */
  #indexOf(key: number): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] as number) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

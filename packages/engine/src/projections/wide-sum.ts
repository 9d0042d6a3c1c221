import { GUARD } from "../money/units.js";

/** A sum of guarded whole numbers that may itself pass the guard. Adding allocates only when the low part is full. */
export class WideSum {
  #low = 0;
  #high = 0n;

  constructor(value = 0n) {
    this.#high = value;
  }

  add(value: number): void {
    if (this.#low > GUARD - value) {
      this.#high += BigInt(this.#low);
      this.#low = 0;
    }
    this.#low += value;
  }

  get value(): bigint {
    return this.#high === 0n ? BigInt(this.#low) : this.#high + BigInt(this.#low);
  }
}

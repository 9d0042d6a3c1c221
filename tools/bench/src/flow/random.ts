const WARM_UP_DRAWS = 16;
const TWO_TO_32 = 4_294_967_296;

/**
 * The flow's random stream: sfc32, chosen because it is a few integer operations and gives the same numbers in every language.
 *
 * The four words of state start as `0x9e3779b9 ^ seed, 0x243f6a88, 0xb7e15162, 1`, and the first 16 draws are thrown away.
 */
export class RandomStream {
  #a: number;
  #b = 0x243f6a88 | 0;
  #c = 0xb7e15162 | 0;
  #counter = 1;

  constructor(seed: number) {
    this.#a = (0x9e3779b9 ^ seed) | 0;
    for (let draw = 0; draw < WARM_UP_DRAWS; draw++) this.#draw();
  }

  /** A number in [0, 1), in steps of 2⁻³². */
  unit(): number {
    return this.#draw() / TWO_TO_32;
  }

  /** A whole number in 0 … bound − 1. */
  below(bound: number): number {
    return Math.floor((this.#draw() / TWO_TO_32) * bound);
  }

  #draw(): number {
    const result = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + result) | 0;
    return result >>> 0;
  }
}

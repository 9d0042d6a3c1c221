import { invariant } from "../assert.js";

/**
 * A 128-bit fold of 32-bit words in four lanes, pure integer arithmetic and so the same on every machine. It detects divergence and
 * damage; it is no defence against somebody who looks for collisions (rows and files carry SHA-256 for that).
 */
export class Fold {
  #a = 0x243f6a88;
  #b = 0x85a308d3 | 0;
  #c = 0x13198a2e;
  #d = 0x03707344;

  word(word: number): void {
    const a = Math.imul(this.#a ^ word, 0x9e3779b1);
    const b = Math.imul(this.#b ^ rotate(a, 13), 0x85ebca6b);
    const c = Math.imul(this.#c ^ rotate(b, 15), 0xc2b2ae35);
    this.#a = this.#d ^ rotate(c, 17);
    this.#b = (a + this.#c) | 0;
    this.#c = b ^ rotate(this.#d, 11);
    this.#d = (c + word) | 0;
  }

  /** Four bytes a word, lowest first; the length closes them, so that no padding is mistaken for content. */
  bytes(bytes: Uint8Array): void {
    const whole = bytes.length & ~3;
    let at = 0;
    for (; at < whole; at += 4) {
      this.word(
        (bytes[at] as number) |
          ((bytes[at + 1] as number) << 8) |
          ((bytes[at + 2] as number) << 16) |
          ((bytes[at + 3] as number) << 24),
      );
    }
    let rest = 0;
    for (let shift = 0; at < bytes.length; at++, shift += 8) rest |= (bytes[at] as number) << shift;
    this.word(rest);
    this.word(bytes.length);
  }

  text(text: string): void {
    for (let at = 0; at < text.length; at++) this.word(text.charCodeAt(at));
    this.word(text.length);
  }

  /** 32 hexadecimal digits; the fold can go on afterwards. */
  digest(): string {
    const { lanes } = this;
    // Every lane must depend on every word, the last ones included.
    const closing = Fold.resume(lanes);
    for (let round = 0; round < 8; round++) closing.word(round);
    return closing.lanes.map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
  }

  /** The fold's whole state, to store and {@link Fold.resume} later. */
  get lanes(): readonly number[] {
    return [this.#a, this.#b, this.#c, this.#d];
  }

  static resume(lanes: readonly number[]): Fold {
    invariant(lanes.length === 4, "a fold has four lanes");
    const fold = new Fold();
    [fold.#a, fold.#b, fold.#c, fold.#d] = lanes as [number, number, number, number];
    return fold;
  }
}

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/** The digest of some bytes. */
export function hashBytes(...parts: readonly Uint8Array[]): string {
  const fold = new Fold();
  for (const part of parts) fold.bytes(part);
  return fold.digest();
}

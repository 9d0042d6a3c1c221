import { invariant } from "../assert.js";
import { divideDown } from "../money/rounding.js";

/** Bytes that do not read as what they should be: truncated, or written by something else. */
export class BytesUnreadable extends Error {
  readonly code = "BYTES_UNREADABLE";
  constructor(what: string) {
    super(`Unreadable bytes: ${what}`);
    this.name = "BytesUnreadable";
  }
}

// Part of every JavaScript platform, though not of the language itself.
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (label: string, options: { fatal: boolean }) => { decode(bytes: Uint8Array): string };

const AMOUNT_BOUND = 10n ** 60n;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Appends values in a canonical coding: one value, one spelling. */
export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** The written bytes; a view that the next write may move. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** A copy of the written bytes. */
  toBytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  /** A guarded number: seven bits a byte, lowest first, the top bit says that more follow. */
  integer(value: number): void {
    invariant(Number.isSafeInteger(value) && value >= 0, "a coded integer is guarded");
    this.#reserve(8);
    let rest = value;
    while (rest >= 0x10000000) {
      const higher = divideDown(rest, 128);
      this.#bytes[this.#length++] = (rest - higher * 128) | 128;
      rest = higher;
    }
    while (rest >= 128) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A bigint of either sign and at most 60 digits, as its decimal text. */
  amount(value: bigint): void {
    invariant(value < AMOUNT_BOUND && value > -AMOUNT_BOUND, "a coded amount has at most 60 digits");
    this.text(value.toString());
  }

  text(value: string): void {
    const start = this.#length;
    this.integer(value.length);
    this.#reserve(value.length);
    for (let at = 0; at < value.length; at++) {
      const code = value.charCodeAt(at);
      if (code >= 128) {
        this.#length = start;
        this.#encoded(value);
        return;
      }
      this.#bytes[this.#length++] = code;
    }
  }

  /** Any text. One of plain ASCII is written faster above, in the same bytes. */
  #encoded(value: string): void {
    const bytes = encoder.encode(value);
    this.integer(bytes.length);
    this.bytes(bytes);
  }

  bytes(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const bytes = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    bytes.set(this.#bytes);
    this.#bytes = bytes;
  }
}

/** Reads what {@link ByteWriter} wrote. @throws BytesUnreadable */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const value = this.#bytes[this.#at++];
    if (value === undefined) throw new BytesUnreadable("they end too early");
    return value;
  }

  integer(): number {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 49; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) {
        if (!Number.isSafeInteger(value)) throw new BytesUnreadable("an integer passes 2^53");
        return value;
      }
    }
    throw new BytesUnreadable("an integer is longer than 8 bytes");
  }

  amount(): bigint {
    const text = this.text();
    if (!/^-?[0-9]{1,60}$/.test(text)) throw new BytesUnreadable("an amount is not a whole number");
    return BigInt(text);
  }

  text(): string {
    const length = this.integer();
    if (length === 0) return "";
    const bytes = this.bytes(length);
    try {
      return decoder.decode(bytes);
    } catch {
      throw new BytesUnreadable("a text is not UTF-8");
    }
  }

  bytes(length: number): Uint8Array {
    if (length > this.remaining) throw new BytesUnreadable("they end too early");
    const value = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return value;
  }
}

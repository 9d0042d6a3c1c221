import type { JournalRow } from "../ports/journal.js";
import type { OpenFile } from "./file-system.js";
import { decodeFrame, FRAME_HEADER_BYTES, frameBytes } from "./frame.js";

const CHUNK_BYTES = 1024 * 1024;

/** Reads frames one after another, in large pieces. */
export class FrameReader {
  readonly #file: OpenFile;
  readonly #end: number;
  /** The piece of the file from `#chunkStart`. Never reused: rows handed out are views of it. */
  #chunk = new Uint8Array(0);
  #chunkStart: number;
  #offset: number;

  constructor(file: OpenFile, start: number, end: number) {
    this.#file = file;
    this.#chunkStart = start;
    this.#offset = start;
    this.#end = end;
  }

  /** Where the next frame begins. */
  get offset(): number {
    return this.#offset;
  }

  /** The next row; undefined where no whole, valid frame follows. */
  async next(): Promise<JournalRow | undefined> {
    if (!(await this.#load(FRAME_HEADER_BYTES))) return undefined;
    const size = frameBytes(this.#chunk, this.#offset - this.#chunkStart);
    if (size === undefined || !(await this.#load(size))) return undefined;
    const row = decodeFrame(this.#chunk, this.#offset - this.#chunkStart, size);
    if (row !== undefined) this.#offset += size;
    return row;
  }

  /** Has `count` bytes from the offset in the chunk, if the file has them. */
  async #load(count: number): Promise<boolean> {
    if (this.#offset + count <= this.#chunkStart + this.#chunk.length) return true;
    if (this.#offset + count > this.#end) return false;
    const chunk = new Uint8Array(Math.min(Math.max(CHUNK_BYTES, count), this.#end - this.#offset));
    const read = await this.#file.read(chunk, this.#offset);
    this.#chunk = chunk.subarray(0, read);
    this.#chunkStart = this.#offset;
    return read >= count;
  }
}

import {
  AppendUnknown,
  type Journal,
  JournalCorrupt,
  JournalFull,
  type JournalRow,
  JournalUnusable,
  MAX_ROW_BYTES,
  PredecessorMissing,
  RowsReleased,
  SequenceTaken,
} from "../ports/journal.js";
import { errorCode, type FileSystem, type OpenFile } from "./file-system.js";
import { encodeFrame } from "./frame.js";
import { FrameReader } from "./frame-reader.js";
import { nodeFileSystem } from "./node-file-system.js";
import { openingStore } from "./opening-store.js";
import { type CutTail, recoverSegment } from "./recover-segment.js";
import { SEGMENT_HEADER_BYTES } from "./segment.js";
import { createSegment, listSegments, type Segment } from "./segment-list.js";

export interface FileJournalOptions {
  /** Made if it is not there. Whoever opens it holds the lease of the data directory: nothing here keeps a second process out. */
  readonly directory: string;
  /** A segment that would grow beyond this is followed by a new one. Default 64 MiB. */
  readonly segmentBytes?: number;
  /** Room is taken from the disk in steps of this size before rows are written into it. Default 2 MiB. */
  readonly stepBytes?: number;
  /** Appends are refused when less than this would stay free on the disk. Default 64 MiB. */
  readonly reserveBytes?: number;
  /** `release` drops segments only while more than this is kept. Default 0. */
  readonly keepBytes?: number;
  readonly fileSystem?: FileSystem;
}

const MEBIBYTE = 1024 * 1024;

/**
 * A journal in a directory of segment files. A row counts once `fdatasync` has returned; the first failed write or sync ends the
 * handle, because a second sync would prove nothing.
 *
 * Damage to the very last frame looks like an interrupted write and is cut; the cut is reported in {@link FileJournal.cut}.
 *
 * @throws StoreRefused @throws JournalCorrupt
 */
export async function openFileJournal(options: FileJournalOptions): Promise<FileJournal> {
  const { directory, fileSystem = nodeFileSystem } = options;
  return openingStore(directory, async () => {
    await fileSystem.makeDirectory(directory);
    const segments = await listSegments(fileSystem, directory);
    const newest = segments.pop();
    if (newest === undefined) {
      const { segment, file } = await createSegment(fileSystem, directory, 1, undefined);
      return new FileJournal(options, [], segment, file, 0, undefined);
    }
    const file = await fileSystem.open(newest.path, "WRITE");
    const { head, end, cut } = await recoverSegment(file, newest.path, newest.firstSeq);
    await fileSystem.syncDirectory(directory);
    return new FileJournal(options, segments, { ...newest, bytes: end }, file, head, cut);
  });
}

export class FileJournal implements Journal {
  /** The interrupted write that was cut when this journal was opened. */
  readonly cut: CutTail | undefined;
  readonly #directory: string;
  readonly #fileSystem: FileSystem;
  readonly #segmentBytes: number;
  readonly #stepBytes: number;
  readonly #reserveBytes: number;
  readonly #keepBytes: number;
  /** Complete segments, ascending. */
  readonly #complete: Segment[];
  /** The segment that takes rows. */
  #newest: Segment;
  #file: OpenFile;
  /** Size of its file: rows up to here need no room from the disk. */
  #allocated: number;
  #head: number;
  #failure: unknown;
  #appending: Promise<unknown> = Promise.resolve();
  #releasing: Promise<unknown> = Promise.resolve();

  /** @internal use {@link openFileJournal} */
  constructor(
    options: FileJournalOptions,
    complete: Segment[],
    newest: Segment,
    file: OpenFile,
    head: number,
    cut: CutTail | undefined,
  ) {
    this.#directory = options.directory;
    this.#fileSystem = options.fileSystem ?? nodeFileSystem;
    this.#segmentBytes = options.segmentBytes ?? 64 * MEBIBYTE;
    this.#stepBytes = options.stepBytes ?? 2 * MEBIBYTE;
    this.#reserveBytes = options.reserveBytes ?? 64 * MEBIBYTE;
    this.#keepBytes = options.keepBytes ?? 0;
    this.#complete = complete;
    this.#newest = newest;
    this.#file = file;
    this.#allocated = newest.bytes;
    this.#head = head;
    this.cut = cut;
  }

  async head(): Promise<number> {
    return this.#head;
  }

  async tail(): Promise<number> {
    return (this.#complete[0] ?? this.#newest).firstSeq;
  }

  append(row: JournalRow): Promise<void> {
    const appended = this.#appending.then(() => this.#append(row));
    this.#appending = appended.catch(() => undefined);
    return appended;
  }

  async *read(fromSeq: number): AsyncGenerator<JournalRow, void, undefined> {
    const segments = [...this.#complete, this.#newest];
    const head = this.#head;
    for (const [index, segment] of segments.entries()) {
      if (index === 0 && fromSeq < segment.firstSeq) throw new RowsReleased(fromSeq, segment.firstSeq);
      const lastSeq = (segments[index + 1]?.firstSeq ?? head + 1) - 1;
      if (lastSeq < fromSeq) continue;
      for await (const row of this.#readSegment(segment, lastSeq)) if (row.seq >= fromSeq) yield row;
    }
  }

  release(belowSeq: number): Promise<void> {
    const released = this.#releasing.then(() => this.#release(belowSeq));
    this.#releasing = released.catch(() => undefined);
    return released;
  }

  async close(): Promise<void> {
    await this.#appending;
    await this.#releasing;
    this.#failure ??= new Error("the journal is closed");
    await this.#file.close();
  }

  async #append(row: JournalRow): Promise<void> {
    if (this.#failure !== undefined) throw new JournalUnusable(this.#failure);
    if (row.seq <= this.#head) throw new SequenceTaken(row.seq);
    if (row.seq > this.#head + 1) throw new PredecessorMissing(row.seq, this.#head);
    if (row.bytes.length > MAX_ROW_BYTES) throw new RangeError(`A journal row has at most ${MAX_ROW_BYTES} bytes.`);
    const frame = encodeFrame(row);
    try {
      if (this.#newest.bytes + frame.length > this.#segmentBytes && this.#newest.bytes > SEGMENT_HEADER_BYTES) {
        await this.#makingRoom(() => this.#beginSegment(row.seq));
      }
      const end = this.#newest.bytes + frame.length;
      if (end > this.#allocated) await this.#makingRoom(() => this.#allocate(end));
      await this.#file.write(frame, this.#newest.bytes);
      await this.#file.sync();
      this.#newest = { ...this.#newest, bytes: end };
      this.#head = row.seq;
    } catch (error) {
      if (error instanceof JournalFull) throw error;
      this.#failure = error;
      throw new AppendUnknown(row.seq, error);
    }
  }

  /** Runs a step that takes room before any byte of the row is written, so that a full disk is a definite refusal. */
  async #makingRoom(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      if (errorCode(error) === "ENOSPC" || errorCode(error) === "EDQUOT") throw new JournalFull(this.#directory, error);
      throw error;
    }
  }

  /** Fills the next steps of the file with zeros: rows written there later change no size, which makes their sync cheaper. */
  async #allocate(end: number): Promise<void> {
    const steps = Math.ceil((end - this.#newest.bytes) / this.#stepBytes);
    const allocated = this.#newest.bytes + steps * this.#stepBytes;
    const zeros = new Uint8Array(allocated - this.#allocated);
    if ((await this.#fileSystem.freeBytes(this.#directory)) < zeros.length + this.#reserveBytes) {
      throw new JournalFull(this.#directory);
    }
    await this.#file.write(zeros, this.#allocated);
    await this.#file.sync();
    this.#allocated = allocated;
  }

  async #beginSegment(firstSeq: number): Promise<void> {
    await this.#file.truncate(this.#newest.bytes);
    await this.#file.sync();
    this.#allocated = this.#newest.bytes;
    const { segment, file } = await createSegment(this.#fileSystem, this.#directory, firstSeq, this.#newest);
    await this.#file.close();
    this.#complete.push(this.#newest);
    this.#newest = segment;
    this.#file = file;
    this.#allocated = segment.bytes;
  }

  async *#readSegment({ path, firstSeq, bytes }: Segment, lastSeq: number): AsyncGenerator<JournalRow> {
    const file = await this.#openToRead(path, firstSeq);
    try {
      const reader = new FrameReader(file, SEGMENT_HEADER_BYTES, bytes);
      for (let seq = firstSeq; seq <= lastSeq; seq++) {
        const { offset } = reader;
        const row = await reader.next();
        if (row?.seq !== seq) {
          const found = row === undefined ? "no valid frame" : `row ${row.seq}`;
          throw new JournalCorrupt(`${path}, offset ${offset}`, `${found} stands where row ${seq} belongs`);
        }
        yield row;
      }
    } finally {
      await file.close();
    }
  }

  async #openToRead(path: string, firstSeq: number): Promise<OpenFile> {
    try {
      return await this.#fileSystem.open(path, "READ");
    } catch (error) {
      const tail = await this.tail();
      if (errorCode(error) === "ENOENT" && firstSeq < tail) throw new RowsReleased(firstSeq, tail);
      throw error;
    }
  }

  async #release(belowSeq: number): Promise<void> {
    let kept = this.#complete.reduce((sum, { bytes }) => sum + bytes, this.#newest.bytes);
    while (kept > this.#keepBytes) {
      const oldest = this.#complete[0];
      const next = this.#complete[1] ?? this.#newest;
      if (oldest === undefined || next.firstSeq > belowSeq) return;
      this.#complete.shift();
      kept -= oldest.bytes;
      await this.#fileSystem.remove(oldest.path);
      // One at a time: if a crash could undo the first removal and not the second, a segment would be missing in the middle.
      await this.#fileSystem.syncDirectory(this.#directory);
    }
  }
}

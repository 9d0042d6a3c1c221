/** One encoded row: a batch of commands, or a mark. The pipeline makes the bytes; a journal never looks inside. */
export interface JournalRow {
  /** Chosen by the writer: length of the prefix it has replayed + 1. */
  readonly seq: number;
  readonly bytes: Uint8Array;
}

/** Another writer has appended this `seq`: whoever gets this is not alone and must re-read before anything else. */
export class SequenceTaken extends Error {
  readonly code = "SEQUENCE_TAKEN";
  readonly seq: number;
  constructor(seq: number) {
    super(`Journal row ${seq} exists already: another sequencer is writing. Re-read from row ${seq}.`);
    this.name = "SequenceTaken";
    this.seq = seq;
  }
}

/** The append may or may not have happened: re-read `seq` before doing anything else. */
export class AppendUnknown extends Error {
  readonly code = "APPEND_UNKNOWN";
  readonly seq: number;
  constructor(seq: number, cause: unknown) {
    super(`Whether journal row ${seq} was stored is unknown.`, { cause });
    this.name = "AppendUnknown";
    this.seq = seq;
  }
}

/** Append-only log of sequenced commands. Everything else about orders and money can be rebuilt from it. */
export interface Journal {
  /** `seq` of the last durable row; 0 when empty. */
  head(): Promise<number>;
  /** The oldest row still kept, 1 unless old segments were dropped. */
  tail(): Promise<number>;
  /**
   * Resolves only once the row is durable.
   * @throws SequenceTaken when `row.seq` exists
   * @throws AppendUnknown when the outcome cannot be known from here
   */
  append(row: JournalRow): Promise<void>;
  /** Yields rows with `seq >= fromSeq`, ascending, without gaps. @throws JournalCorrupt */
  read(fromSeq: number): AsyncIterable<JournalRow>;
  /** Allows the journal to drop whole segments of rows below `seq`. A hint: nothing above is ever touched. */
  release(belowSeq: number): Promise<void>;
  close(): Promise<void>;
}

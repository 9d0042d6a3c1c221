/** One encoded row: a batch of commands, or a mark. The pipeline makes the bytes; a journal never looks inside. */
export interface JournalRow {
  /** Chosen by the writer: length of the prefix it has replayed + 1. */
  readonly seq: number;
  readonly bytes: Uint8Array;
}

/** The largest row a journal must take. */
export const MAX_ROW_BYTES = 16 * 1024 * 1024;

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

/** The row before this one is missing: rows acknowledged earlier have vanished. Halt, and find out why. */
export class PredecessorMissing extends Error {
  readonly code = "PREDECESSOR_MISSING";
  readonly seq: number;
  constructor(seq: number, head: number) {
    super(
      `Journal row ${seq} cannot be stored: the journal ends at row ${head}. Rows are missing, or the writer has miscounted.`,
    );
    this.name = "PredecessorMissing";
    this.seq = seq;
  }
}

/** No room for the row. Definite: it is not stored; the journal takes rows again once there is room. */
export class JournalFull extends Error {
  readonly code = "JOURNAL_FULL";
  constructor(place: string, cause?: unknown) {
    super(`There is no room left for the journal in ${place}. Free some space; nothing stored so far is affected.`, {
      cause,
    });
    this.name = "JournalFull";
  }
}

/** Stored rows are damaged or missing where no crash can explain it. Never repaired silently. */
export class JournalCorrupt extends Error {
  readonly code = "JOURNAL_CORRUPT";
  /** @param place where, e.g. file and offset */
  constructor(place: string, reason: string) {
    super(`The journal is corrupt at ${place}: ${reason}. Restore it from a copy; it was left untouched.`);
    this.name = "JournalCorrupt";
  }
}

/** An earlier append ended in an unknown outcome, so this handle takes no more rows: end the process and recover. */
export class JournalUnusable extends Error {
  readonly code = "JOURNAL_UNUSABLE";
  constructor(cause: unknown) {
    super("The journal failed earlier and takes no more rows. End the process; the next start recovers.", { cause });
    this.name = "JournalUnusable";
  }
}

/** The rows asked for are no longer kept: start from a checkpoint, or at `tail`. */
export class RowsReleased extends Error {
  readonly code = "ROWS_RELEASED";
  readonly tail: number;
  constructor(fromSeq: number, tail: number) {
    super(`Journal row ${fromSeq} is no longer kept; the oldest one is row ${tail}.`);
    this.name = "RowsReleased";
    this.tail = tail;
  }
}

/** Append-only log of sequenced commands. Everything else about orders and money can be rebuilt from it. */
export interface Journal {
  /** `seq` of the last durable row; 0 when empty. */
  head(): Promise<number>;
  /** The oldest row still kept, 1 unless old segments were dropped. */
  tail(): Promise<number>;
  /**
   * Resolves only once the row is durable. At most {@link MAX_ROW_BYTES}.
   * @throws SequenceTaken when `row.seq` exists
   * @throws PredecessorMissing when `row.seq` is beyond head + 1
   * @throws JournalFull when there is no room (definite)
   * @throws AppendUnknown when the outcome cannot be known from here
   * @throws JournalUnusable after an unknown outcome that this handle cannot resolve
   */
  append(row: JournalRow): Promise<void>;
  /**
   * Yields rows with `seq >= fromSeq`, ascending, without gaps, up to the head; rows appended meanwhile may be included.
   * @throws RowsReleased when `fromSeq` is below the tail
   * @throws JournalCorrupt
   */
  read(fromSeq: number): AsyncIterable<JournalRow>;
  /** Allows the journal to drop whole segments of rows below `seq`. A hint: nothing above is ever touched. */
  release(belowSeq: number): Promise<void>;
  close(): Promise<void>;
}

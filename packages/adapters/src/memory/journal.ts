import { type Journal, type JournalRow, PredecessorMissing, RowsReleased, SequenceTaken } from "../ports/journal.js";

/** A journal that lives as long as the object: for tests and for embedding without a disk. */
export class MemoryJournal implements Journal {
  #rows: JournalRow[] = [];
  /** `seq` of the row before the first one kept. */
  #released = 0;

  async head(): Promise<number> {
    return this.#released + this.#rows.length;
  }

  async tail(): Promise<number> {
    return this.#released + 1;
  }

  async append(row: JournalRow): Promise<void> {
    const head = this.#released + this.#rows.length;
    if (row.seq <= head) throw new SequenceTaken(row.seq);
    if (row.seq > head + 1) throw new PredecessorMissing(row.seq, head);
    this.#rows.push({ seq: row.seq, bytes: row.bytes.slice() });
  }

  async *read(fromSeq: number): AsyncIterable<JournalRow> {
    if (fromSeq <= this.#released) throw new RowsReleased(fromSeq, this.#released + 1);
    for (let seq = fromSeq; ; seq++) {
      const row = this.#rows[seq - this.#released - 1];
      if (row === undefined) return;
      yield row;
    }
  }

  async release(belowSeq: number): Promise<void> {
    // The last row stays: a journal always knows its head.
    const count = Math.min(belowSeq - this.#released - 1, this.#rows.length - 1);
    if (count <= 0) return;
    this.#rows = this.#rows.slice(count);
    this.#released += count;
  }

  async close(): Promise<void> {}
}

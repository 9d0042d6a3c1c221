import type pg from "pg";
import {
  AppendUnknown,
  type Journal,
  JournalCorrupt,
  JournalFull,
  type JournalRow,
  PredecessorMissing,
  RowsReleased,
  SequenceTaken,
} from "../ports/journal.js";
import { HeldConnection } from "./held-connection.js";
import type { PostgresDatabase } from "./pool.js";
import { postgresCode } from "./postgres-refused.js";

export interface PostgresJournalOptions {
  /** Which journal of the database. Default 0. */
  readonly shard?: number;
}

const APPEND = "INSERT INTO pricetime.journal (shard, seq, bytes) VALUES ($1, $2, $3)";
const ENDS = `SELECT
  (SELECT max(seq) FROM pricetime.journal WHERE shard = $1) AS head,
  (SELECT seq + 1 FROM pricetime.journal WHERE shard = $1 AND anchor) AS tail`;
/** A page ends before the row that would make it larger than this many bytes, but has at least one row. */
const PAGE = `SELECT seq, bytes FROM (
    SELECT seq, bytes, sum(octet_length(bytes)) OVER (ORDER BY seq) AS size, row_number() OVER (ORDER BY seq) AS number
    FROM (SELECT seq, bytes FROM pricetime.journal
      WHERE shard = $1 AND seq >= $2 AND NOT anchor ORDER BY seq LIMIT $3) AS next
  ) AS sized WHERE size <= $4 OR number = 1 ORDER BY seq`;
const PAGE_ROWS = 512;
const PAGE_BYTES = 4 * 1024 * 1024;
/** So few that dropping them stays well within the time a statement may take. */
const ROWS_RELEASED_AT_ONCE = 1_000;

/** A weaker setting would acknowledge rows that a crash can take back; a stronger one is left alone. */
const DURABLE = `SELECT set_config('synchronous_commit', 'on', false)
  WHERE current_setting('synchronous_commit') IN ('off', 'local', 'remote_write')`;

/**
 * A journal as rows of a table. A row's number is its key and refers to the row before it, so that the database itself refuses a
 * second row of one number, and a gap. Any number of programs may open it; the database decides which of them stores a row.
 *
 * Each append is one statement that commits by itself, on a connection of its own. Rows are dropped only by {@link release}, which
 * needs the rights of the owner; for other users it does nothing.
 *
 * @throws PostgresRefused
 */
export async function createPostgresJournal(
  database: PostgresDatabase,
  options: PostgresJournalOptions = {},
): Promise<Journal> {
  const { shard = 0 } = options;
  await database.pool.query("SELECT pricetime.begin_journal($1)", [shard]);
  return new PostgresJournal(database, shard);
}

class PostgresJournal implements Journal {
  readonly #pool: pg.Pool;
  readonly #shard: number;
  readonly #appending: HeldConnection;

  constructor(database: PostgresDatabase, shard: number) {
    this.#pool = database.pool;
    this.#shard = shard;
    this.#appending = new HeldConnection(database.options, (client) => client.query(DURABLE));
  }

  async head(): Promise<number> {
    return (await this.#ends()).head;
  }

  async tail(): Promise<number> {
    return (await this.#ends()).tail;
  }

  async append({ seq, bytes }: JournalRow): Promise<void> {
    // Others may change the bytes while the row waits for its turn.
    const values = [this.#shard, seq, Buffer.from(bytes)];
    try {
      await this.#appending.use(
        (client) => client.query({ name: "append", text: APPEND, values }),
        (error) => isDefinite(postgresCode(error)),
      );
    } catch (error) {
      throw await this.#outcome(seq, error);
    }
  }

  async *read(fromSeq: number): AsyncGenerator<JournalRow> {
    for (let next = fromSeq; ; ) {
      const page = await this.#pool.query<{ readonly seq: number; readonly bytes: Buffer }>({
        name: "journal-page",
        text: PAGE,
        values: [this.#shard, next, PAGE_ROWS, PAGE_BYTES],
      });
      // A page without rows may lie beyond the head, or below the tail of a journal that has no others.
      if (page.rows[0]?.seq !== next) await this.#explainGap(next, page.rows[0]?.seq);
      if (page.rows.length === 0) return;
      for (const { seq, bytes } of page.rows) {
        if (seq !== next) throw new JournalCorrupt(`row ${next} of the database`, `row ${seq} follows instead`);
        yield { seq, bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
        next = seq + 1;
      }
    }
  }

  async release(belowSeq: number): Promise<void> {
    const { head, tail } = await this.#ends();
    const end = Math.min(belowSeq, head);
    for (let below = tail; below < end; ) {
      below = Math.min(below + ROWS_RELEASED_AT_ONCE, end);
      try {
        await this.#pool.query("SELECT pricetime.release_journal($1, $2)", [this.#shard, below]);
      } catch (error) {
        if (postgresCode(error) === INSUFFICIENT_PRIVILEGE) return;
        throw error;
      }
    }
  }

  close(): Promise<void> {
    return this.#appending.close();
  }

  async #ends(): Promise<{ readonly head: number; readonly tail: number }> {
    const { rows } = await this.#pool.query<{ readonly head: number | null; readonly tail: number | null }>(ENDS, [
      this.#shard,
    ]);
    // Without its anchor the journal has lost rows: the head is still what it is, and the next append says so.
    return { head: rows[0]?.head ?? 0, tail: rows[0]?.tail ?? 1 };
  }

  /** Nothing when the journal just ends before `fromSeq`. */
  async #explainGap(fromSeq: number, found: number | undefined): Promise<void> {
    const { tail } = await this.#ends();
    if (fromSeq < tail) throw new RowsReleased(fromSeq, tail);
    if (found !== undefined) throw new JournalCorrupt(`row ${fromSeq} of the database`, `row ${found} follows instead`);
  }

  /** What a failed append is to the writer. */
  async #outcome(seq: number, error: unknown): Promise<unknown> {
    const code = postgresCode(error);
    if (code === UNIQUE_VIOLATION) return new SequenceTaken(seq);
    if (code === DISK_FULL) return new JournalFull("the database", error);
    if (code === FOREIGN_KEY_VIOLATION) {
      try {
        const { head } = await this.#ends();
        // A released row has no predecessor either.
        return seq <= head ? new SequenceTaken(seq) : new PredecessorMissing(seq, head);
      } catch (failure) {
        return new AppendUnknown(seq, failure);
      }
    }
    return isDefinite(code) ? error : new AppendUnknown(seq, error);
  }
}

const UNIQUE_VIOLATION = "23505";
const FOREIGN_KEY_VIOLATION = "23503";
const DISK_FULL = "53100";
const INSUFFICIENT_PRIVILEGE = "42501";

/**
 * Whether the server's answer says for certain that the row is not stored, and always will: broken constraints, wrong data, missing
 * rights or tables. Everything else (time-outs, deadlocks, a server that stops or only reads, a lost connection) is pursued.
 */
const isDefinite = (code: string): boolean => code === DISK_FULL || /^(22|23|42)[0-9A-Z]{3}$/.test(code);

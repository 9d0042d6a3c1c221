import type { Journal, JournalRow } from "@pricetime/adapters";
import {
  createPostgresJournal,
  grantWriter,
  migrate,
  openPostgres,
  type PostgresDatabase,
} from "@pricetime/adapters/postgres";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { describeWithPostgres } from "../support/with-postgres.js";

const row = (seq: number, text = `row ${seq}`): JournalRow => ({ seq, bytes: new TextEncoder().encode(text) });
const failure = (code: string) => expect.objectContaining({ code });

async function texts(journal: Journal, fromSeq = 1): Promise<string[]> {
  const read: string[] = [];
  for await (const { bytes } of journal.read(fromSeq)) read.push(new TextDecoder().decode(bytes));
  return read;
}

describeWithPostgres("The journal of Postgres when things fail", (database, version) => {
  /** A server of others is neither crashed nor stopped. */
  const isPrivate = version !== "given";
  const STATEMENT_TIMEOUT_MS = 600;
  let opened: PostgresDatabase;
  let journal: Journal;
  let shard = 0;

  const options = (url = database().url) => ({
    dsn: url,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    lockTimeoutMs: STATEMENT_TIMEOUT_MS - 100,
    applicationName: "under test",
  });
  beforeAll(async () => {
    await migrate(options());
    opened = await openPostgres(options());
  });
  afterAll(() => opened?.close());
  beforeEach(async () => {
    shard += 1;
    journal = await createPostgresJournal(opened, { shard });
    await journal.append(row(1));
  });
  afterEach(() => journal.close());

  /** Holds row 2 as a writer does that has not committed yet, until `release`. */
  async function holdRow2() {
    const holder = new pg.Client({ connectionString: database().url });
    holder.on("error", () => undefined);
    await holder.connect();
    await holder.query("BEGIN");
    await holder.query("INSERT INTO pricetime.journal (shard, seq, bytes) VALUES ($1, 2, '')", [shard]);
    return { release: () => holder.end() };
  }
  const appender = "application_name = 'under test' AND query LIKE 'INSERT INTO pricetime.journal%'";
  const waiting = `SELECT pid FROM pg_stat_activity WHERE ${appender} AND wait_event_type = 'Lock'`;
  const untilItWaits = () =>
    vi.waitFor(async () => expect(await database().administer(waiting)).toHaveLength(1), {
      timeout: 5_000,
      interval: 5,
    });

  it("leaves the outcome unknown when its connection is ended in the middle, and goes on with another", async () => {
    const { release } = await holdRow2();
    const append = journal.append(row(2)).catch((error: unknown) => error);
    await untilItWaits();
    await database().administer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${appender}`);
    expect(await append).toEqual(failure("APPEND_UNKNOWN"));
    await release();
    await journal.append(row(2));
    expect(await texts(journal)).toEqual(["row 1", "row 2"]);
  });

  it("waits for another writer's row no longer than allowed, and then does not know", async () => {
    const { release } = await holdRow2();
    await expect(journal.append(row(2))).rejects.toEqual(failure("APPEND_UNKNOWN"));
    await release();
    await journal.append(row(2));
    expect(await texts(journal)).toEqual(["row 1", "row 2"]);
  });

  it("takes the next row after its connection was ended between two", async () => {
    await database().administer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${appender}`);
    const outcome = await journal.append(row(2)).catch((error: unknown) => error);
    // Whether it noticed in time is a race; it must not lie about it.
    if (outcome !== undefined) {
      expect(outcome).toEqual(failure("APPEND_UNKNOWN"));
      await journal.append(row(2));
    }
    expect(await texts(journal)).toEqual(["row 1", "row 2"]);
  });

  it.runIf(isPrivate)("has every acknowledged row after the server crashed, and takes more", async () => {
    for (let seq = 2; seq <= 50; seq++) await journal.append(row(seq));
    const append = journal.append(row(51)).catch((error: unknown) => error);
    const crash = database().server.crash();
    const outcome = await append;
    await crash;
    const stored = await texts(journal);
    expect(stored.slice(0, 50)).toEqual(Array.from({ length: 50 }, (_, index) => `row ${index + 1}`));
    if (outcome === undefined) expect(stored).toHaveLength(51);
    else expect(outcome).toEqual(failure("APPEND_UNKNOWN"));
    if (stored.length === 50) await journal.append(row(51));
    await journal.append(row(52));
    expect(await texts(journal, 51)).toEqual(["row 51", "row 52"]);
  });

  it.runIf(isPrivate)("gives up on a server that is silent, and finds later whether the row arrived", async () => {
    const [backend] = await database().administer(`SELECT pid FROM pg_stat_activity WHERE ${appender}`);
    const pid = Number(backend?.pid);
    process.kill(pid, "SIGSTOP");
    try {
      await expect(journal.append(row(2))).rejects.toEqual(failure("APPEND_UNKNOWN"));
      await journal.append(row(2, "sent again"));
    } finally {
      process.kill(pid, "SIGCONT");
    }
    // The first one runs only now, and must not be stored beside the second.
    await vi.waitFor(async () =>
      expect(await database().administer(`SELECT FROM pg_stat_activity WHERE pid = ${pid}`)).toHaveLength(0),
    );
    await journal.append(row(3));
    expect(await texts(journal)).toEqual(["row 1", "sent again", "row 3"]);
  });

  it("lets one of two writers through for each row", async () => {
    const other = await createPostgresJournal(opened, { shard });
    const stored = ["row 1"];
    for (let seq = 2; seq <= 40; seq++) {
      const outcomes = await Promise.allSettled([journal.append(row(seq, "one")), other.append(row(seq, "other"))]);
      const [one, another] = outcomes;
      stored.push(one?.status === "fulfilled" ? "one" : "other");
      expect([one?.status, another?.status].toSorted()).toEqual(["fulfilled", "rejected"]);
      for (const outcome of outcomes)
        if (outcome.status === "rejected") expect(outcome.reason).toEqual(failure("SEQUENCE_TAKEN"));
    }
    expect(await texts(other)).toEqual(stored);
    await other.close();
  });

  it("says which row is missing when acknowledged rows have vanished", async () => {
    for (const seq of [2, 3, 4]) await journal.append(row(seq));
    const forbidden = (sql: string) =>
      database().administer(`SET session_replication_role = replica; ${sql}; RESET session_replication_role`);
    await forbidden(`DELETE FROM pricetime.journal WHERE shard = ${shard} AND seq = 2`);
    await expect(texts(journal)).rejects.toEqual(failure("JOURNAL_CORRUPT"));
    await forbidden(`DELETE FROM pricetime.journal WHERE shard = ${shard} AND seq > 2`);
    await expect(journal.append(row(5))).rejects.toEqual(
      expect.objectContaining({ code: "PREDECESSOR_MISSING", message: expect.stringContaining("ends at row 1") }),
    );
  });

  it("never takes a number again whose row was released", async () => {
    for (let seq = 2; seq <= 2_500; seq += 500) {
      await database().administer(
        `INSERT INTO pricetime.journal (shard, seq, bytes) SELECT ${shard}, seq, 'x' FROM generate_series(${seq}, ${seq + 499}) AS seq`,
      );
    }
    await journal.release(2_400);
    expect(await journal.tail()).toBe(2_400);
    for (const seq of [1, 2, 1_000, 2_398, 2_399, 2_400, 2_501])
      await expect(journal.append(row(seq)), `row ${seq}`).rejects.toEqual(failure("SEQUENCE_TAKEN"));
    await journal.append(row(2_502));
    expect(await texts(journal, 2_502)).toEqual(["row 2502"]);
  });

  it.each([
    ["53100", "JOURNAL_FULL"],
    ["40001", "APPEND_UNKNOWN"],
    ["40P01", "APPEND_UNKNOWN"],
    ["57014", "APPEND_UNKNOWN"],
    ["57P01", "APPEND_UNKNOWN"],
    ["08006", "APPEND_UNKNOWN"],
    ["25006", "APPEND_UNKNOWN"],
    ["42501", "42501"],
    ["22023", "22023"],
  ])("tells a writer of the server's error %s as %s, and goes on when it has passed", async (reported, told) => {
    const { administer } = database();
    await administer(`CREATE FUNCTION pricetime.fail() RETURNS trigger LANGUAGE plpgsql AS
      $body$ BEGIN RAISE EXCEPTION 'planted' USING ERRCODE = '${reported}'; END $body$;
      CREATE TRIGGER fail BEFORE INSERT ON pricetime.journal FOR EACH ROW EXECUTE FUNCTION pricetime.fail()`);
    try {
      await expect(journal.append(row(2))).rejects.toEqual(failure(told));
    } finally {
      await administer("DROP FUNCTION pricetime.fail CASCADE");
    }
    await journal.append(row(2));
    expect(await texts(journal)).toEqual(["row 1", "row 2"]);
  });

  it("lets the writer's role add rows, and nobody change, drop or number them otherwise", async () => {
    const { administer, url } = database();
    const role = `writer_${process.pid}_${Date.now()}`;
    await administer(`CREATE ROLE ${role} LOGIN PASSWORD 'writer'`);
    await grantWriter(options(), role);
    const asWriter = Object.assign(new URL(url), { username: role, password: "writer" }).href;
    const writing = await openPostgres(options(asWriter));
    try {
      const written = await createPostgresJournal(writing, { shard });
      await written.append(row(2));
      await written.append(row(3));
      await written.release(3);
      expect(await texts(written)).toEqual(["row 1", "row 2", "row 3"]);
      const changes = [
        "UPDATE pricetime.journal SET bytes = ''",
        "DELETE FROM pricetime.journal",
        "TRUNCATE pricetime.journal CASCADE",
      ];
      const forbidden = [
        ...changes,
        `INSERT INTO pricetime.journal (shard, seq, bytes, anchor) VALUES (${shard}, 77, '', true)`,
        `SELECT pricetime.release_journal(${shard}, 3)`,
        "SET pricetime.releasing = 'on'; DELETE FROM pricetime.journal",
        "ALTER TABLE pricetime.journal DISABLE TRIGGER USER",
        "UPDATE pricetime.migration SET checksum = ''",
      ];
      for (const sql of forbidden) await expect(writing.pool.query(sql), sql).rejects.toEqual(failure("42501"));
      for (const sql of changes) await expect(administer(sql), `the owner: ${sql}`).rejects.toEqual(failure("42501"));
      await written.close();
    } finally {
      await writing.close();
      await administer(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
  });
});

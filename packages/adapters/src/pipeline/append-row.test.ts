import { expect, test } from "vitest";
import { ManualClock, MemoryJournal } from "../memory/index.js";
import { AppendUnknown, type Journal, JournalFull, type JournalRow, JournalUnusable } from "../ports/journal.js";
import { appendRow } from "./append-row.js";

const row = (seq: number, content: number): JournalRow => ({ seq, bytes: Uint8Array.of(content) });

/** A journal whose next appends end as told, one word each: then it behaves. */
class FaultyJournal extends MemoryJournal {
  readonly outcomes: ("LANDED" | "LOST" | "OTHER" | "FULL" | "BROKEN")[];
  appends = 0;
  isReadable = true;
  isUnusable = false;

  constructor(...outcomes: FaultyJournal["outcomes"]) {
    super();
    this.outcomes = outcomes;
  }

  override async append(appended: JournalRow): Promise<void> {
    this.appends++;
    const outcome = this.outcomes.shift();
    if (outcome === "FULL") throw new JournalFull("/data");
    if (outcome === "BROKEN") throw new Error("the disk is gone");
    if (outcome === "OTHER") await super.append({ seq: appended.seq, bytes: Uint8Array.of(99) });
    else if (outcome !== "LOST") await super.append(appended);
    if (outcome !== undefined) throw new AppendUnknown(appended.seq, new Error("no answer"));
  }

  override read(fromSeq: number): AsyncIterable<JournalRow> {
    if (this.isUnusable) throw new JournalUnusable("a failed sync");
    if (!this.isReadable) throw new Error("the connection broke");
    return super.read(fromSeq);
  }
}

/** Time passes by itself: the pauses of {@link appendRow} are not waited for. */
class HastyClock extends ManualClock {
  override async sleep(ms: number): Promise<void> {
    this.advance(ms);
  }
}

const append = (journal: Journal, appended: JournalRow) => appendRow({ journal, clock: new HastyClock(0) }, appended);

test("an unknown append that landed is not sent again", async () => {
  const journal = new FaultyJournal("LANDED");
  await append(journal, row(1, 7));
  expect(journal.appends).toBe(1);
  expect(await journal.head()).toBe(1);
});

test("an unknown append that was lost is sent again, the same row", async () => {
  const journal = new FaultyJournal("LOST", "LOST", "LANDED");
  await append(journal, row(1, 7));
  expect(journal.appends).toBe(3);
  for await (const stored of journal.read(1)) expect(stored.bytes).toEqual(Uint8Array.of(7));
});

test("a row of another writer at the same number fences, whether the append knew or not", async () => {
  const taken = new FaultyJournal();
  await taken.append(row(1, 99));
  await expect(append(taken, row(1, 7))).rejects.toMatchObject({ code: "FENCED", seq: 1 });
  await expect(append(new FaultyJournal("OTHER"), row(1, 7))).rejects.toMatchObject({ code: "FENCED", seq: 1 });
});

test("while the journal cannot be read, nothing else is tried; past the patience the row is given up", async () => {
  const journal = new FaultyJournal("LANDED");
  journal.isReadable = false;
  await expect(append(journal, row(1, 7))).rejects.toMatchObject({ code: "JOURNAL_FAILED", seq: 1 });
  expect(await journal.head()).toBe(1);
});

test("a journal that can no longer be believed, or fails otherwise, ends the writer at once", async () => {
  const journal = new FaultyJournal("LANDED");
  journal.isUnusable = true;
  await expect(append(journal, row(1, 7))).rejects.toMatchObject({ code: "JOURNAL_FAILED" });
  expect(journal.appends).toBe(1);
  await expect(append(new FaultyJournal("BROKEN"), row(1, 7))).rejects.toThrow(
    "Journal row 1 could not be stored: the disk is gone. Restart to recover what is durable.",
  );
});

test("a full journal is a definite answer", async () => {
  const journal = new FaultyJournal("FULL");
  await expect(append(journal, row(1, 7))).rejects.toMatchObject({ code: "JOURNAL_FULL" });
  expect(await journal.head()).toBe(0);
});

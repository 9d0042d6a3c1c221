import { describe, expect, it } from "vitest";
import {
  type Journal,
  type JournalRow,
  MAX_ROW_BYTES,
  PredecessorMissing,
  RowsReleased,
  SequenceTaken,
} from "../ports/journal.js";
import { collect } from "./eventually.js";
import { type Exemptions, rulesWith } from "./rule.js";

export interface JournalUnderTest {
  readonly journal: Journal;
  /** Closes it and opens the same rows again. */
  readonly reopen: () => Promise<Journal>;
  readonly close: () => Promise<void>;
}

export type JournalRule = "survivesReopen";

const row = (seq: number, text = `row ${seq}`): JournalRow => ({ seq, bytes: new TextEncoder().encode(text) });
const rows = (from: number, to: number): JournalRow[] =>
  Array.from({ length: to - from + 1 }, (_, index) => row(from + index));

async function appendAll(journal: Journal, appended: readonly JournalRow[]): Promise<void> {
  for (const each of appended) await journal.append(each);
}

/** @param open an empty journal, with segments (if it has any) so small that a hundred short rows need several */
export function describeJournal(
  name: string,
  open: () => Promise<JournalUnderTest>,
  exempt: Exemptions<JournalRule> = {},
): void {
  const rule = rulesWith<JournalRule>(name, exempt);
  const on = (test: (journal: Journal, underTest: JournalUnderTest) => Promise<void>) => async () => {
    const underTest = await open();
    try {
      await test(underTest.journal, underTest);
    } finally {
      await underTest.close();
    }
  };

  describe(`Journal contract: ${name}`, () => {
    it(
      "is empty at first",
      on(async (journal) => {
        expect([await journal.head(), await journal.tail()]).toEqual([0, 1]);
        expect(await collect(journal.read(1))).toEqual([]);
      }),
    );

    it(
      "yields what was appended, in order, from any row on",
      on(async (journal) => {
        await appendAll(journal, rows(1, 100));
        expect(await journal.head()).toBe(100);
        for (const from of [1, 2, 57, 100, 101, 500])
          expect(await collect(journal.read(from))).toEqual(rows(from, 100));
      }),
    );

    it(
      "keeps any bytes, from none to the largest row",
      on(async (journal) => {
        const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
        const largest = new Uint8Array(MAX_ROW_BYTES).fill(0xa5);
        const contents = [new Uint8Array(0), every, new Uint8Array(300), largest, new Uint8Array(0)];
        for (const [index, bytes] of contents.entries()) await journal.append({ seq: index + 1, bytes });
        const read = await collect(journal.read(1));
        expect(read.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
        for (const [index, { bytes }] of read.entries()) {
          expect(Buffer.compare(bytes, contents[index] ?? every), `row ${index + 1}`).toBe(0);
        }
      }),
    );

    it(
      "keeps its own copy of the bytes",
      on(async (journal) => {
        const bytes = new TextEncoder().encode("before");
        await journal.append({ seq: 1, bytes });
        bytes.fill(0);
        expect(await collect(journal.read(1))).toEqual([row(1, "before")]);
      }),
    );

    it(
      "refuses a sequence number that is already taken",
      on(async (journal) => {
        await appendAll(journal, rows(1, 3));
        for (const seq of [1, 3]) await expect(journal.append(row(seq, "other"))).rejects.toBeInstanceOf(SequenceTaken);
        expect(await collect(journal.read(1))).toEqual(rows(1, 3));
      }),
    );

    it(
      "refuses a row whose predecessor is missing",
      on(async (journal) => {
        await journal.append(row(1));
        await expect(journal.append(row(3))).rejects.toBeInstanceOf(PredecessorMissing);
        await journal.append(row(2));
        expect(await collect(journal.read(1))).toEqual(rows(1, 2));
      }),
    );

    it(
      "lets exactly one of several appends of one sequence number through",
      on(async (journal) => {
        const writers = ["one", "two", "three"];
        const outcomes = await Promise.allSettled(writers.map((writer) => journal.append(row(1, writer))));
        const stored = writers.filter((_, index) => outcomes[index]?.status === "fulfilled");
        expect(stored).toHaveLength(1);
        expect(await collect(journal.read(1))).toEqual([row(1, stored[0])]);
        for (const outcome of outcomes) {
          if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(SequenceTaken);
        }
      }),
    );

    it(
      "can be read while it is written",
      on(async (journal) => {
        await appendAll(journal, rows(1, 40));
        const seen: number[] = [];
        for await (const { seq } of journal.read(1)) {
          seen.push(seq);
          if (seq <= 40) await journal.append(row(40 + seq));
        }
        expect(seen.length).toBeGreaterThanOrEqual(40);
        expect(seen).toEqual(seen.map((_, index) => index + 1));
        expect(await collect(journal.read(1))).toEqual(rows(1, 80));
      }),
    );

    it(
      "lets a reader leave early",
      on(async (journal) => {
        await appendAll(journal, rows(1, 30));
        for await (const { seq } of journal.read(1)) if (seq === 7) break;
        await journal.append(row(31));
        expect(await collect(journal.read(31))).toEqual([row(31)]);
      }),
    );

    it(
      "releases old rows only, and says so to whoever asks for them",
      on(async (journal) => {
        await appendAll(journal, rows(1, 100));
        await journal.release(60);
        const tail = await journal.tail();
        expect(tail).toBeGreaterThan(1);
        expect(tail).toBeLessThanOrEqual(60);
        expect(await collect(journal.read(tail))).toEqual(rows(tail, 100));
        await expect(collect(journal.read(1))).rejects.toBeInstanceOf(RowsReleased);
        await journal.release(10_000);
        expect(await journal.head()).toBe(100);
        await journal.append(row(101));
        expect(await collect(journal.read(101))).toEqual([row(101)]);
      }),
    );

    rule(
      "survivesReopen",
      "has the same rows after it was closed and opened again",
      on(async (journal, { reopen }) => {
        await appendAll(journal, rows(1, 100));
        await journal.release(50);
        const tail = await journal.tail();
        const again = await reopen();
        expect([await again.head(), await again.tail()]).toEqual([100, tail]);
        expect(await collect(again.read(tail))).toEqual(rows(tail, 100));
        await expect(again.append(row(100))).rejects.toBeInstanceOf(SequenceTaken);
        await again.append(row(101));
        expect(await again.head()).toBe(101);
      }),
    );
  });
}

import { createHash } from "node:crypto";
import { appendFile, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { temporaryDirectory } from "../../test/contract/temporary-directory.js";
import type { JournalRow } from "../ports/journal.js";
import { type FileJournal, type FileJournalOptions, openFileJournal } from "./file-journal.js";
import type { FileSystem, OpenFile } from "./file-system.js";
import { encodeFrame, FRAME_HEADER_BYTES } from "./frame.js";
import { nodeFileSystem } from "./node-file-system.js";
import { SEGMENT_HEADER_BYTES } from "./segment.js";

const ROW_BYTES = 30;
const FRAME_BYTES = FRAME_HEADER_BYTES + ROW_BYTES;
const row = (seq: number): JournalRow => ({ seq, bytes: new Uint8Array(ROW_BYTES).fill(seq) });
/** Where row `seq` of the first segment begins. */
const offsetOf = (seq: number) => SEGMENT_HEADER_BYTES + (seq - 1) * FRAME_BYTES;

const systemError = (code: string) => Object.assign(new Error(code), { code });

/** The machine's file system with other ways for some calls on files. */
const withFiles = (change: (file: OpenFile) => Partial<OpenFile>, other: Partial<FileSystem> = {}): FileSystem => ({
  ...nodeFileSystem,
  open: async (path, mode) => {
    const file = await nodeFileSystem.open(path, mode);
    const same: OpenFile = {
      size: () => file.size(),
      read: (into, offset) => file.read(into, offset),
      write: (bytes, offset) => file.write(bytes, offset),
      truncate: (size) => file.truncate(size),
      sync: () => file.sync(),
      close: () => file.close(),
    };
    return { ...same, ...change(file) };
  },
  ...other,
});

describe("a file journal", () => {
  let directory: string;
  let remove: () => Promise<void>;
  let open: FileJournal[] = [];

  beforeEach(async () => {
    const temporary = await temporaryDirectory();
    directory = join(temporary.path, "journal");
    remove = temporary.remove;
  });
  afterEach(async () => {
    for (const journal of open) await journal.close();
    open = [];
    await remove();
  });

  async function opened(options: Partial<FileJournalOptions> = {}): Promise<FileJournal> {
    const journal = await openFileJournal({ directory, ...options });
    open.push(journal);
    return journal;
  }
  /** A closed journal with rows 1 to `count`. */
  async function written(count: number, options: Partial<FileJournalOptions> = {}): Promise<void> {
    const journal = await openFileJournal({ directory, ...options });
    for (let seq = 1; seq <= count; seq++) await journal.append(row(seq));
    await journal.close();
  }
  const segments = async () => (await readdir(directory)).sort().map((name) => join(directory, name));
  const digests = async () =>
    Promise.all(
      (await segments()).map(async (path) =>
        createHash("sha256")
          .update(await readFile(path))
          .digest("hex"),
      ),
    );
  const rowsOf = async (journal: FileJournal) => {
    const seqs = [];
    for await (const { seq } of journal.read(await journal.tail())) seqs.push(seq);
    return seqs;
  };
  async function change(path: string, at: number, bytes: Uint8Array): Promise<void> {
    const contents = await readFile(path);
    contents.set(bytes, at);
    await writeFile(path, contents);
  }

  describe("recovers", () => {
    it("from a last frame torn at any byte, and reports the cut (M5)", async () => {
      for (let kept = 1; kept < FRAME_BYTES; kept++) {
        await rm(directory, { recursive: true, force: true });
        await written(2);
        const [path = ""] = await segments();
        await truncate(path, offsetOf(3));
        await appendFile(path, encodeFrame(row(3)).subarray(0, kept));
        const journal = await opened();
        expect(await rowsOf(journal)).toEqual([1, 2]);
        // Zeros at the end cannot be told from the room that no row has used yet.
        const torn = encodeFrame(row(3)).subarray(0, kept);
        expect(journal.cut).toEqual({ path, offset: offsetOf(3), bytes: torn.findLastIndex((byte) => byte !== 0) + 1 });
        await journal.append(row(3));
        expect(await rowsOf(journal)).toEqual([1, 2, 3]);
      }
    });

    it("from a last frame of which only later parts reached the disk", async () => {
      await written(3);
      const [path = ""] = await segments();
      await change(path, offsetOf(3), new Uint8Array(FRAME_HEADER_BYTES + 3));
      const journal = await opened();
      expect(journal.cut).toMatchObject({ offset: offsetOf(3) });
      expect(await rowsOf(journal)).toEqual([1, 2]);
    });

    it("once: what was cut is gone", async () => {
      await written(2);
      const [path = ""] = await segments();
      await change(path, offsetOf(3), encodeFrame({ seq: 3, bytes: new Uint8Array(5_000).fill(9) }).subarray(0, 4_000));
      const journal = await opened({ stepBytes: 100 });
      expect(journal.cut).toMatchObject({ bytes: 4_000 });
      await journal.append(row(3));
      await journal.close();
      open = [];
      const again = await opened();
      expect(again.cut).toBeUndefined();
      expect(await rowsOf(again)).toEqual([1, 2, 3]);
    });

    it("without a cut when it was closed or killed between rows", async () => {
      await written(3);
      expect((await opened()).cut).toBeUndefined();
    });

    it("after a half-made segment", async () => {
      await written(3);
      await writeFile(join(directory, "journal-0000000000000004.log.new"), "half");
      expect(await rowsOf(await opened())).toEqual([1, 2, 3]);
      expect(await segments()).toHaveLength(1);
    });
  });

  describe("refuses to start, naming file and place, and changes nothing", () => {
    const small = { segmentBytes: 200, stepBytes: 100 };
    const refusal = async (code: string, sentence: RegExp) => {
      const before = await digests();
      await expect(opened(small)).rejects.toThrow(
        expect.objectContaining({ code, message: expect.stringMatching(sentence) }),
      );
      expect(await digests()).toEqual(before);
    };

    it("a damaged frame with valid ones after it (M5)", async () => {
      await written(5);
      const [path = ""] = await segments();
      for (const place of [0, 5, 9, 17, FRAME_HEADER_BYTES + 2]) {
        const intact = await readFile(path);
        const at = offsetOf(3) + place;
        await change(path, at, Uint8Array.of((intact[at] ?? 0) ^ 0x40));
        await refusal(
          "JOURNAL_CORRUPT",
          new RegExp(`journal-0000000000000001.log, offset ${offsetOf(3)}: .*valid ones`),
        );
        await writeFile(path, intact);
      }
      expect(await rowsOf(await opened())).toEqual([1, 2, 3, 4, 5]);
    });

    it("a missing segment (M5)", async () => {
      await written(12, small);
      const [, second = "", third = ""] = await segments();
      expect(third).not.toBe("");
      await rm(second);
      await refusal("SEGMENT_MISSING", /The journal segment journal-0000000000000004.log is missing/);
    });

    it("a shortened segment", async () => {
      await written(12, small);
      const [first = ""] = await segments();
      await truncate(first, 100);
      await refusal("JOURNAL_CORRUPT", /journal-0000000000000001.log, offset 100: the file has 100 bytes, and had 190/);
    });

    it("a foreign file, a renamed segment, another version, a damaged header", async () => {
      await written(12, small);
      const [first = "", second = ""] = await segments();
      const intact = await readFile(first);
      await writeFile(first, "not a journal");
      await refusal("FOREIGN_FILE", /journal-0000000000000001.log is not a Pricetime journal segment/);
      await writeFile(first, intact);
      await change(first, 8, Uint8Array.of(9));
      await refusal("UNKNOWN_VERSION", /version 9 of the journal format; this program reads version 1/);
      await writeFile(first, intact);
      await change(first, 13, Uint8Array.of(9));
      await refusal("JOURNAL_CORRUPT", /journal-0000000000000001.log, offset 0: the segment's header is damaged/);
      await writeFile(first, intact);
      await rename(second, join(directory, "journal-0000000000000005.log"));
      await refusal("FOREIGN_FILE", /was written as journal-0000000000000004.log/);
    });

    it("a directory that cannot be written, or is none", async () => {
      for (const code of ["EROFS", "EACCES"]) {
        const fileSystem = withFiles(() => ({}), { makeDirectory: () => Promise.reject(systemError(code)) });
        await expect(opened({ fileSystem })).rejects.toThrow(expect.objectContaining({ code: "DIRECTORY_READ_ONLY" }));
      }
      await writeFile(directory, "");
      await expect(opened()).rejects.toThrow(expect.objectContaining({ code: "DIRECTORY_UNUSABLE" }));
      await rm(directory);
      await mkdir(directory);
    });
  });

  it("finds damage in an old segment when it is read", async () => {
    const small = { segmentBytes: 200, stepBytes: 100 };
    await written(12, small);
    const [first = ""] = await segments();
    await change(first, offsetOf(2) + FRAME_HEADER_BYTES, Uint8Array.of(0xff));
    const journal = await opened(small);
    expect(await journal.head()).toBe(12);
    await expect(rowsOf(journal)).rejects.toThrow(
      /journal-0000000000000001.log, offset 90: no valid frame stands where row 2/,
    );
  });

  describe("on a failing disk", () => {
    it("takes nothing after a failed sync, and never syncs again", async () => {
      let syncs = 0;
      let broken = false;
      const fileSystem = withFiles((file) => ({
        sync: () => {
          syncs += 1;
          return broken ? Promise.reject(systemError("EIO")) : file.sync();
        },
      }));
      const journal = await opened({ fileSystem });
      await journal.append(row(1));
      broken = true;
      await expect(journal.append(row(2))).rejects.toThrow(expect.objectContaining({ code: "APPEND_UNKNOWN", seq: 2 }));
      const before = syncs;
      broken = false;
      for (const seq of [2, 3]) {
        await expect(journal.append(row(seq))).rejects.toThrow(expect.objectContaining({ code: "JOURNAL_UNUSABLE" }));
      }
      expect(syncs).toBe(before);
      expect(await journal.head()).toBe(1);
    });

    it("takes nothing after a failed write", async () => {
      let broken = false;
      const fileSystem = withFiles((file) => ({
        write: (bytes, offset) => (broken ? Promise.reject(systemError("EIO")) : file.write(bytes, offset)),
      }));
      const journal = await opened({ fileSystem });
      await journal.append(row(1));
      broken = true;
      await expect(journal.append(row(2))).rejects.toThrow(expect.objectContaining({ code: "APPEND_UNKNOWN" }));
      broken = false;
      await expect(journal.append(row(2))).rejects.toThrow(expect.objectContaining({ code: "JOURNAL_UNUSABLE" }));
    });

    it("refuses definitely before the disk is full, and goes on when there is room again", async () => {
      let free = 1_000_000;
      const fileSystem = withFiles(() => ({}), { freeBytes: async () => free });
      const journal = await opened({ fileSystem, stepBytes: 2 * FRAME_BYTES, reserveBytes: 500_000 });
      await journal.append(row(1));
      free = 500_000;
      await journal.append(row(2));
      await expect(journal.append(row(3))).rejects.toThrow(expect.objectContaining({ code: "JOURNAL_FULL" }));
      expect(await rowsOf(journal)).toEqual([1, 2]);
      free = 600_000;
      await journal.append(row(3));
      expect(await rowsOf(journal)).toEqual([1, 2, 3]);
    });

    it("refuses definitely when the system says that the disk is full while room is made", async () => {
      let full = false;
      const fileSystem = withFiles((file) => ({
        write: (bytes, offset) =>
          full && bytes.length !== FRAME_BYTES ? Promise.reject(systemError("ENOSPC")) : file.write(bytes, offset),
      }));
      const journal = await opened({ fileSystem, stepBytes: 2 * FRAME_BYTES, segmentBytes: 4 * FRAME_BYTES });
      full = true;
      await expect(journal.append(row(1))).rejects.toThrow(expect.objectContaining({ code: "JOURNAL_FULL" }));
      for (let seq = 1; seq <= 10; seq++) {
        full = true;
        await journal.append(row(seq)).catch((error: unknown) => expect(error).toMatchObject({ code: "JOURNAL_FULL" }));
        full = false;
        if ((await journal.head()) < seq) await journal.append(row(seq));
      }
      expect(await rowsOf(journal)).toHaveLength(10);
      await journal.close();
      open = [];
      expect(await rowsOf(await opened())).toHaveLength(10);
    });
  });

  it("keeps at least as many bytes as it is told to", async () => {
    const journal = await opened({ segmentBytes: 200, stepBytes: 100, keepBytes: 600 });
    for (let seq = 1; seq <= 30; seq++) await journal.append(row(seq));
    await journal.release(29);
    const tail = await journal.tail();
    expect(tail).toBeGreaterThan(10);
    expect(tail).toBeLessThan(25);
  });
});

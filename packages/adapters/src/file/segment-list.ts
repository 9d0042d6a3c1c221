import { join } from "node:path";
import { JournalCorrupt } from "../ports/journal.js";
import { StoreRefused } from "../ports/store-refused.js";
import type { FileSystem, OpenFile } from "./file-system.js";
import { decodeSegmentHeader, encodeSegmentHeader, firstSeqOf, SEGMENT_HEADER_BYTES, segmentName } from "./segment.js";

export interface Segment {
  readonly firstSeq: number;
  readonly path: string;
  /** Bytes that count: the whole file, but for the newest segment, whose rest is room for the next rows. */
  readonly bytes: number;
}

/** Segments are written under this ending and renamed when complete, so a name without it never stands for half a header. */
const UNFINISHED = ".new";

/**
 * The journal's segments, ascending; leftovers of interrupted work are removed.
 *
 * @throws StoreRefused for a foreign file, an unknown version or a missing segment
 * @throws JournalCorrupt when a segment is shorter or longer than it was when the next one began
 */
export async function listSegments(fileSystem: FileSystem, directory: string): Promise<Segment[]> {
  const names = await fileSystem.list(directory);
  for (const name of names) {
    if (name.endsWith(UNFINISHED) && firstSeqOf(name.slice(0, -UNFINISHED.length)) !== undefined) {
      await fileSystem.remove(join(directory, name));
    }
  }
  const segments: Segment[] = [];
  for (const name of names.filter((name) => firstSeqOf(name) !== undefined).sort()) {
    const path = join(directory, name);
    const file = await fileSystem.open(path, "READ");
    const header = new Uint8Array(SEGMENT_HEADER_BYTES);
    const read = await file.read(header, 0);
    const bytes = await file.size();
    await file.close();
    const { firstSeq, previousFirstSeq, previousBytes } = decodeSegmentHeader(header.subarray(0, read), path);
    if (segmentName(firstSeq) !== name) {
      throw new StoreRefused(
        "FOREIGN_FILE",
        `${path} was written as ${segmentName(firstSeq)}. Give it that name again.`,
      );
    }
    const previous = segments.at(-1);
    if (previous !== undefined && previous.firstSeq !== previousFirstSeq) {
      throw new StoreRefused(
        "SEGMENT_MISSING",
        `The journal segment ${segmentName(previousFirstSeq)} is missing in ${directory}. Restore it from a copy; nothing was changed.`,
      );
    }
    if (previous !== undefined && previous.bytes !== previousBytes) {
      throw new JournalCorrupt(
        `${previous.path}, offset ${Math.min(previous.bytes, previousBytes)}`,
        `the file has ${previous.bytes} bytes, and had ${previousBytes} when the next segment began`,
      );
    }
    segments.push({ firstSeq, path, bytes });
  }
  return segments;
}

/** Makes a new, durable segment, open for writing. */
export async function createSegment(
  fileSystem: FileSystem,
  directory: string,
  firstSeq: number,
  previous: Segment | undefined,
): Promise<{ readonly segment: Segment; readonly file: OpenFile }> {
  const path = join(directory, segmentName(firstSeq));
  const header = encodeSegmentHeader({
    firstSeq,
    previousFirstSeq: previous?.firstSeq ?? 0,
    previousBytes: previous?.bytes ?? 0,
  });
  const file = await fileSystem.open(path + UNFINISHED, "CREATE");
  try {
    await file.write(header, 0);
    await file.sync();
    await fileSystem.rename(path + UNFINISHED, path);
    await fileSystem.syncDirectory(directory);
  } catch (error) {
    await file.close();
    // Out of the way of the next attempt; after a rename it is not there, and the journal is unusable anyway.
    await fileSystem.remove(path + UNFINISHED).catch(() => undefined);
    throw error;
  }
  return { segment: { firstSeq, path, bytes: header.length }, file };
}

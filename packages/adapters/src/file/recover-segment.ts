import { JournalCorrupt } from "../ports/journal.js";
import type { OpenFile } from "./file-system.js";
import { decodeFrame, FRAME_HEADER_BYTES, FRAME_MARKER, frameBytes } from "./frame.js";
import { FrameReader } from "./frame-reader.js";
import { SEGMENT_HEADER_BYTES } from "./segment.js";

/** A write that a crash interrupted: nobody was told of it. */
export interface CutTail {
  readonly path: string;
  readonly offset: number;
  readonly bytes: number;
}

export interface RecoveredSegment {
  /** Last row; `firstSeq` − 1 when there is none. */
  readonly head: number;
  /** Where the next frame goes. */
  readonly end: number;
  readonly cut: CutTail | undefined;
}

/**
 * Finds the end of the newest segment, cuts an interrupted last write and makes the rest durable.
 *
 * @throws JournalCorrupt when a damaged frame has valid ones after it, which no crash can cause
 */
export async function recoverSegment(file: OpenFile, path: string, firstSeq: number): Promise<RecoveredSegment> {
  const size = await file.size();
  const reader = new FrameReader(file, SEGMENT_HEADER_BYTES, size);
  let head = firstSeq - 1;
  let lastFrame = reader.offset;
  for (
    let at = reader.offset, row = await reader.next();
    row !== undefined;
    at = reader.offset, row = await reader.next()
  ) {
    if (row.seq !== head + 1) {
      throw new JournalCorrupt(`${path}, offset ${at}`, `row ${row.seq} stands where row ${head + 1} belongs`);
    }
    head = row.seq;
    lastFrame = at;
  }
  const end = reader.offset;
  const rest = await readRange(file, end, size);
  const torn = rest.findLastIndex((byte) => byte !== 0) + 1;
  if (holdsFrame(rest, head + 1)) {
    throw new JournalCorrupt(`${path}, offset ${end}`, "a damaged frame is followed by valid ones");
  }
  await file.truncate(end);
  // The last row may so far be in the page cache only (killed before its sync, or its sync failed), so it is written again:
  // whoever reads it must be able to rely on it.
  await file.write(await readRange(file, lastFrame, end), lastFrame);
  await file.sync();
  return { head, end, cut: torn === 0 ? undefined : { path, offset: end, bytes: torn } };
}

async function readRange(file: OpenFile, start: number, end: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(end - start);
  return bytes.subarray(0, await file.read(bytes, start));
}

/** Whether a valid frame of a row from `seq` on begins anywhere in `bytes`. */
function holdsFrame(bytes: Uint8Array, seq: number): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = text.indexOf(FRAME_MARKER); at >= 0; at = text.indexOf(FRAME_MARKER, at + 1)) {
    if (at + FRAME_HEADER_BYTES > bytes.length) return false;
    const size = frameBytes(bytes, at);
    if (size === undefined || at + size > bytes.length) continue;
    const row = decodeFrame(bytes, at, size);
    if (row !== undefined && row.seq >= seq) return true;
  }
  return false;
}

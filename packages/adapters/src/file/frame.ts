import { crc32c } from "../crc-32c.js";
import { type JournalRow, MAX_ROW_BYTES } from "../ports/journal.js";

/**
 * A row in a segment: marker, length of the bytes, seq, CRC-32C of length, seq and bytes, then the bytes.
 * Numbers are little-endian.
 */
export const FRAME_HEADER_BYTES = 20;

/** No byte of it occurs in UTF-8 text, so no client can write one into a command. */
export const FRAME_MARKER = Uint8Array.of(0xf5, 0xfb, 0xf7, 0xfe);
const MARKER = new DataView(FRAME_MARKER.buffer).getUint32(0, true);

const CHECKED_FROM = 4;
const CHECKED_TO = 16;

export function encodeFrame({ seq, bytes }: JournalRow): Uint8Array {
  const frame = new Uint8Array(FRAME_HEADER_BYTES + bytes.length);
  const view = new DataView(frame.buffer);
  view.setUint32(0, MARKER, true);
  view.setUint32(4, bytes.length, true);
  view.setBigUint64(8, BigInt(seq), true);
  frame.set(bytes, FRAME_HEADER_BYTES);
  view.setUint32(16, crc32c(bytes, 0, bytes.length, crc32c(frame, CHECKED_FROM, CHECKED_TO)), true);
  return frame;
}

/** How many bytes the frame at `at` has, by its header; undefined where no frame can be. Needs the header's bytes. */
export function frameBytes(bytes: Uint8Array, at: number): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, FRAME_HEADER_BYTES);
  const length = view.getUint32(4, true);
  return view.getUint32(0, true) === MARKER && length <= MAX_ROW_BYTES ? FRAME_HEADER_BYTES + length : undefined;
}

/** The row of the frame at `at`, of the size `frameBytes` gave; undefined when its checksum does not match. */
export function decodeFrame(bytes: Uint8Array, at: number, size: number): JournalRow | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, FRAME_HEADER_BYTES);
  const start = at + FRAME_HEADER_BYTES;
  const checksum = crc32c(bytes, start, at + size, crc32c(bytes, at + CHECKED_FROM, at + CHECKED_TO));
  if (checksum !== view.getUint32(16, true)) return undefined;
  return { seq: Number(view.getBigUint64(8, true)), bytes: bytes.subarray(start, at + size) };
}

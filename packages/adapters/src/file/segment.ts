import { crc32c } from "../crc-32c.js";
import { JournalCorrupt } from "../ports/journal.js";
import { StoreRefused } from "../ports/store-refused.js";

/** What a segment says about itself and the one before it, so that a missing or shortened one is noticed without reading all. */
export interface SegmentHeader {
  readonly firstSeq: number;
  /** Of the segment before; 0 for the first one. */
  readonly previousFirstSeq: number;
  /** Final size of the segment before, in bytes; 0 for the first one. */
  readonly previousBytes: number;
}

const MAGIC = new TextEncoder().encode("ptjournl");
const VERSION = 1;
export const SEGMENT_HEADER_BYTES = 40;
const CHECKSUM_AT = 36;

const NAME = /^journal-(\d{16})\.log$/;

export const segmentName = (firstSeq: number): string => `journal-${String(firstSeq).padStart(16, "0")}.log`;

/** The first seq by a segment's name; undefined for other files. */
export function firstSeqOf(name: string): number | undefined {
  const digits = NAME.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

export function encodeSegmentHeader(header: SegmentHeader): Uint8Array {
  const bytes = new Uint8Array(SEGMENT_HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint32(8, VERSION, true);
  view.setBigUint64(12, BigInt(header.firstSeq), true);
  view.setBigUint64(20, BigInt(header.previousFirstSeq), true);
  view.setBigUint64(28, BigInt(header.previousBytes), true);
  view.setUint32(CHECKSUM_AT, crc32c(bytes, 0, CHECKSUM_AT), true);
  return bytes;
}

/** @throws StoreRefused unless `bytes` begin a segment of this version @throws JournalCorrupt */
export function decodeSegmentHeader(bytes: Uint8Array, path: string): SegmentHeader {
  if (bytes.length < SEGMENT_HEADER_BYTES || MAGIC.some((byte, index) => bytes[index] !== byte)) {
    throw new StoreRefused(
      "FOREIGN_FILE",
      `${path} is not a Pricetime journal segment. Move it away, or choose another data directory.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, SEGMENT_HEADER_BYTES);
  const version = view.getUint32(8, true);
  if (version !== VERSION) {
    throw new StoreRefused(
      "UNKNOWN_VERSION",
      `${path} is written in version ${version} of the journal format; this program reads version ${VERSION}. Use the program that wrote it.`,
    );
  }
  if (view.getUint32(CHECKSUM_AT, true) !== crc32c(bytes, 0, CHECKSUM_AT)) {
    throw new JournalCorrupt(`${path}, offset 0`, "the segment's header is damaged");
  }
  return {
    firstSeq: Number(view.getBigUint64(12, true)),
    previousFirstSeq: Number(view.getBigUint64(20, true)),
    previousBytes: Number(view.getBigUint64(28, true)),
  };
}

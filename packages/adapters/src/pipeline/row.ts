import { createHash } from "node:crypto";
import { crc32c } from "../crc-32c.js";
import type { JournalRow } from "../ports/journal.js";
import { RowUnreadable } from "./errors.js";

/** What a row can be. The index + 1 is its code in the bytes: append only. */
export const ROW_KINDS = ["COMMANDS", "TICK", "EPOCH", "CHECKPOINT", "QUARANTINE"] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** Bounds of one row: a larger batch becomes several rows. */
export const MAXIMUM_ROW_COMMANDS = 256;
export const MAXIMUM_ROW_PAYLOAD = 1_048_576;

/** The rules the engine of this build follows; raised by a rule change, never by anything else. */
export const BEHAVIOR = 1;

/** One batch of commands, or a mark, as every journal stores it. */
export interface Row {
  readonly kind: RowKind;
  /** Number of the row, from 1. */
  readonly seq: number;
  /** Number of the leadership that wrote it. */
  readonly epoch: number;
  /** Journal time of everything in the row, ms since the epoch. */
  readonly timeMs: number;
  /** Position of the first command in the row; in a mark, of the next one. */
  readonly firstPosition: number;
  /** Commands in the row: 1 in a TICK, 0 in a mark. */
  readonly count: number;
  /** Tells the writer's own row from another's, 32 hexadecimal digits. */
  readonly batchId: string;
  /** Hash of the row before, 64 hexadecimal digits. */
  readonly previousHash: string;
  /** Rolling hash of all events before this row, 32 hexadecimal digits. */
  readonly eventsHash: string;
  /** The engine's rules the writer followed. */
  readonly behavior: number;
  readonly payload: Uint8Array;
}

/** A row whose checksum and hash were verified. */
export interface DecodedRow extends Row {
  /** SHA-256 of header and payload, the header containing the hash before: 64 hexadecimal digits. */
  readonly hash: string;
}

const VERSION = 1;
const HEADER = 112;
const HASH = 32;
const FRAME = HEADER + HASH + 4;
const BATCH_ID_AT = 48;
const PREVIOUS_HASH_AT = 64;
const EVENTS_HASH_AT = 96;

/** Little-endian: version, kind, count, behaviour, payload length, seq, epoch, time, first position, ids and hashes; payload; hash; CRC. */
export function encodeRow(row: Row): JournalRow {
  const fault = faultOf(row);
  if (fault !== undefined) throw new RangeError(`Row ${row.seq} cannot be written: ${fault}.`);
  const bytes = Buffer.alloc(FRAME + row.payload.length);
  bytes.writeUInt16LE(VERSION, 0);
  bytes.writeUInt16LE(ROW_KINDS.indexOf(row.kind) + 1, 2);
  bytes.writeUInt32LE(row.count, 4);
  bytes.writeUInt32LE(row.behavior, 8);
  bytes.writeUInt32LE(row.payload.length, 12);
  bytes.writeBigUInt64LE(BigInt(row.seq), 16);
  bytes.writeBigUInt64LE(BigInt(row.epoch), 24);
  bytes.writeBigUInt64LE(BigInt(row.timeMs), 32);
  bytes.writeBigUInt64LE(BigInt(row.firstPosition), 40);
  bytes.write(row.batchId, BATCH_ID_AT, "hex");
  bytes.write(row.previousHash, PREVIOUS_HASH_AT, "hex");
  bytes.write(row.eventsHash, EVENTS_HASH_AT, "hex");
  bytes.set(row.payload, HEADER);
  const hashAt = HEADER + row.payload.length;
  sha256(bytes.subarray(0, hashAt)).copy(bytes, hashAt);
  bytes.writeUInt32LE(crc32c(bytes.subarray(0, hashAt + HASH)), hashAt + HASH);
  return { seq: row.seq, bytes };
}

/** @throws RowUnreadable when any bit differs from what was written, or the version is unknown */
export function decodeRow({ seq, bytes: stored }: JournalRow): DecodedRow {
  const refuse = (what: string): never => {
    throw new RowUnreadable(seq, what);
  };
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  if (bytes.length < FRAME) return refuse(`it has ${bytes.length} bytes, fewer than the smallest row`);
  const version = bytes.readUInt16LE(0);
  if (version !== VERSION) return refuse(`its version is ${version}; this build reads version ${VERSION}`);
  const payloadLength = bytes.readUInt32LE(12);
  if (bytes.length !== FRAME + payloadLength) return refuse("its length is not the one in its header");
  const hashAt = HEADER + payloadLength;
  if (bytes.readUInt32LE(hashAt + HASH) !== crc32c(bytes.subarray(0, hashAt + HASH)))
    return refuse("its checksum is wrong");
  if (!sha256(bytes.subarray(0, hashAt)).equals(bytes.subarray(hashAt, hashAt + HASH)))
    return refuse("its hash is wrong");
  const kind = ROW_KINDS[bytes.readUInt16LE(2) - 1];
  if (kind === undefined) return refuse(`its kind ${bytes.readUInt16LE(2)} is unknown to this build`);
  const row: DecodedRow = {
    kind,
    seq: Number(bytes.readBigUInt64LE(16)),
    epoch: Number(bytes.readBigUInt64LE(24)),
    timeMs: Number(bytes.readBigUInt64LE(32)),
    firstPosition: Number(bytes.readBigUInt64LE(40)),
    count: bytes.readUInt32LE(4),
    batchId: bytes.toString("hex", BATCH_ID_AT, PREVIOUS_HASH_AT),
    previousHash: bytes.toString("hex", PREVIOUS_HASH_AT, EVENTS_HASH_AT),
    eventsHash: bytes.toString("hex", EVENTS_HASH_AT, HEADER),
    behavior: bytes.readUInt32LE(8),
    payload: bytes.subarray(HEADER, hashAt),
    hash: bytes.toString("hex", hashAt, hashAt + HASH),
  };
  if (row.seq !== seq) return refuse(`it says it is row ${row.seq}`);
  const fault = faultOf(row);
  return fault === undefined ? row : refuse(fault);
}

/** The kind of a row by its bytes alone, unverified: enough to pick rows worth decoding. */
export function peekKind({ bytes }: JournalRow): RowKind | undefined {
  return ROW_KINDS[(bytes[2] ?? 0) + 256 * (bytes[3] ?? 0) - 1];
}

const COUNTS: Record<RowKind, { readonly least: number; readonly most: number }> = {
  COMMANDS: { least: 1, most: MAXIMUM_ROW_COMMANDS },
  TICK: { least: 1, most: 1 },
  EPOCH: { least: 0, most: 0 },
  CHECKPOINT: { least: 0, most: 0 },
  QUARANTINE: { least: 0, most: 0 },
};

const isHex = (text: string, digits: number): boolean => text.length === digits && /^[0-9a-f]*$/.test(text);

/** What makes a row impossible, asked both before writing and after reading. */
function faultOf(row: Row): string | undefined {
  const { least, most } = COUNTS[row.kind];
  if (!Number.isSafeInteger(row.seq) || row.seq < 1) return "its number is not a whole number from 1";
  if (!Number.isSafeInteger(row.epoch) || row.epoch < 0) return "its epoch is not a whole number";
  if (!Number.isSafeInteger(row.timeMs) || row.timeMs < 0) return "its time is not a whole number of ms";
  if (!Number.isSafeInteger(row.firstPosition) || row.firstPosition < 1)
    return "its position is not a whole number from 1";
  if (!Number.isInteger(row.count) || row.count < least || row.count > most)
    return `a ${row.kind} row holds ${least} to ${most} commands, not ${row.count}`;
  if (!Number.isInteger(row.behavior) || row.behavior < 1 || row.behavior > 0xffff_ffff)
    return "its behaviour number is not a whole number from 1";
  if (row.behavior > BEHAVIOR) return `it follows behaviour ${row.behavior}; this build knows up to ${BEHAVIOR}`;
  if (row.payload.length > MAXIMUM_ROW_PAYLOAD) return `its payload is larger than ${MAXIMUM_ROW_PAYLOAD} bytes`;
  if (!isHex(row.batchId, 32) || !isHex(row.previousHash, 64) || !isHex(row.eventsHash, 32))
    return "an id or hash has the wrong length";
  return undefined;
}

const sha256 = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

/**
 * The order-flow file: a 64-byte header and records of 16 bytes, all little-endian, so that a driver in any language can map and
 * replay it.
 *
 *     header   0 char[8] "OBFLOW1\0"        8 u32 records              12 u32 records of the prefill
 *             16 u32 highest order id      20 u32 users                24 u32 seed
 *             28 u32 mix (1, 2, 3)         32 u32 lowest price         36 u32 highest price
 *             40 u32 trades                44 u32 trade hash           48 f64 volume in lots
 *             56 u32 book hash             60 u32 resting orders       (the last five: after the whole file)
 *     record   0 u8 operation   1 u8 side (0 buy, 1 sell)   2 u16 user   4 u32 order id (dense, from 1)
 *              8 u32 price in ticks   12 u32 quantity in lots
 *
 * The prefill builds the book and is not timed. Self-trades are allowed, an id is used once, a cancel may name an order that is
 * gone. A record is read as four 32-bit words, which is what {@link Flow.words} holds.
 */
import type { Checksums } from "./checksum.js";

export const HEADER_BYTES = 64;
export const RECORD_WORDS = 4;
const RECORD_BYTES = 4 * RECORD_WORDS;
const MAGIC = "OBFLOW1\0";

export const BUY = 0;
export const SELL = 1;
export type FlowSide = typeof BUY | typeof SELL;

/** What a record asks for. A MOVE keeps the open quantity, takes the new price, loses time priority and trades if it crosses. */
export const Operation = { LIMIT_GTC: 1, LIMIT_IOC: 2, MARKET: 3, CANCEL: 4, MOVE: 5 } as const;
export type Operation = (typeof Operation)[keyof typeof Operation];

/** A flow in memory. `words` holds four words per record: operation | side << 8 | user << 16, order id, price, quantity. */
export interface Flow {
  readonly records: number;
  readonly prefill: number;
  readonly highestOrderId: number;
  readonly users: number;
  readonly seed: number;
  readonly mixCode: number;
  readonly lowestPrice: number;
  readonly highestPrice: number;
  readonly expected: Checksums;
  readonly words: Uint32Array;
}

/** Reads a flow file that is wholly in memory. @throws Error when it is not one, or was cut short. */
export function readFlow(file: Uint8Array): Flow {
  const header = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const word = (offset: number) => header.getUint32(offset, true);
  if (file.byteLength < HEADER_BYTES || Buffer.from(file.subarray(0, 8)).toString("latin1") !== MAGIC) {
    throw new Error('not an order-flow file: it does not begin with "OBFLOW1"');
  }
  const records = word(8);
  if (file.byteLength !== HEADER_BYTES + records * RECORD_BYTES) {
    throw new Error(`the order-flow file has ${file.byteLength} bytes, but its header announces ${records} records`);
  }
  return {
    records,
    prefill: word(12),
    highestOrderId: word(16),
    users: word(20),
    seed: word(24),
    mixCode: word(28),
    lowestPrice: word(32),
    highestPrice: word(36),
    expected: {
      tradeCount: word(40),
      tradeHash: word(44),
      volume: header.getFloat64(48, true),
      bookHash: word(56),
      resting: word(60),
    },
    words: readWords(file, records),
  };
}

function readWords(file: Uint8Array, records: number): Uint32Array {
  const words = new Uint32Array(records * RECORD_WORDS);
  const source = new DataView(file.buffer, file.byteOffset + HEADER_BYTES);
  for (let index = 0; index < words.length; index++) words[index] = source.getUint32(index * 4, true);
  return words;
}

/** Writes a flow as the bytes of its file. */
export function writeFlow(flow: Flow): Uint8Array {
  const file = new Uint8Array(HEADER_BYTES + flow.records * RECORD_BYTES);
  const view = new DataView(file.buffer);
  file.set(Buffer.from(MAGIC, "latin1"), 0);
  const header = [
    [8, flow.records],
    [12, flow.prefill],
    [16, flow.highestOrderId],
    [20, flow.users],
    [24, flow.seed],
    [28, flow.mixCode],
    [32, flow.lowestPrice],
    [36, flow.highestPrice],
    [40, flow.expected.tradeCount],
    [44, flow.expected.tradeHash],
    [56, flow.expected.bookHash],
    [60, flow.expected.resting],
  ] as const;
  for (const [offset, value] of header) view.setUint32(offset, value, true);
  view.setFloat64(48, flow.expected.volume, true);
  flow.words.forEach((word, index) => {
    view.setUint32(HEADER_BYTES + index * 4, word, true);
  });
  return file;
}

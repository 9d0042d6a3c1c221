/** The Castagnoli polynomial, bits reversed. */
const POLYNOMIAL = 0x82f63b78;
const SLICES = 8;

/** Table k holds the remainder of a byte followed by k zero bytes, so eight bytes cost eight look-ups and one step. */
const TABLES = new Int32Array(SLICES * 256);
for (let byte = 0; byte < 256; byte++) {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1;
  TABLES[byte] = remainder;
}
for (let entry = 256; entry < TABLES.length; entry++) {
  const before = TABLES[entry - 256] as number;
  TABLES[entry] = (before >>> 8) ^ (TABLES[before & 255] as number);
}

/**
 * CRC-32C (Castagnoli) of `bytes[start..end)`.
 *
 * @param previous the checksum of the bytes before these, to go on from
 * @returns an unsigned 32-bit number
 */
export function crc32c(bytes: Uint8Array, start = 0, end = bytes.length, previous = 0): number {
  const tables = TABLES;
  let remainder = ~previous;
  let at = start;
  for (const wholeEnd = end - 7; at < wholeEnd; at += 8) {
    remainder ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    remainder =
      (tables[1792 + (remainder & 255)] as number) ^
      (tables[1536 + ((remainder >>> 8) & 255)] as number) ^
      (tables[1280 + ((remainder >>> 16) & 255)] as number) ^
      (tables[1024 + (remainder >>> 24)] as number) ^
      (tables[768 + (bytes[at + 4] as number)] as number) ^
      (tables[512 + (bytes[at + 5] as number)] as number) ^
      (tables[256 + (bytes[at + 6] as number)] as number) ^
      (tables[bytes[at + 7] as number] as number);
  }
  for (; at < end; at++) remainder = (remainder >>> 8) ^ (tables[(remainder ^ (bytes[at] as number)) & 255] as number);
  return ~remainder >>> 0;
}

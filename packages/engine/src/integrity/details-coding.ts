import type { ByteReader, ByteWriter } from "../messages/bytes.js";
import { decodeRecord, encodeRecord } from "../messages/coding.js";
import { INSTRUCTIONS_LAYOUT } from "../messages/command-layout.js";
import { createDetails, type OrderDetails, type OrderInstructions } from "../order/order-details.js";

/** Numbers that may be −1 for "none" are written one higher. */
const PLUS_ONE = ["workingTimeMs", "trailingTimeMs", "orderListId", "preventedMatchId"] as const;
const PLAIN = [
  "quoteOrderQuantity",
  "lockPrice",
  "trailingExtreme",
  "hiddenQuantity",
  "preventedQuantity",
  "amendCount",
] as const;

/** Writes what only some orders have in the canonical coding of snapshots. */
export function encodeDetails(writer: ByteWriter, details: OrderDetails): void {
  encodeRecord(writer, INSTRUCTIONS_LAYOUT, details);
  for (const field of PLUS_ONE) writer.integer(details[field] + 1);
  for (const field of PLAIN) writer.integer(details[field]);
}

/** Reads what {@link encodeDetails} wrote. @throws BytesUnreadable */
export function decodeDetails(reader: ByteReader): OrderDetails {
  const instructions = decodeRecord(reader, INSTRUCTIONS_LAYOUT) as unknown as OrderInstructions;
  // The fields stand in the order in which a new order's details have them.
  const details = createDetails(instructions, 0, 0);
  const plusOne = PLUS_ONE.map((field) => [field, reader.integer() - 1]);
  const plain = PLAIN.map((field) => [field, reader.integer()]);
  return Object.assign(details, Object.fromEntries([...plusOne, ...plain]));
}

import { unreachable } from "../assert.js";
import { type ByteReader, BytesUnreadable, type ByteWriter } from "./bytes.js";
import type { Command, Envelope } from "./command.js";
import { COMMAND_CODES, COMMAND_LAYOUT, COMMAND_TYPES, type FieldCoding, type Layout } from "./command-layout.js";

/** Writes an envelope in the canonical binary coding of journal rows, version 1. */
export function encodeEnvelope(writer: ByteWriter, envelope: Envelope): void {
  const { accountId, actor, command, commandId, reason, validUntilMs } = envelope;
  writer.integer(commandId.high);
  writer.integer(commandId.low);
  writer.integer(accountId);
  writer.integer(validUntilMs);
  writer.text(actor);
  writer.text(reason);
  writer.byte(COMMAND_CODES[command.type]);
  encodeRecord(writer, COMMAND_LAYOUT[command.type], command);
}

/** Reads what {@link encodeEnvelope} wrote. @throws BytesUnreadable */
export function decodeEnvelope(reader: ByteReader): Envelope {
  const commandId = { high: reader.integer(), low: reader.integer() };
  const accountId = reader.integer();
  const validUntilMs = reader.integer();
  const actor = reader.text();
  const reason = reader.text();
  const type = COMMAND_TYPES[reader.byte()];
  if (type === undefined) throw new BytesUnreadable("a command's code is unknown");
  const command = { type, ...decodeRecord(reader, COMMAND_LAYOUT[type]) } as unknown as Command;
  return { commandId, accountId, validUntilMs, actor, reason, command };
}

/** Writes the fields of a record in the order of its layout. */
export function encodeRecord(writer: ByteWriter, layout: Layout, record: object): void {
  const values = record as Record<string, unknown>;
  for (const field in layout) encodeField(writer, layout[field] as FieldCoding, values[field]);
}

/** Reads the fields of a record in the order of its layout. @throws BytesUnreadable */
export function decodeRecord(reader: ByteReader, layout: Layout): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const field in layout) {
    const value = decodeField(reader, layout[field] as FieldCoding);
    if (value !== undefined) record[field] = value;
  }
  return record;
}

function encodeField(writer: ByteWriter, coding: FieldCoding, value: unknown): void {
  if (coding === "integer") writer.integer(value as number);
  else if (coding === "integerOrNone") writer.integer((value as number) + 1);
  else if (coding === "text") writer.text(value as string);
  else if (coding === "amount") writer.amount(value as bigint);
  else if (coding === "boolean") writer.byte(value === true ? 1 : 0);
  else if (isWordList(coding)) writer.byte(coding.indexOf(value as string));
  else if ("wordsOf" in coding) encodeWords(writer, coding.wordsOf, value as readonly string[]);
  else {
    if (coding.optional) writer.byte(value === undefined ? 0 : 1);
    if (value !== undefined) encodeRecord(writer, coding.fields, value as object);
  }
}

function decodeField(reader: ByteReader, coding: FieldCoding): unknown {
  if (coding === "integer") return reader.integer();
  if (coding === "integerOrNone") return reader.integer() - 1;
  if (coding === "text") return reader.text();
  if (coding === "amount") return reader.amount();
  if (coding === "boolean") return reader.byte() === 1;
  if (isWordList(coding)) return decodeWord(reader, coding);
  if (typeof coding === "object" && "wordsOf" in coding) {
    const { wordsOf } = coding;
    return Array.from({ length: reader.byte() }, () => decodeWord(reader, wordsOf));
  }
  if (typeof coding === "object") {
    return coding.optional && reader.byte() === 0 ? undefined : decodeRecord(reader, coding.fields);
  }
  return unreachable(coding);
}

function encodeWords(writer: ByteWriter, list: readonly string[], words: readonly string[]): void {
  writer.byte(words.length);
  for (const word of words) writer.byte(list.indexOf(word));
}

function decodeWord(reader: ByteReader, list: readonly string[]): string {
  const word = list[reader.byte()];
  if (word === undefined) throw new BytesUnreadable("a word's code is unknown");
  return word;
}

const isWordList = (coding: FieldCoding): coding is readonly string[] => Array.isArray(coding);

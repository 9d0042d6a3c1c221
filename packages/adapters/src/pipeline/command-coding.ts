import { ByteReader, ByteWriter, decodeEnvelope, type Envelope, encodeEnvelope, invariant } from "@pricetime/engine";
import { RowUnreadable } from "./errors.js";
import type { DecodedRow } from "./row.js";

/** What a journal keeps of one command. */
export interface JournaledCommand {
  readonly envelope: Envelope;
  /** Trace context: stored, neither executed nor in any event. */
  readonly meta: string;
}

/** Bytes before each envelope and each meta that tell their lengths. */
const LENGTHS = 6;
/** Bytes most envelopes fit in. */
const USUAL_SIZE = 128;
const LARGEST_META = 0xffff;

/** One command as it lies in a COMMANDS row: length, envelope, length of meta, meta in UTF-8. */
export function encodeCommand({ envelope, meta }: JournaledCommand): Uint8Array {
  const writer = new ByteWriter(USUAL_SIZE);
  encodeEnvelope(writer, envelope);
  const body = writer.toBytes();
  const text = Buffer.from(meta, "utf8");
  if (text.length > LARGEST_META) throw new RangeError(`meta has ${text.length} bytes; at most ${LARGEST_META} fit`);
  const bytes = Buffer.allocUnsafe(LENGTHS + body.length + text.length);
  bytes.writeUInt32LE(body.length, 0);
  bytes.set(body, 4);
  bytes.writeUInt16LE(text.length, 4 + body.length);
  bytes.set(text, LENGTHS + body.length);
  return bytes;
}

/** @throws Error when {@link decodeCommands} could not read what {@link encodeCommand} wrote */
export function verifyDecodes(bytes: Uint8Array): void {
  const payload = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  invariant(decodeCommand(payload, 0).end === payload.length, "a coded command ends where it ends");
}

/** @throws RowUnreadable when the payload is not exactly the commands the header counts */
export function decodeCommands(row: DecodedRow): JournaledCommand[] {
  const payload = Buffer.from(row.payload.buffer, row.payload.byteOffset, row.payload.byteLength);
  const commands: JournaledCommand[] = [];
  let at = 0;
  try {
    while (commands.length < row.count) {
      const { command, end } = decodeCommand(payload, at);
      commands.push(command);
      at = end;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RowUnreadable(row.seq, `command ${commands.length + 1} of ${row.count} cannot be decoded (${reason})`);
  }
  if (at !== payload.length) throw new RowUnreadable(row.seq, `${payload.length - at} bytes follow its last command`);
  return commands;
}

function decodeCommand(payload: Buffer, at: number): { readonly command: JournaledCommand; readonly end: number } {
  const bodyEnd = at + 4 + payload.readUInt32LE(at);
  const reader = new ByteReader(payload.subarray(at + 4, bodyEnd));
  const envelope = decodeEnvelope(reader);
  if (reader.remaining > 0) throw new RangeError(`${reader.remaining} bytes follow its envelope`);
  const end = bodyEnd + 2 + payload.readUInt16LE(bodyEnd);
  if (end > payload.length) throw new RangeError("it ends inside a command");
  return { command: { envelope, meta: payload.toString("utf8", bodyEnd + 2, end) }, end };
}

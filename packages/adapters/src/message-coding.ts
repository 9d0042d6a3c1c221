import {
  ByteReader,
  BytesUnreadable,
  ByteWriter,
  decodeEnvelope,
  type Envelope,
  encodeEnvelope,
} from "@pricetime/engine";

/** A message of a queue or feed does not read as what it should be: of another version, cut, or written by something else. */
export class MessageUnreadable extends Error {
  readonly code = "MESSAGE_UNREADABLE";
  constructor(what: string, cause?: unknown) {
    super(`The message is unreadable: ${what}.`, { cause });
    this.name = "MessageUnreadable";
  }
}

/** A command and its trace context, as a queue carries them. */
export interface CommandMessage {
  readonly envelope: Envelope;
  readonly meta: string;
}

const COMMAND_VERSION = 1;
const USUAL_COMMAND_SIZE = 128;

/** A command between processes: version, envelope and meta in the engine's coding. */
export function encodeCommandMessage({ envelope, meta }: CommandMessage): Uint8Array {
  const writer = new ByteWriter(USUAL_COMMAND_SIZE);
  writer.byte(COMMAND_VERSION);
  encodeEnvelope(writer, envelope);
  writer.text(meta);
  return writer.toBytes();
}

/** @throws MessageUnreadable unless the bytes are exactly what {@link encodeCommandMessage} writes */
export function decodeCommandMessage(bytes: Uint8Array): CommandMessage {
  const reader = new ByteReader(bytes);
  try {
    const version = reader.byte();
    if (version !== COMMAND_VERSION) {
      throw new BytesUnreadable(`its version is ${version}; this build reads version ${COMMAND_VERSION}`);
    }
    const message = { envelope: decodeEnvelope(reader), meta: reader.text() };
    if (reader.remaining > 0) throw new BytesUnreadable(`${reader.remaining} bytes follow its end`);
    return message;
  } catch (error) {
    throw new MessageUnreadable(error instanceof Error ? error.message : String(error), error);
  }
}

/**
 * Any plain value, such as executed commands, as JSON in ASCII: a character is a byte, legal in XML too, so any queue takes it, whole or cut
 * anywhere. Amounts stay exact: a bigint is its digits behind "#", and a text that begins with "#" has it doubled. A field that is
 * undefined is left out.
 *
 * @throws TypeError for a number that is not finite
 */
export function encodeExactJson(value: unknown): string {
  return JSON.stringify(value, exactly).replace(/[\u007f-\uffff]/g, escaped);
}

/** @throws MessageUnreadable unless `text` is JSON whose amounts are whole numbers */
export function decodeExactJson(text: string): unknown {
  try {
    return JSON.parse(text, restored);
  } catch (error) {
    throw new MessageUnreadable(error instanceof Error ? error.message : String(error), error);
  }
}

function exactly(_field: string, value: unknown): unknown {
  if (typeof value === "bigint") return `#${value}`;
  if (typeof value === "string" && value.startsWith("#")) return `#${value}`;
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError(`${value} has no exact coding`);
  return value;
}

function restored(_field: string, value: unknown): unknown {
  if (typeof value !== "string" || !value.startsWith("#")) return value;
  if (value.startsWith("##")) return value.slice(1);
  if (!/^#-?[0-9]+$/.test(value)) throw new RangeError(`"${value}" is not a whole number`);
  return BigInt(value.slice(1));
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

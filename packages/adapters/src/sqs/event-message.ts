import type { ExecutedCommand } from "@pricetime/engine";
import { decodeExactJson, encodeExactJson, MessageUnreadable } from "../message-coding.js";
import { MAXIMUM_BYTES } from "./message-sender.js";
import type { MessageToSend } from "./queue-calls.js";

/** What one outbound message holds: whole commands, or one of the numbered parts of a single large one. */
export interface EventMessage {
  readonly first: number;
  readonly last: number;
  /** From 1. */
  readonly part: number;
  readonly parts: number;
  /** JSON of a list of commands, or a piece of it. */
  readonly text: string;
}

const VERSION = 1;
/** More than the line before the text can take. */
const HEADER = 128;
const HEADER_LINE = /^pricetime-events (\d+) (\d+)-(\d+) (\d+)\/(\d+)$/;
/** The market. There is one today; each has its own order of events. */
const PARTITION = "0";

/**
 * Cuts commands into messages, in order, as few as the bound allows.
 *
 * The last part of a large command is in the group of its partition, so it comes in its order; the parts before it have a group each, so
 * that a service which gives out one message of a group at a time can give them all out.
 */
export function toMessages(commands: readonly ExecutedCommand[], maximumBytes = MAXIMUM_BYTES): MessageToSend[] {
  const room = maximumBytes - HEADER;
  const messages: MessageToSend[] = [];
  let texts: string[] = [];
  let bytes = 0;
  const flush = (last: number) => {
    if (texts.length === 0) return;
    messages.push(...messagesOf(last - texts.length + 1, last, `[${texts.join()}]`, room));
    texts = [];
    bytes = 0;
  };
  for (const command of commands) {
    const text = encodeExactJson(command);
    if (bytes + text.length + texts.length + 2 > room) flush(command.position - 1);
    texts.push(text);
    bytes += text.length;
  }
  const last = commands.at(-1);
  if (last !== undefined) flush(last.position);
  return messages;
}

function messagesOf(first: number, last: number, text: string, room: number): MessageToSend[] {
  const parts = Math.ceil(text.length / room);
  return Array.from({ length: parts }, (_, index) => {
    const part = index + 1;
    const ofParts = parts === 1 ? "" : `.${part}-${parts}`;
    return {
      body: `pricetime-events ${VERSION} ${first}-${last} ${part}/${parts}\n${text.slice(index * room, part * room)}`,
      group: part === parts ? PARTITION : `${PARTITION}-${first}-${part}`,
      deduplicationId: `${first}-${last}${ofParts}`,
    };
  });
}

/** @throws MessageUnreadable */
export function readMessage(body: string): EventMessage {
  const end = body.indexOf("\n");
  const fields = HEADER_LINE.exec(body.slice(0, Math.max(end, 0)));
  if (fields === null) throw new MessageUnreadable("its first line is not that of a message with events");
  const [version, first, last, part, parts] = fields.slice(1).map(Number) as [number, number, number, number, number];
  if (version !== VERSION)
    throw new MessageUnreadable(`its version is ${version}; this build reads version ${VERSION}`);
  if (first < 1 || last < first || part < 1 || part > parts || (parts > 1 && first !== last))
    throw new MessageUnreadable(`its first line contradicts itself (${fields[0]})`);
  return { first, last, part, parts, text: body.slice(end + 1) };
}

/** The commands of whole messages, or of all parts together. @throws MessageUnreadable */
export function readCommands({ first, last }: EventMessage, text: string): ExecutedCommand[] {
  const commands = decodeExactJson(text);
  if (!Array.isArray(commands) || commands.length !== last - first + 1)
    throw new MessageUnreadable(`it does not hold the commands ${first} to ${last}`);
  commands.forEach((command: unknown, index) => {
    if ((command as { position?: unknown } | null)?.position !== first + index)
      throw new MessageUnreadable(`it does not hold the commands ${first} to ${last}`);
  });
  return commands as ExecutedCommand[];
}

import { createHash } from "node:crypto";
import type { QueueAttributes } from "./queue-attributes.js";
import { invalidValue, missing, SqsError } from "./sqs-error.js";

/** One message as a sender gives it. */
export interface SentMessage {
  readonly body: string;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
  readonly delaySeconds?: number | undefined;
}

export interface StoredMessage {
  readonly id: string;
  readonly body: string;
  /** In a standard queue, every message is a group of its own. */
  readonly groupId: string;
  readonly deduplicationId: string | undefined;
  readonly sequenceNumber: number;
  readonly sentMs: number;
  /** Hidden until then: delayed, or received and not deleted. */
  hiddenUntilMs: number;
  isInFlight: boolean;
  receiveCount: number;
  firstReceivedMs: number;
  receiptHandle: string | undefined;
}

/** XML 1.0 has no other characters; half a surrogate pair is none. */
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** @throws SqsError unless the queue may take the message */
export function checkMessage(message: SentMessage, attributes: QueueAttributes): void {
  const { body, groupId, deduplicationId, delaySeconds } = message;
  if (body === "") throw missing("MessageBody");
  const bytes = Buffer.byteLength(body);
  if (bytes > attributes.maximumBytes)
    throw invalidValue(
      `One or more parameters are invalid. Message must be shorter than ${attributes.maximumBytes} bytes.`,
    );
  if (ILLEGAL.test(body))
    throw new SqsError("InvalidMessageContents", "The message contains characters outside the allowed set.");
  if (!attributes.isFifo) return;
  if (groupId === undefined) throw missing("MessageGroupId");
  for (const id of [groupId, deduplicationId ?? "-"])
    if (!/^[!-~]{1,128}$/.test(id)) throw invalidValue(`"${id}" is no id: 1 to 128 printable ASCII characters are.`);
  if (deduplicationId === undefined && !attributes.contentBasedDeduplication)
    throw invalidValue(
      "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided.",
    );
  if (delaySeconds !== undefined && delaySeconds !== 0)
    throw invalidValue("DelaySeconds is invalid for this queue type: a FIFO queue delays all its messages alike.");
}

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
export const md5 = (text: string): string => createHash("md5").update(text).digest("hex");

import { invalidValue } from "./sqs-error.js";

/** What a queue was created with, in the service's units. */
export interface QueueAttributes {
  readonly isFifo: boolean;
  /** Without an id for de-duplication, the hash of the body is one. */
  readonly contentBasedDeduplication: boolean;
  /** Whether the same id may come once per queue, or once per group. */
  readonly deduplicationScope: "queue" | "messageGroup";
  /** How long a received message stays hidden, s. */
  readonly visibilityTimeoutSeconds: number;
  /** How long a message is kept, s. */
  readonly retentionSeconds: number;
  /** How long a new message is hidden, s. */
  readonly delaySeconds: number;
  /** How long a receive waits unless it says so itself, s. */
  readonly waitTimeSeconds: number;
  /** Largest body, and largest batch, in bytes. */
  readonly maximumBytes: number;
  readonly redrive: { readonly deadLetterQueue: string; readonly maxReceiveCount: number } | undefined;
}

/** Reads the attributes of a CreateQueue call. @throws SqsError */
export function readAttributes(name: string, given: Readonly<Record<string, string>>): QueueAttributes {
  const number = (attribute: string, least: number, most: number, usual: number): number => {
    const value = Number(given[attribute] ?? usual);
    if (!Number.isInteger(value) || value < least || value > most)
      throw invalidValue(`Invalid value for the parameter ${attribute}: ${given[attribute]}.`);
    return value;
  };
  const isFifo = given.FifoQueue === "true";
  if (isFifo !== name.endsWith(".fifo"))
    throw invalidValue("The name of a FIFO queue, and no other, ends with the suffix .fifo.");
  return {
    isFifo,
    contentBasedDeduplication: given.ContentBasedDeduplication === "true",
    deduplicationScope: given.DeduplicationScope === "messageGroup" ? "messageGroup" : "queue",
    visibilityTimeoutSeconds: number("VisibilityTimeout", 0, 43_200, 30),
    retentionSeconds: number("MessageRetentionPeriod", 60, 1_209_600, 345_600),
    delaySeconds: number("DelaySeconds", 0, 900, 0),
    waitTimeSeconds: number("ReceiveMessageWaitTimeSeconds", 0, 20, 0),
    maximumBytes: number("MaximumMessageSize", 1_024, 1_048_576, 262_144),
    redrive: readRedrive(given.RedrivePolicy),
  };
}

function readRedrive(policy: string | undefined): QueueAttributes["redrive"] {
  if (policy === undefined) return undefined;
  const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(policy) as Record<string, unknown>;
  const count = Number(maxReceiveCount);
  if (typeof deadLetterTargetArn !== "string" || !(count >= 1)) throw invalidValue(`Invalid RedrivePolicy ${policy}.`);
  return { deadLetterQueue: deadLetterTargetArn.split(":").at(-1) ?? "", maxReceiveCount: count };
}

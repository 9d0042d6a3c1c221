import type { Clock } from "../../ports/clock.js";
import { type Fields, runBatch } from "./batch.js";
import { ConnectionLost, SqsFaults } from "./faults.js";
import { readAttributes } from "./queue-attributes.js";
import { QueueModel } from "./queue-model.js";
import { invalidValue, SqsError } from "./sqs-error.js";
import { md5, type StoredMessage } from "./stored-message.js";

const ACCOUNT = "000000000000";
const REGION = "us-east-1";

export interface SqsModelOptions {
  /** Time for everything: visibility, de-duplication, long polls. */
  readonly clock: Clock;
  /** Messages of one group that one receive returns at most. Default 10, as the service; some emulators return 1. */
  readonly messagesPerGroup?: number;
  /** What queue URLs begin with. */
  readonly baseUrl?: string;
}

/** The queue service inside one process: its actions by name, with the fields of its JSON protocol. */
export class SqsModel {
  readonly faults = new SqsFaults();
  readonly #options: SqsModelOptions;
  readonly #queues = new Map<string, QueueModel>();
  #baseUrl: string;

  constructor(options: SqsModelOptions) {
    this.#options = options;
    this.#baseUrl = options.baseUrl ?? "http://127.0.0.1";
  }

  set baseUrl(url: string) {
    this.#baseUrl = url;
  }

  /** A queue by its name or URL. @throws SqsError */
  queue(nameOrUrl: string): QueueModel {
    const queue = this.#queues.get(nameOrUrl.split("/").at(-1) ?? "");
    if (queue === undefined) throw new SqsError("QueueDoesNotExist", "The specified queue does not exist.");
    return queue;
  }

  /** @param signal ends a long poll; nothing is received then. @throws SqsError, ConnectionLost */
  async call(action: string, input: Fields, signal?: AbortSignal): Promise<Fields> {
    const fault = this.faults.next(action);
    const isFailing = (entry: Fields) => fault?.kind === "failEntries" && (fault.entry?.(entry) ?? true);
    const output = await this.#run(action, input, isFailing, signal);
    if (fault?.kind === "loseResponse") throw new ConnectionLost();
    return output;
  }

  async #run(
    action: string,
    input: Fields,
    isFailing: (entry: Fields) => boolean,
    signal?: AbortSignal,
  ): Promise<Fields> {
    if (action === "CreateQueue") return this.#create(input);
    if (action === "GetQueueUrl") return { QueueUrl: this.#url(this.queue(String(input.QueueName))) };
    const queue = this.queue(String(input.QueueUrl));
    const entries = (input.Entries ?? []) as readonly Fields[];
    switch (action) {
      case "GetQueueAttributes":
        return { Attributes: this.#attributes(queue, (input.AttributeNames ?? []) as readonly string[]) };
      case "SendMessage":
        return send(queue, input);
      case "SendMessageBatch": {
        const bytes = entries.reduce((sum, { MessageBody }) => sum + Buffer.byteLength(String(MessageBody)), 0);
        if (bytes > queue.attributes.maximumBytes)
          throw new SqsError(
            "BatchRequestTooLong",
            `The bodies of a batch have at most ${queue.attributes.maximumBytes} bytes, not ${bytes}.`,
          );
        return runBatch(entries, isFailing, (entry) => send(queue, entry));
      }
      case "ReceiveMessage":
        return this.#receive(queue, input, signal);
      case "DeleteMessage":
        queue.delete(String(input.ReceiptHandle));
        return {};
      case "DeleteMessageBatch":
        return runBatch(entries, isFailing, (entry) => {
          queue.delete(String(entry.ReceiptHandle));
          return {};
        });
      case "ChangeMessageVisibility":
        queue.changeVisibility(String(input.ReceiptHandle), Number(input.VisibilityTimeout));
        return {};
      case "ChangeMessageVisibilityBatch":
        return runBatch(entries, isFailing, (entry) => {
          queue.changeVisibility(String(entry.ReceiptHandle), Number(entry.VisibilityTimeout));
          return {};
        });
      case "PurgeQueue":
        queue.purge();
        return {};
      default:
        throw new SqsError("InvalidAction", `The action ${action} is not valid for this endpoint.`);
    }
  }

  #create(input: Fields): Fields {
    const name = String(input.QueueName);
    if (!/^[\w-]{1,75}(\.fifo)?$/.test(name)) throw invalidValue(`"${name}" is no name of a queue.`);
    const attributes = readAttributes(name, (input.Attributes ?? {}) as Record<string, string>);
    const target = attributes.redrive?.deadLetterQueue;
    const existing = this.#queues.get(name);
    if (existing !== undefined && JSON.stringify(existing.attributes) !== JSON.stringify(attributes))
      throw new SqsError(
        "QueueNameExists",
        "A queue already exists with the same name and a different value for an attribute.",
      );
    const queue =
      existing ??
      new QueueModel(name, attributes, this.#options.clock, () =>
        target === undefined ? undefined : this.#queues.get(target),
      );
    this.#queues.set(name, queue);
    return { QueueUrl: this.#url(queue) };
  }

  /** Waits as long as asked for the first message that can be had. */
  async #receive(queue: QueueModel, input: Fields, signal?: AbortSignal): Promise<Fields> {
    const { clock, messagesPerGroup } = this.#options;
    const most = Number(input.MaxNumberOfMessages ?? 1);
    if (!(most >= 1 && most <= 10)) throw invalidValue(`MaxNumberOfMessages ${most} is not within 1 and 10.`);
    const waitSeconds = Number(input.WaitTimeSeconds ?? queue.attributes.waitTimeSeconds);
    if (!(waitSeconds >= 0 && waitSeconds <= 20))
      throw invalidValue(`WaitTimeSeconds ${waitSeconds} is not within 0 and 20.`);
    const visibility = input.VisibilityTimeout as number | undefined;
    const attempt = input.ReceiveRequestAttemptId as string | undefined;
    const endMs = clock.monotonicMs() + waitSeconds * 1_000;
    while (signal?.aborted !== true) {
      const received = queue.receive(most, visibility, attempt, Math.min(most, messagesPerGroup ?? most));
      const leftMs = endMs - clock.monotonicMs();
      if (received.length > 0 || leftMs <= 0) return { Messages: received.map(described) };
      const wake = new AbortController();
      const waits = signal === undefined ? wake.signal : AbortSignal.any([wake.signal, signal]);
      await Promise.race([
        queue.arrival.wait(waits),
        clock.sleep(Math.min(leftMs, queue.untilNextVisibleMs() ?? leftMs), waits),
      ]);
      wake.abort();
    }
    return {};
  }

  #url(queue: QueueModel): string {
    return `${this.#baseUrl}/${ACCOUNT}/${queue.name}`;
  }

  #attributes(queue: QueueModel, names: readonly string[]): Fields {
    const { visible, inFlight, delayed } = queue.counts();
    const { attributes } = queue;
    const all: Record<string, string> = {
      QueueArn: `arn:aws:sqs:${REGION}:${ACCOUNT}:${queue.name}`,
      ApproximateNumberOfMessages: String(visible),
      ApproximateNumberOfMessagesNotVisible: String(inFlight),
      ApproximateNumberOfMessagesDelayed: String(delayed),
      VisibilityTimeout: String(attributes.visibilityTimeoutSeconds),
      MessageRetentionPeriod: String(attributes.retentionSeconds),
      MaximumMessageSize: String(attributes.maximumBytes),
      DelaySeconds: String(attributes.delaySeconds),
      ReceiveMessageWaitTimeSeconds: String(attributes.waitTimeSeconds),
      ...(attributes.isFifo ? { FifoQueue: "true" } : {}),
    };
    const isAsked = (name: string) => names.includes("All") || names.includes(name);
    return Object.fromEntries(Object.entries(all).filter(([name]) => isAsked(name)));
  }
}

function send(queue: QueueModel, fields: Fields): Fields {
  const body = String(fields.MessageBody ?? "");
  const { messageId, sequenceNumber } = queue.send({
    body,
    groupId: fields.MessageGroupId as string | undefined,
    deduplicationId: fields.MessageDeduplicationId as string | undefined,
    delaySeconds: fields.DelaySeconds as number | undefined,
  });
  return {
    MessageId: messageId,
    MD5OfMessageBody: md5(body),
    SequenceNumber: String(sequenceNumber).padStart(20, "0"),
  };
}

const described = (message: StoredMessage): Fields => ({
  MessageId: message.id,
  ReceiptHandle: message.receiptHandle,
  Body: message.body,
  MD5OfBody: md5(message.body),
  Attributes: {
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedMs),
    SentTimestamp: String(message.sentMs),
    MessageGroupId: message.groupId,
    SequenceNumber: String(message.sequenceNumber).padStart(20, "0"),
    ...(message.deduplicationId === undefined ? {} : { MessageDeduplicationId: message.deduplicationId }),
  },
});

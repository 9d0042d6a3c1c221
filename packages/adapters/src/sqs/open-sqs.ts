import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { SqsRefused } from "./errors.js";
import { type EntryResult, MAXIMUM_ENTRIES, type QueueCalls, textOf } from "./queue-calls.js";

export interface OpenSqsOptions {
  /** Name of the queue, such as "pricetime-commands.fifo". */
  readonly queue: string;
  readonly region: string;
  /** Address of another service that speaks the same protocol; the region's own unless given. */
  readonly endpoint?: string;
  /** Found as the SDK finds them, such as in a role of the machine, unless given. */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  /** How long the engine remembers command ids, ms. A queue that keeps messages longer is worth a warning. */
  readonly memoryMs?: number;
  readonly onWarning?: (sentence: string) => void;
}

/** How long a connection may take to open, and an answer to come beyond the wait that was asked for, ms. */
const CONNECT_MS = 2_000;
const ANSWER_MS = 5_000;

/**
 * Looks whether the queue is what the exchange needs and keeps warm connections to it.
 *
 * @throws SqsRefused
 */
export async function openSqs(options: OpenSqsOptions): Promise<QueueCalls> {
  const { queue, region, endpoint, credentials, memoryMs, onWarning } = options;
  const client = new SQSClient({
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
    // Whoever calls repeats: only there it is known what may be said about a message whose call failed.
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      httpAgent: { keepAlive: true, maxSockets: 64 },
      httpsAgent: { keepAlive: true, maxSockets: 64 },
    },
  });
  try {
    const signal = () => ({ abortSignal: AbortSignal.timeout(ANSWER_MS) });
    const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: queue }), signal());
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }),
      signal(),
    );
    if (Attributes.FifoQueue !== "true")
      throw new SqsRefused("SQS_QUEUE_NOT_FIFO", `The queue ${queue} keeps no order: create it as a FIFO queue.`);
    const retentionMs = Number(Attributes.MessageRetentionPeriod) * 1_000;
    if (memoryMs !== undefined && retentionMs > memoryMs)
      onWarning?.(
        `The queue ${queue} keeps messages ${retentionMs / 1_000} s, longer than the ${memoryMs / 1_000} s for which command ids ` +
          "are remembered: commands older than that are refused when they come. A retention as short as the memory would be right.",
      );
    return callsOf(client, QueueUrl as string);
  } catch (error) {
    client.destroy();
    throw refusal(error, queue, endpoint ?? region);
  }
}

function refusal(error: unknown, queue: string, where: string): SqsRefused {
  if (error instanceof SqsRefused) return error;
  const { name, $metadata } = error as { name: string; $metadata?: { httpStatusCode?: number } };
  if (name === "QueueDoesNotExist" || name === "AWS.SimpleQueueService.NonExistentQueue")
    return new SqsRefused("SQS_QUEUE_MISSING", `There is no queue ${queue} at ${where}: create it first.`, error);
  const forbidden =
    $metadata?.httpStatusCode === 403 || /AccessDenied|InvalidClientToken|Credentials|Signature/.test(name);
  if (forbidden)
    return new SqsRefused(
      "SQS_FORBIDDEN",
      `SQS at ${where} refuses these credentials the queue ${queue}: ${textOf(error)}`,
      error,
    );
  return new SqsRefused("SQS_UNREACHABLE", `SQS at ${where} cannot be reached: ${textOf(error)}`, error);
}

function callsOf(client: SQSClient, QueueUrl: string): QueueCalls {
  const within = () => ({ abortSignal: AbortSignal.timeout(ANSWER_MS) });
  return {
    async send(messages) {
      const Entries = messages.map(({ body, group, deduplicationId }, index) => ({
        Id: String(index),
        MessageBody: body,
        MessageGroupId: group,
        MessageDeduplicationId: deduplicationId,
      }));
      return resultsOf(
        messages.length,
        await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }), within()),
      );
    },
    async receive({ waitSeconds, visibilitySeconds, attempt, signal }) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: MAXIMUM_ENTRIES,
          WaitTimeSeconds: waitSeconds,
          VisibilityTimeout: visibilitySeconds,
          ReceiveRequestAttemptId: attempt,
        }),
        { abortSignal: AbortSignal.any([signal, AbortSignal.timeout(waitSeconds * 1_000 + ANSWER_MS)]) },
      );
      return Messages.map(({ MessageId = "", ReceiptHandle = "", Body = "" }) => ({
        id: MessageId,
        handle: ReceiptHandle,
        body: Body,
      }));
    },
    async delete(handles) {
      const Entries = handles.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle }));
      return resultsOf(
        handles.length,
        await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }), within()),
      );
    },
    async changeVisibility(handles, VisibilityTimeout) {
      const Entries = handles.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle, VisibilityTimeout }));
      const output = await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }), within());
      return resultsOf(handles.length, output);
    },
    close: () => client.destroy(),
  };
}

interface BatchOutput {
  readonly Successful?: readonly { readonly Id?: string | undefined }[] | undefined;
  readonly Failed?:
    | readonly {
        readonly Id?: string | undefined;
        readonly Code?: string | undefined;
        readonly Message?: string | undefined;
        readonly SenderFault?: boolean | undefined;
      }[]
    | undefined;
}

/** An entry that the service does not mention was not confirmed. */
function resultsOf(count: number, { Successful = [], Failed = [] }: BatchOutput): EntryResult[] {
  const results: EntryResult[] = Array.from({ length: count }, () => ({ ok: false, why: "no answer", final: false }));
  for (const { Id, Code, Message, SenderFault } of Failed)
    results[Number(Id)] = { ok: false, why: `${Code}: ${Message ?? ""}`, final: SenderFault === true };
  for (const { Id } of Successful) results[Number(Id)] = { ok: true };
  return results;
}

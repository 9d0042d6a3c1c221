import { randomUUID } from "node:crypto";
import { type Envelope, formatCommandId } from "@pricetime/engine";
import { decodeCommandMessage, encodeCommandMessage, encodeExactJson } from "../message-coding.js";
import type { Clock } from "../ports/clock.js";
import { type CommandQueue, QueueClosed, type QueuedCommand, QueueFull } from "../ports/command-queue.js";
import { WakeUp } from "../wake-up.js";
import { MessageDeleter } from "./message-deleter.js";
import { MessageReceiver } from "./message-receiver.js";
import { MessageSender } from "./message-sender.js";
import { type QueueCalls, type ReceivedMessage, textOf } from "./queue-calls.js";

export interface SqsCommandQueueOptions {
  readonly calls: QueueCalls;
  readonly clock: Clock;
  /** Where messages go that are no commands; without it they are deleted once told. Closed with this queue. */
  readonly deadLetters?: Pick<QueueCalls, "send" | "close">;
  /** Commands this process has given to the service without its confirmation. Default 2,000. */
  readonly maxCommands?: number;
  /** Their bodies, in bytes. Default 16 MiB. */
  readonly maxBytes?: number;
  /** Part of both that only `priority` commands may use. Default 0.1. */
  readonly priorityShare?: number;
  /** Receives at a time. Default 4. */
  readonly receivers?: number;
  /** How long one receive waits, s. Default 20, the longest. */
  readonly waitSeconds?: number;
  /** How long after a crash of the consumer its accounts wait, s. Default 5. */
  readonly visibilitySeconds?: number;
  /** Received commands not yet acknowledged. Default 2,000. */
  readonly maximumHeld?: number;
  /** A message that is no command: it is set aside, and its group goes on. */
  readonly onDeadLetter?: (body: string, reason: string) => void;
  /** Something failed that is tried again or leads to a redelivery. */
  readonly onProblem?: (error: Error) => void;
}

/** How many message groups all accounts share: an account's commands are in one. */
const GROUPS = 256;

/** Inbound commands over SQS FIFO: in order per account, at least once; other accounts never wait for a stuck one of another group. */
export class SqsCommandQueue implements CommandQueue {
  readonly #options: SqsCommandQueueOptions;
  readonly #maxCommands: number;
  readonly #maxBytes: number;
  readonly #generalShare: number;
  readonly #sender: MessageSender;
  readonly #deleter: MessageDeleter;
  readonly #receiver: MessageReceiver;
  readonly #onProblem: (error: Error) => void;
  readonly #arrival = new WakeUp();
  #received: QueuedCommand[] = [];
  /** Sends not yet confirmed. */
  readonly #sending = new Set<Promise<void>>();
  #sendingBytes = 0;
  #isClosed = false;

  constructor(options: SqsCommandQueueOptions) {
    const { calls, clock, onProblem = () => {} } = options;
    this.#options = options;
    this.#maxCommands = options.maxCommands ?? 2_000;
    this.#maxBytes = options.maxBytes ?? 16 * 1024 * 1024;
    this.#generalShare = 1 - (options.priorityShare ?? 0.1);
    this.#onProblem = onProblem;
    this.#sender = new MessageSender(calls, clock);
    this.#deleter = new MessageDeleter(calls, clock, onProblem);
    this.#receiver = new MessageReceiver({
      calls,
      clock,
      receivers: options.receivers ?? 4,
      waitSeconds: options.waitSeconds ?? 20,
      visibilitySeconds: options.visibilitySeconds ?? 5,
      maximumHeld: options.maximumHeld ?? 2_000,
      onMessage: (message) => this.#add(message),
      onProblem,
    });
  }

  /** As the port says. @throws SendFailed when the service did not confirm: the command may or may not be executed */
  async send(envelope: Envelope, meta = "", options: { readonly priority?: boolean } = {}): Promise<void> {
    if (this.#isClosed) throw new QueueClosed();
    const body = Buffer.from(encodeCommandMessage({ envelope, meta })).toString("base64");
    const share = options.priority === true ? 1 : this.#generalShare;
    if (this.#sending.size + 1 > this.#maxCommands * share)
      throw new QueueFull(`${this.#sending.size} commands of this process wait for confirmation`);
    if (this.#sendingBytes + body.length > this.#maxBytes * share)
      throw new QueueFull(`${this.#sendingBytes} bytes of this process wait for confirmation`);
    const group = String(groupOf(envelope.accountId));
    const sending = this.#sender.send({ body, group, deduplicationId: deduplicationIdOf(envelope) });
    this.#sending.add(sending);
    this.#sendingBytes += body.length;
    try {
      await sending;
    } finally {
      this.#sending.delete(sending);
      this.#sendingBytes -= body.length;
    }
  }

  async receive(limit: number, signal?: AbortSignal): Promise<readonly QueuedCommand[]> {
    this.#receiver.start();
    while (this.#received.length === 0) {
      if (this.#isClosed || signal?.aborted === true) return [];
      await this.#arrival.wait(signal);
    }
    const batch = this.#received.slice(0, limit);
    this.#received = this.#received.slice(batch.length);
    return batch;
  }

  /** Returns at once: deleting is no more than a hint, as the engine knows every command it has executed. */
  async acknowledge(commands: readonly QueuedCommand[]): Promise<void> {
    this.#deleter.delete(
      commands.map(({ receipt }) => this.#receiver.take(receipt as string)).filter((handle) => handle !== undefined),
    );
  }

  /**
   * Waits for sends and deletions under way, and gives back what nobody has received. Acknowledgements made later are ignored: acknowledge
   * first.
   */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#arrival.wakeAll();
    await this.#receiver.stop();
    // The last first: whoever gets the first of a group is then the one who gets the rest.
    const received = this.#received.map(({ receipt }) => receipt as string).reverse();
    this.#received = [];
    await this.#receiver.giveBack(received);
    await Promise.allSettled(this.#sending);
    await this.#deleter.drained();
    this.#options.calls.close();
    this.#options.deadLetters?.close();
  }

  #add({ id, body }: ReceivedMessage): void {
    try {
      const { envelope, meta } = decodeCommandMessage(Buffer.from(body, "base64"));
      this.#received.push({ envelope, meta, receipt: id });
      this.#arrival.wakeAll();
    } catch (error) {
      void this.#setAside(id, body, textOf(error));
    }
  }

  /** Deleted only once it is elsewhere: if that fails it comes again. */
  async #setAside(id: string, body: string, reason: string): Promise<void> {
    const { deadLetters, onDeadLetter } = this.#options;
    try {
      const letter = { body: encodeExactJson({ reason, body }), group: "dead-letters", deduplicationId: id };
      const [result] = deadLetters === undefined ? [] : await deadLetters.send([letter]);
      if (result?.ok === false) throw new Error(result.why);
    } catch (error) {
      this.#onProblem(new Error(`A message that is no command could not be set aside: ${textOf(error)}.`));
      await this.#receiver.giveBack([id]);
      return;
    }
    onDeadLetter?.(body, reason);
    const handle = this.#receiver.take(id);
    if (handle !== undefined) this.#deleter.delete([handle]);
  }
}

/** Spreads accounts that follow one another, with a multiplier that has no pattern (the golden ratio of 2^32). */
const groupOf = (accountId: number): number => (Math.imul(accountId % 2 ** 32, 0x9e3779b1) >>> 24) % GROUPS;

/** Commands without an id of their own are all different. */
const deduplicationIdOf = ({ commandId }: Envelope): string =>
  commandId.high === 0 && commandId.low === 0 ? randomUUID() : formatCommandId(commandId);

export const createSqsCommandQueue = (options: SqsCommandQueueOptions): SqsCommandQueue => new SqsCommandQueue(options);

import type { ExecutedCommand } from "@pricetime/engine";
import type { Clock } from "../ports/clock.js";
import { QueueClosed } from "../ports/command-queue.js";
import type { EventQueue } from "../ports/event-queue.js";
import { WakeUp } from "../wake-up.js";
import { type EventMessage, readCommands, readMessage, toMessages } from "./event-message.js";
import { MessageDeleter } from "./message-deleter.js";
import { MessageReceiver } from "./message-receiver.js";
import { MessageSender } from "./message-sender.js";
import { type QueueCalls, type ReceivedMessage, textOf } from "./queue-calls.js";

export interface SqsEventQueueOptions {
  readonly calls: QueueCalls;
  readonly clock: Clock;
  /** What this consumer has processed, as it stored with its effect: nothing up to there is delivered. Default 0. */
  readonly position?: number;
  /** Largest message, in bytes: a larger command is cut into parts. Default 262,144. */
  readonly maximumBytes?: number;
  /** How long one receive waits, s. Default 20, the longest. */
  readonly waitSeconds?: number;
  /** How long after a crash of the consumer its messages wait, s. Default 5. */
  readonly visibilitySeconds?: number;
  /** A message that holds no events: it is deleted, and the queue goes on. Consumers see a gap in the positions if it held any. */
  readonly onDeadLetter?: (body: string, reason: string) => void;
  /** Something failed that is tried again or leads to a redelivery. */
  readonly onProblem?: (error: Error) => void;
}

/** A received message that is not deleted yet. */
interface Held extends EventMessage {
  readonly id: string;
}

/**
 * Outbound events over SQS FIFO. The service gives out the next messages once those before are deleted: a consumer acknowledges what it has
 * received before it waits for more.
 */
export class SqsEventQueue implements EventQueue {
  readonly #options: SqsEventQueueOptions;
  readonly #sender: MessageSender;
  readonly #deleter: MessageDeleter;
  readonly #receiver: MessageReceiver;
  readonly #change = new WakeUp();
  /** By id, in order of arrival; kept until its commands are acknowledged. */
  readonly #held = new Map<string, Held>();
  /** Whole messages and last parts that are not unpacked, in order. */
  readonly #pending: Held[] = [];
  /** Commands to deliver. */
  #ready: ExecutedCommand[] = [];
  /** Last command that was made ready. */
  #unpacked: number;
  #acknowledged: number;
  #isClosed = false;

  constructor(options: SqsEventQueueOptions) {
    const { calls, clock, onProblem = () => {} } = options;
    this.#options = options;
    this.#acknowledged = options.position ?? 0;
    this.#unpacked = this.#acknowledged;
    this.#sender = new MessageSender(calls, clock);
    this.#deleter = new MessageDeleter(calls, clock, onProblem);
    this.#receiver = new MessageReceiver({
      calls,
      clock,
      receivers: 1,
      waitSeconds: options.waitSeconds ?? 20,
      visibilitySeconds: options.visibilitySeconds ?? 5,
      maximumHeld: 10_000,
      onMessage: (message) => this.#add(message),
      onProblem,
    });
  }

  /**
   * Resolves when the service has confirmed all of it; the queue has no bound to wait for. One call at a time: a message goes out when the
   * one before it is confirmed, so a failure leaves no gap behind which others are.
   *
   * @throws SendFailed, QueueFull then send the batch again
   */
  async send(batch: readonly ExecutedCommand[]): Promise<void> {
    if (this.#isClosed) throw new QueueClosed();
    for (const message of toMessages(batch, this.#options.maximumBytes)) await this.#sender.send(message);
  }

  async receive(limit: number, signal?: AbortSignal): Promise<readonly ExecutedCommand[]> {
    this.#receiver.start();
    while (this.#ready.length === 0) {
      if (this.#isClosed || signal?.aborted === true) return [];
      await this.#change.wait(signal);
    }
    const batch = this.#ready.slice(0, limit);
    this.#ready = this.#ready.slice(batch.length);
    return batch;
  }

  async acknowledge(position: number): Promise<void> {
    this.#acknowledged = Math.max(this.#acknowledged, position);
    const processed = [...this.#held.values()].filter(({ last }) => last <= this.#acknowledged);
    // A last part goes before the others: if only some are deleted, what is left can never be mistaken for a command.
    const [lastParts, others] = [processed.filter(isLastPart), processed.filter((held) => !isLastPart(held))];
    for (const { id } of [...lastParts, ...others]) this.#delete(id);
    this.#unpack();
  }

  /** Waits for deletions under way. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#change.wakeAll();
    await this.#receiver.stop();
    await this.#receiver.giveBack([...this.#held.keys()].reverse());
    await this.#deleter.drained();
    this.#options.calls.close();
  }

  #add({ id, body }: ReceivedMessage): void {
    try {
      const message = { ...readMessage(body), id };
      this.#held.set(id, message);
      if (message.last <= this.#acknowledged) this.#delete(id);
      else if (isLastPart(message)) this.#pending.push(message);
    } catch (error) {
      this.#reject(id, body, error);
    }
    this.#unpack();
  }

  /** Makes commands ready, in the order of their messages: what follows a command of which parts are missing waits for them. */
  #unpack(): void {
    for (let message = this.#pending[0]; message !== undefined; message = this.#pending[0]) {
      const parts = message.last <= this.#acknowledged ? [] : this.#partsOf(message);
      if (parts === undefined) return;
      this.#pending.shift();
      if (parts.length === 0) continue;
      const text = parts.map(({ text }) => text).join("");
      try {
        for (const command of readCommands(message, text)) {
          // A message sent again, perhaps with others: this consumer has it already.
          if (command.position <= this.#unpacked) continue;
          this.#ready.push(command);
          this.#unpacked = command.position;
        }
      } catch (error) {
        this.#reject(message.id, text, error);
      }
      this.#change.wakeAll();
    }
  }

  #reject(id: string, body: string, error: unknown): void {
    this.#options.onDeadLetter?.(body, textOf(error));
    this.#delete(id);
  }

  /** All parts of what the message is part of, in order; undefined while some have not come. */
  #partsOf(message: Held): EventMessage[] | undefined {
    if (message.parts === 1) return [message];
    const { first, parts } = message;
    const found = new Map<number, EventMessage>();
    for (const held of this.#held.values())
      if (held.first === first && held.parts === parts) found.set(held.part, held);
    if (found.size < parts) return undefined;
    return [...found.values()].sort((one, other) => one.part - other.part);
  }

  #delete(id: string): void {
    this.#held.delete(id);
    const handle = this.#receiver.take(id);
    if (handle !== undefined) this.#deleter.delete([handle]);
  }
}

const isLastPart = ({ part, parts }: EventMessage): boolean => part === parts;

export const createSqsEventQueue = (options: SqsEventQueueOptions): SqsEventQueue => new SqsEventQueue(options);

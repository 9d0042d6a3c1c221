import type { Clock } from "../ports/clock.js";
import { QueueFull } from "../ports/command-queue.js";
import { SendFailed } from "./errors.js";
import {
  ATTEMPTS,
  type EntryResult,
  isThrottled,
  MAXIMUM_ENTRIES,
  type MessageToSend,
  type QueueCalls,
  textOf,
  waitBefore,
} from "./queue-calls.js";

/** Bytes of all bodies of one call; they are ASCII, a character a byte. */
export const MAXIMUM_BYTES = 262_144;

interface Waiting {
  readonly message: MessageToSend;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
  /** Every attempt so far was refused unseen: the message is certainly not in the queue. */
  isCertainlyNotSent: boolean;
}

/**
 * Sends messages in batches of what waits, several calls at once. A group is in one call at a time, so its order holds whichever call is
 * faster.
 */
export class MessageSender {
  readonly #calls: Pick<QueueCalls, "send">;
  readonly #clock: Clock;
  readonly #maximumCalls: number;
  readonly #busyGroups = new Set<string>();
  #waiting: Waiting[] = [];
  #running = 0;

  constructor(calls: Pick<QueueCalls, "send">, clock: Clock, maximumCalls = 8) {
    this.#calls = calls;
    this.#clock = clock;
    this.#maximumCalls = maximumCalls;
  }

  /**
   * Resolves when the service has confirmed the message.
   *
   * @throws QueueFull when it certainly did not take it, as it took no more calls
   * @throws SendFailed when it did not confirm it
   * @throws RangeError when the body has more than {@link MAXIMUM_BYTES}
   */
  async send(message: MessageToSend): Promise<void> {
    const { length } = message.body;
    if (length > MAXIMUM_BYTES) throw new RangeError(`A message has at most ${MAXIMUM_BYTES} bytes, not ${length}.`);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ message, resolve, reject, isCertainlyNotSent: true });
      // What else is sent in this turn goes with the same call.
      queueMicrotask(() => this.#start());
    });
  }

  #start(): void {
    while (this.#running < this.#maximumCalls) {
      const batch = this.#take();
      if (batch.length === 0) return;
      const groups = new Set(batch.map(({ message }) => message.group));
      for (const group of groups) this.#busyGroups.add(group);
      this.#running++;
      void this.#sendAll(batch).then(() => {
        for (const group of groups) this.#busyGroups.delete(group);
        this.#running--;
        this.#start();
      });
    }
  }

  /** The oldest that fit one call and whose group is in no other. */
  #take(): Waiting[] {
    const batch: Waiting[] = [];
    const kept: Waiting[] = [];
    const passed = new Set(this.#busyGroups);
    let bytes = 0;
    for (const waiting of this.#waiting) {
      const { body, group } = waiting.message;
      const fits = batch.length < MAXIMUM_ENTRIES && bytes + body.length <= MAXIMUM_BYTES;
      if (!fits || passed.has(group)) {
        passed.add(group);
        kept.push(waiting);
        continue;
      }
      batch.push(waiting);
      bytes += body.length;
    }
    this.#waiting = kept;
    return batch;
  }

  async #sendAll(batch: readonly Waiting[]): Promise<void> {
    let left = batch;
    for (let attempt = 1; left.length > 0; attempt++) {
      const isLast = attempt === ATTEMPTS;
      try {
        left = this.#settle(left, await this.#calls.send(left.map(({ message }) => message)), isLast);
      } catch (error) {
        for (const waiting of left) waiting.isCertainlyNotSent &&= isThrottled(error);
        if (isLast) for (const waiting of left) waiting.reject(failure(waiting, textOf(error), error));
      }
      if (isLast) return;
      if (left.length > 0) await waitBefore(attempt, this.#clock);
    }
  }

  /** @returns the entries to try again: never one of a group of which a later one was taken, as that would turn their order round */
  #settle(entries: readonly Waiting[], results: readonly EntryResult[], isLast: boolean): readonly Waiting[] {
    const overtaken = new Set<string>();
    const again: Waiting[] = [];
    for (let index = entries.length - 1; index >= 0; index--) {
      const waiting = entries[index] as Waiting;
      const result = results[index] as EntryResult;
      const { group } = waiting.message;
      if (result.ok) {
        overtaken.add(group);
        waiting.resolve();
        continue;
      }
      waiting.isCertainlyNotSent = false;
      if (result.final || isLast || overtaken.has(group)) waiting.reject(failure(waiting, result.why));
      else again.push(waiting);
    }
    return again.reverse();
  }
}

const failure = ({ isCertainlyNotSent }: Waiting, why: string, cause?: unknown): Error =>
  isCertainlyNotSent ? new QueueFull(`SQS takes no more calls: ${why}`) : new SendFailed(why, cause);

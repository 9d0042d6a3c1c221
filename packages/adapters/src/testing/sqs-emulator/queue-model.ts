import type { Clock } from "../../ports/clock.js";
import { WakeUp } from "../../wake-up.js";
import type { QueueAttributes } from "./queue-attributes.js";
import { invalidValue, SqsError } from "./sqs-error.js";
import { checkMessage, type SentMessage, type StoredMessage, sha256 } from "./stored-message.js";

/** How long an id for de-duplication, and an id of a receive attempt, is remembered. */
const MEMORY_MS = 300_000;
/** A FIFO queue looks for a free group among so many of its oldest messages. */
const SCANNED = 120_000;

export interface Accepted {
  readonly messageId: string;
  readonly sequenceNumber: number;
}

interface Attempt {
  readonly atMs: number;
  readonly messages: readonly StoredMessage[];
  readonly handles: readonly (string | undefined)[];
}

/** One queue as the service documents it: see the tests, a fact each. */
export class QueueModel {
  readonly name: string;
  readonly attributes: QueueAttributes;
  /** Resolves waiting receives: something arrived or became visible. */
  readonly arrival = new WakeUp();
  readonly #clock: Clock;
  readonly #deadLetters: () => QueueModel | undefined;
  /** In order of arrival. */
  #messages: StoredMessage[] = [];
  readonly #accepted = new Map<string, Accepted & { readonly atMs: number }>();
  readonly #attempts = new Map<string, Attempt>();
  #sequenceNumber = 0;

  constructor(name: string, attributes: QueueAttributes, clock: Clock, deadLetters: () => QueueModel | undefined) {
    this.name = name;
    this.attributes = attributes;
    this.#clock = clock;
    this.#deadLetters = deadLetters;
  }

  /** Takes a message, or, when its id came within five minutes, only says what the first was. @throws SqsError */
  send(message: SentMessage): Accepted {
    checkMessage(message, this.attributes);
    const { isFifo, deduplicationScope, delaySeconds } = this.attributes;
    const nowMs = this.#clock.nowMs();
    const deduplicationId = isFifo ? (message.deduplicationId ?? sha256(message.body)) : undefined;
    const key = deduplicationScope === "queue" ? deduplicationId : `${message.groupId} ${deduplicationId}`;
    const first = isFifo ? this.#accepted.get(key as string) : undefined;
    if (first !== undefined && nowMs - first.atMs < MEMORY_MS) return first;
    const sequenceNumber = ++this.#sequenceNumber;
    const accepted = { messageId: `${this.name}-${sequenceNumber}`, sequenceNumber };
    if (isFifo) this.#accepted.set(key as string, { ...accepted, atMs: nowMs });
    this.add({
      id: accepted.messageId,
      body: message.body,
      groupId: isFifo ? (message.groupId as string) : accepted.messageId,
      deduplicationId,
      sequenceNumber,
      sentMs: nowMs,
      hiddenUntilMs: nowMs + (message.delaySeconds ?? delaySeconds) * 1_000,
      isInFlight: false,
      receiveCount: 0,
      firstReceivedMs: 0,
      receiptHandle: undefined,
    });
    return accepted;
  }

  add(message: StoredMessage): void {
    this.#messages.push(message);
    this.arrival.wakeAll();
  }

  /**
   * What can be had now, oldest first. A group of which anything is in flight is left out; of a free one, as many as fit come together.
   *
   * @param perGroup how many messages of one group to return at most; the service returns all that fit
   */
  receive(
    most: number,
    visibilitySeconds = this.attributes.visibilityTimeoutSeconds,
    attemptId?: string,
    perGroup = most,
  ): readonly StoredMessage[] {
    const nowMs = this.#clock.nowMs();
    this.#refresh(nowMs);
    const hiddenUntilMs = nowMs + visibilitySeconds * 1_000;
    const before = attemptId === undefined ? undefined : this.#repeated(attemptId, nowMs);
    if (before !== undefined) {
      for (const message of before) message.hiddenUntilMs = hiddenUntilMs;
      return before;
    }
    const received = this.#pick(most, perGroup, nowMs);
    for (const message of received) {
      message.isInFlight = true;
      message.hiddenUntilMs = hiddenUntilMs;
      message.receiveCount++;
      message.firstReceivedMs ||= nowMs;
      message.receiptHandle = `${message.id}/${message.receiveCount}`;
    }
    if (attemptId !== undefined && received.length > 0) {
      const handles = received.map(({ receiptHandle }) => receiptHandle);
      this.#attempts.set(attemptId, { atMs: nowMs, messages: received, handles });
    }
    return received;
  }

  /** Deletes if the handle is the newest and not expired; any older one is accepted and deletes nothing. @throws SqsError */
  delete(receiptHandle: string): void {
    this.#refresh(this.#clock.nowMs());
    const message = this.#byHandle(receiptHandle);
    if (message?.isInFlight !== true || message.receiptHandle !== receiptHandle) return;
    this.#messages = this.#messages.filter((other) => other !== message);
    this.arrival.wakeAll();
  }

  /** @throws SqsError */
  changeVisibility(receiptHandle: string, seconds: number): void {
    const nowMs = this.#clock.nowMs();
    if (!(seconds >= 0 && seconds <= 43_200))
      throw invalidValue(`VisibilityTimeout ${seconds} is not within 0 and 43200.`);
    this.#refresh(nowMs);
    const message = this.#byHandle(receiptHandle);
    if (message?.isInFlight !== true || message.receiptHandle !== receiptHandle)
      throw new SqsError("MessageNotInflight", "The message is not in flight, or was received again since.");
    message.hiddenUntilMs = nowMs + seconds * 1_000;
    this.arrival.wakeAll();
  }

  /** Everything in flight can be received again at once, while whoever holds it still works. */
  expireVisibility(): void {
    for (const message of this.#messages) if (message.isInFlight) message.hiddenUntilMs = 0;
    this.arrival.wakeAll();
  }

  purge(): void {
    this.#messages = [];
  }

  /** Ms until the next hidden message can be received; undefined when none is hidden. */
  untilNextVisibleMs(): number | undefined {
    const nowMs = this.#clock.nowMs();
    const times = this.#messages
      .filter(({ hiddenUntilMs }) => hiddenUntilMs > nowMs)
      .map(({ hiddenUntilMs }) => hiddenUntilMs);
    return times.length === 0 ? undefined : times.reduce((one, other) => Math.min(one, other)) - nowMs;
  }

  counts(): { readonly visible: number; readonly inFlight: number; readonly delayed: number } {
    const nowMs = this.#clock.nowMs();
    this.#refresh(nowMs);
    const inFlight = this.#messages.filter(({ isInFlight }) => isInFlight).length;
    const delayed = this.#messages.filter(
      ({ isInFlight, hiddenUntilMs }) => !isInFlight && hiddenUntilMs > nowMs,
    ).length;
    return { inFlight, delayed, visible: this.#messages.length - inFlight - delayed };
  }

  #refresh(nowMs: number): void {
    const oldestMs = nowMs - this.attributes.retentionSeconds * 1_000;
    if (this.#messages.some(({ sentMs }) => sentMs < oldestMs))
      this.#messages = this.#messages.filter(({ sentMs }) => sentMs >= oldestMs);
    for (const message of this.#messages) if (message.hiddenUntilMs <= nowMs) message.isInFlight = false;
  }

  #pick(most: number, perGroup: number, nowMs: number): StoredMessage[] {
    const scanned = this.#messages.slice(0, SCANNED);
    const blocked = new Set(scanned.filter(({ isInFlight }) => isInFlight).map(({ groupId }) => groupId));
    const groups = new Map<string, StoredMessage[]>();
    for (const message of scanned) {
      const { groupId } = message;
      if (blocked.has(groupId)) continue;
      if (message.hiddenUntilMs > nowMs) blocked.add(groupId);
      else if (this.#isSetAside(message)) continue;
      else if (groups.has(groupId)) groups.get(groupId)?.push(message);
      else groups.set(groupId, [message]);
    }
    return [...groups.values()].flatMap((messages) => messages.slice(0, perGroup)).slice(0, most);
  }

  /** Moves a message that was received as often as the policy allows. */
  #isSetAside(message: StoredMessage): boolean {
    const { redrive } = this.attributes;
    const target = this.#deadLetters();
    if (redrive === undefined || target === undefined || message.receiveCount < redrive.maxReceiveCount) return false;
    this.#messages = this.#messages.filter((other) => other !== message);
    target.add({ ...message, receiveCount: 0, receiptHandle: undefined });
    return true;
  }

  /** What the same attempt received before, while all of it is still in flight under the same handles. */
  #repeated(attemptId: string, nowMs: number): readonly StoredMessage[] | undefined {
    const attempt = this.#attempts.get(attemptId);
    if (attempt === undefined || nowMs - attempt.atMs >= MEMORY_MS) return undefined;
    const isHeld = (message: StoredMessage, index: number) =>
      message.isInFlight && message.receiptHandle === attempt.handles[index] && this.#messages.includes(message);
    return attempt.messages.every(isHeld) ? attempt.messages : undefined;
  }

  /** @throws SqsError when it is no handle of this queue */
  #byHandle(receiptHandle: string): StoredMessage | undefined {
    const id = /^(.+)\/\d+$/.exec(receiptHandle)?.[1];
    if (id === undefined || !/-\d+$/.test(id))
      throw new SqsError("ReceiptHandleIsInvalid", `The receipt handle "${receiptHandle}" is not valid.`);
    return this.#messages.find((message) => message.id === id);
  }
}

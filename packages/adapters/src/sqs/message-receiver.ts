import { randomUUID } from "node:crypto";
import type { Clock } from "../ports/clock.js";
import { WakeUp } from "../wake-up.js";
import { MAXIMUM_ENTRIES, type QueueCalls, type ReceivedMessage, textOf, waitBefore } from "./queue-calls.js";

export interface MessageReceiverOptions {
  readonly calls: Pick<QueueCalls, "receive" | "changeVisibility">;
  readonly clock: Clock;
  /** Receives at a time. */
  readonly receivers: number;
  /** How long one receive waits for the first message, s. */
  readonly waitSeconds: number;
  /** How long a message stays hidden from other consumers unless it is deleted; also how long after a crash its group waits, s. */
  readonly visibilitySeconds: number;
  /** Messages that may be held, received and not released, before no more are received. */
  readonly maximumHeld: number;
  readonly onMessage: (message: ReceivedMessage) => void;
  readonly onProblem: (error: Error) => void;
}

interface Held {
  handle: string;
  hiddenUntilMs: number;
}

/** Longest pause after failed receives, as a number of doublings. */
const MAXIMUM_DOUBLINGS = 6;

/**
 * Receives messages in parallel and keeps them hidden from others while they are held. The service gives out no message of a group of which
 * another is held, so parallel receives keep the order of each group.
 */
export class MessageReceiver {
  readonly #options: MessageReceiverOptions;
  readonly #stop = new AbortController();
  readonly #release = new WakeUp();
  readonly #held = new Map<string, Held>();
  #running: Promise<unknown> | undefined;

  constructor(options: MessageReceiverOptions) {
    this.#options = options;
  }

  /** Begins at the first call. */
  start(): void {
    if (this.#running !== undefined || this.#stop.signal.aborted) return;
    const receivers = Array.from({ length: this.#options.receivers }, () => this.#receive());
    this.#running = Promise.all([...receivers, this.#keepHidden()]);
  }

  /** Receives nothing more; what is held stays so. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#release.wakeAll();
    await this.#running;
  }

  /** Lets go of a message. @returns its newest handle; undefined when it is not held */
  take(id: string): string | undefined {
    const held = this.#held.get(id);
    this.#held.delete(id);
    this.#release.wakeAll();
    return held?.handle;
  }

  /** Gives messages back: another consumer may have them at once. */
  async giveBack(ids: readonly string[]): Promise<void> {
    const handles = ids.map((id) => this.take(id)).filter((handle) => handle !== undefined);
    await this.#changeVisibility(handles, 0);
  }

  async #receive(): Promise<void> {
    const { calls, clock, waitSeconds, visibilitySeconds, maximumHeld, onProblem } = this.#options;
    const { signal } = this.#stop;
    let attempt: string = randomUUID();
    let failures = 0;
    while (!signal.aborted) {
      if (this.#held.size >= maximumHeld) {
        await this.#release.wait(signal);
        continue;
      }
      const sentMs = clock.monotonicMs();
      try {
        const messages = await calls.receive({ waitSeconds, visibilitySeconds, attempt, signal });
        attempt = randomUUID();
        failures = 0;
        for (const message of messages) this.#hold(message, sentMs + visibilitySeconds * 1_000);
      } catch (error) {
        if (signal.aborted) return;
        // The same attempt again: if an answer was lost on its way, the repeat brings the same messages.
        onProblem(new Error(`SQS did not answer a receive and is asked again: ${textOf(error)}`, { cause: error }));
        failures = Math.min(failures + 1, MAXIMUM_DOUBLINGS);
        await waitBefore(failures, clock, signal);
      }
    }
  }

  #hold(message: ReceivedMessage, hiddenUntilMs: number): void {
    const held = this.#held.get(message.id);
    // Delivered again while it is held: the older handle deletes nothing any more.
    if (held !== undefined) {
      held.handle = message.handle;
      held.hiddenUntilMs = hiddenUntilMs;
      return;
    }
    this.#held.set(message.id, { handle: message.handle, hiddenUntilMs });
    this.#options.onMessage(message);
  }

  /** Extends only what is held for long: usually everything is released well before. */
  async #keepHidden(): Promise<void> {
    const { clock, visibilitySeconds } = this.#options;
    const { signal } = this.#stop;
    const halfMs = visibilitySeconds * 500;
    while (!signal.aborted) {
      await clock.sleep(halfMs / 2, signal);
      const nowMs = clock.monotonicMs();
      const stalled = [...this.#held.values()].filter(({ hiddenUntilMs }) => hiddenUntilMs - nowMs < halfMs);
      if (signal.aborted || stalled.length === 0) continue;
      for (const held of stalled) held.hiddenUntilMs = nowMs + visibilitySeconds * 1_000;
      await this.#changeVisibility(
        stalled.map(({ handle }) => handle),
        visibilitySeconds,
      );
    }
  }

  /** Without success the messages come again, which their consumer bears. */
  async #changeVisibility(handles: readonly string[], seconds: number): Promise<void> {
    const { calls, onProblem } = this.#options;
    for (let at = 0; at < handles.length; at += MAXIMUM_ENTRIES) {
      try {
        await calls.changeVisibility(handles.slice(at, at + MAXIMUM_ENTRIES), seconds);
      } catch (error) {
        onProblem(new Error(`SQS did not change how long messages stay hidden: ${textOf(error)}`, { cause: error }));
      }
    }
  }
}

import type { ExecutedCommand } from "@pricetime/engine";
import { describe, expect, it } from "vitest";
import { QueueClosed } from "../ports/command-queue.js";
import type { EventQueue } from "../ports/event-queue.js";
import { executed } from "./released.js";
import { type Exemptions, rulesWith } from "./rule.js";

export interface EventQueueUnderTest {
  readonly queue: EventQueue;
  /** Makes the queue believe that its consumer is gone: what is not acknowledged comes again. */
  readonly loseConsumer: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** `deliversAhead`: what was sent later comes before what was sent first is acknowledged. */
export type EventQueueRule = "deliversAhead" | "waitsWhenFull";

const positions = (commands: readonly ExecutedCommand[]) => commands.map(({ position }) => position);
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => executed(from + index));

/** @param open an empty queue with room for 10 unacknowledged commands */
export function describeEventQueue(
  name: string,
  open: () => Promise<EventQueueUnderTest>,
  exempt: Exemptions<EventQueueRule> = {},
): void {
  const rule = rulesWith<EventQueueRule>(name, exempt);
  const on = (test: (queue: EventQueue, underTest: EventQueueUnderTest) => Promise<void>) => async () => {
    const underTest = await open();
    try {
      await test(underTest.queue, underTest);
    } finally {
      await underTest.close();
    }
  };

  describe(`EventQueue contract: ${name}`, () => {
    rule(
      "deliversAhead",
      "delivers whole commands in order, at most as many as asked for",
      on(async (queue) => {
        await queue.send(numbered(1, 3));
        await queue.send(numbered(4, 5));
        expect(await queue.receive(2)).toEqual(numbered(1, 2));
        expect(await queue.receive(10)).toEqual(numbered(3, 5));
      }),
    );

    it(
      "waits for a command, or until told to stop",
      on(async (queue) => {
        const waiting = queue.receive(10);
        await queue.send(numbered(1, 1));
        expect(await waiting).toEqual(numbered(1, 1));
        const stop = new AbortController();
        const stopped = queue.receive(10, stop.signal);
        stop.abort();
        expect(await stopped).toEqual([]);
        expect(await queue.receive(10, stop.signal)).toEqual([]);
      }),
    );

    it(
      "delivers again what was not acknowledged, and only that",
      on(async (queue, { loseConsumer }) => {
        await queue.send(numbered(1, 6));
        await queue.receive(4);
        await queue.acknowledge(2);
        await loseConsumer();
        const again = positions(await queue.receive(10));
        expect(again).toEqual([3, 4, 5, 6]);
        await queue.acknowledge(6);
        await loseConsumer();
        await queue.send(numbered(7, 7));
        expect(await queue.receive(10)).toEqual(numbered(7, 7));
      }),
    );

    rule(
      "waitsWhenFull",
      "makes the sender wait while it is full",
      on(async (queue) => {
        await queue.send(numbered(1, 8));
        let sent = false;
        const sending = queue.send(numbered(9, 12)).then(() => {
          sent = true;
        });
        expect(positions(await queue.receive(8))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
        expect(sent).toBe(false);
        await queue.acknowledge(3);
        await sending;
        expect(positions(await queue.receive(8))).toEqual([9, 10, 11, 12]);
      }),
    );

    it(
      "ends waits when it is closed and refuses from then on",
      on(async (queue) => {
        const waiting = queue.receive(10);
        await queue.close();
        expect(await waiting).toEqual([]);
        await expect(queue.send(numbered(1, 1))).rejects.toBeInstanceOf(QueueClosed);
      }),
    );
  });
}

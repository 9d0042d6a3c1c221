import type { Envelope } from "@pricetime/engine";
import { describe, expect, it } from "vitest";
import { type CommandQueue, QueueClosed, type QueuedCommand, QueueFull } from "../ports/command-queue.js";
import { commandId } from "./released.js";
import { type Exemptions, rulesWith } from "./rule.js";

export interface CommandQueueBounds {
  readonly maxCommands: number;
  readonly maxBytes: number;
  readonly maxAgeMs: number;
  /** Part of count and bytes kept for priority commands. */
  readonly priorityShare: number;
}

export interface CommandQueueUnderTest {
  readonly queue: CommandQueue;
  /** Makes the queue believe that its consumer is gone: what is not acknowledged comes again. */
  readonly loseConsumer: () => Promise<void>;
  /** Lets time pass for the queue. */
  readonly advance: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** `deliversAhead`: further commands of an account come before the first is acknowledged. */
export type CommandQueueRule = "deliversAhead" | "boundsCount" | "boundsBytes" | "boundsAge";

const envelope = (number: number, accountId = 1): Envelope => ({
  commandId: commandId(number),
  accountId,
  validUntilMs: 1_700_000_000_000,
  actor: "test",
  reason: "",
  command: { type: "CancelOpenOrders", symbolId: number },
});
const large: Envelope = { ...envelope(0), reason: "r".repeat(40_000) };
const numbers = (commands: readonly QueuedCommand[]) => commands.map(({ envelope }) => envelope.commandId.low);

/** @param open an empty queue with these bounds */
export function describeCommandQueue(
  name: string,
  open: (bounds: CommandQueueBounds) => Promise<CommandQueueUnderTest>,
  exempt: Exemptions<CommandQueueRule> = {},
): void {
  const rule = rulesWith<CommandQueueRule>(name, exempt);
  const on = (test: (queue: CommandQueue, underTest: CommandQueueUnderTest) => Promise<void>) => async () => {
    const underTest = await open({ maxCommands: 10, maxBytes: 100_000, maxAgeMs: 1_000, priorityShare: 0.2 });
    try {
      await test(underTest.queue, underTest);
    } finally {
      await underTest.close();
    }
  };
  const fill = async (queue: CommandQueue, count: number) => {
    for (let number = 1; number <= count; number++) await queue.send(envelope(number));
  };

  describe(`CommandQueue contract: ${name}`, () => {
    it(
      "delivers whole commands with their trace context",
      on(async (queue) => {
        await queue.send(envelope(1), "trace-1");
        const [received] = await queue.receive(10);
        expect(received).toMatchObject({ envelope: envelope(1), meta: "trace-1" });
      }),
    );

    rule(
      "deliversAhead",
      "keeps the order of each account, at most as many at once as asked for",
      on(async (queue) => {
        for (const number of [1, 2, 3, 4, 5]) await queue.send(envelope(number, number % 2));
        const received = [...(await queue.receive(2)), ...(await queue.receive(10))];
        expect(received).toHaveLength(5);
        expect(numbers(received.filter(({ envelope }) => envelope.accountId === 1))).toEqual([1, 3, 5]);
        expect(numbers(received.filter(({ envelope }) => envelope.accountId === 0))).toEqual([2, 4]);
      }),
    );

    it(
      "waits for a command, or until told to stop",
      on(async (queue) => {
        const waiting = queue.receive(10);
        await queue.send(envelope(1));
        expect(numbers(await waiting)).toEqual([1]);
        const stop = new AbortController();
        const stopped = queue.receive(10, stop.signal);
        stop.abort();
        expect(await stopped).toEqual([]);
        expect(await queue.receive(10, stop.signal)).toEqual([]);
      }),
    );

    rule(
      "deliversAhead",
      "delivers again what was not acknowledged, and only that",
      on(async (queue, { loseConsumer }) => {
        await fill(queue, 4);
        const received = await queue.receive(3);
        await queue.acknowledge(received.slice(0, 1));
        await loseConsumer();
        const again = await queue.receive(10);
        expect(numbers(again)).toEqual([2, 3, 4]);
        await queue.acknowledge(again);
        await queue.acknowledge(again);
        await loseConsumer();
        await queue.send(envelope(5));
        expect(numbers(await queue.receive(10))).toEqual([5]);
      }),
    );

    rule(
      "boundsCount",
      "refuses by count, keeps a share for priority, and takes commands again after acknowledgement",
      on(async (queue) => {
        await fill(queue, 8);
        await expect(queue.send(envelope(9))).rejects.toBeInstanceOf(QueueFull);
        for (const number of [10, 11]) await queue.send(envelope(number), "", { priority: true });
        await expect(queue.send(envelope(12), "", { priority: true })).rejects.toBeInstanceOf(QueueFull);
        const received = await queue.receive(10);
        expect(numbers(received)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10, 11]);
        await expect(queue.send(envelope(13)), "received is not acknowledged").rejects.toBeInstanceOf(QueueFull);
        await queue.acknowledge(received);
        await queue.send(envelope(14));
        expect(numbers(await queue.receive(10))).toEqual([14]);
      }),
    );

    rule(
      "boundsBytes",
      "refuses by bytes",
      on(async (queue) => {
        await queue.send(large);
        await expect(queue.send(large)).rejects.toBeInstanceOf(QueueFull);
        await queue.send(large, "", { priority: true });
        await queue.acknowledge(await queue.receive(10));
        await queue.send(large);
      }),
    );

    rule(
      "boundsAge",
      "refuses while the oldest waiting command is too old, but for priority",
      on(async (queue, { advance }) => {
        await queue.send(envelope(1));
        await advance(1_001);
        await expect(queue.send(envelope(2))).rejects.toBeInstanceOf(QueueFull);
        await queue.send(envelope(3), "", { priority: true });
        expect(numbers(await queue.receive(10))).toEqual([1, 3]);
        await queue.send(envelope(4));
      }),
    );

    it(
      "ends waits when it is closed and refuses from then on",
      on(async (queue) => {
        const waiting = queue.receive(10);
        await queue.close();
        expect(await waiting).toEqual([]);
        await expect(queue.send(envelope(1))).rejects.toBeInstanceOf(QueueClosed);
      }),
    );
  });
}

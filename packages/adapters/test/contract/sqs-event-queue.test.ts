import { SystemClock } from "@pricetime/adapters/memory";
import { createSqsEventQueue, type SqsEventQueueOptions } from "@pricetime/adapters/sqs";
import type { SqsEmulator } from "@pricetime/adapters/testing";
import type { ExecutedCommand } from "@pricetime/engine";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventually } from "../../src/testing/eventually.js";
import { executed } from "../../src/testing/released.js";
import { createQueue, open, type SqsServer, startEmulator, startFauxqs } from "../support/sqs-servers.js";

const clock = new SystemClock();
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => executed(from + index));
const positions = (commands: readonly ExecutedCommand[]) => commands.map(({ position }) => position);
/** Larger than a message of 2,000 bytes several times over, with every kind of value. */
const large = (position: number): ExecutedCommand => ({
  position,
  timeMs: 1,
  events: Array.from({ length: 100 }, (_, index) => ({
    type: "DepthChanged",
    symbolId: 1,
    side: "BUY",
    price: index as never,
    quantity: 2n ** 80n + BigInt(index),
    updateId: index + 1,
  })),
});

let emulator: SqsEmulator;
let name: string;
let queues: { close(): Promise<void> }[];

beforeEach(async () => {
  emulator = await startEmulator(clock);
  name = await createQueue(emulator);
  queues = [];
});
afterEach(async () => {
  emulator.model.faults.clear();
  await Promise.all(queues.map((queue) => queue.close()));
  await emulator.stop();
});

async function createEventQueue(
  options: Partial<SqsEventQueueOptions> = {},
  server: SqsServer = emulator,
  queueName = name,
) {
  const calls = await open(server, queueName);
  const queue = createSqsEventQueue({ calls, clock, waitSeconds: 1, visibilitySeconds: 1, ...options });
  queues.push(queue);
  return queue;
}

/** Receives and acknowledges up to `last`. */
async function drain(queue: Awaited<ReturnType<typeof createEventQueue>>, last: number): Promise<ExecutedCommand[]> {
  const all: ExecutedCommand[] = [];
  while (all.at(-1)?.position !== last) {
    const commands = await queue.receive(100);
    all.push(...commands);
    await queue.acknowledge(commands.at(-1)?.position ?? 0);
  }
  return all;
}

describe("events over SQS", () => {
  it("come whole and in order, those in parts between the others (own emulator, 10 and 1 per receive; fauxqs)", async () => {
    for (const start of [() => startEmulator(clock), () => startEmulator(clock, 1), startFauxqs]) {
      const server = await start();
      const queue = await createEventQueue({ maximumBytes: 2_000 }, server, await createQueue(server));
      const commands = [...numbered(1, 40), large(41), ...numbered(42, 60), large(61), ...numbered(62, 63)];
      for (let at = 0; at < commands.length; at += 25) await queue.send(commands.slice(at, at + 25));
      expect(await drain(queue, 63)).toEqual(commands);
      await queue.close();
      await server.stop();
    }
  });

  it("come once when they are sent again, in the same batches or others", async () => {
    const queue = await createEventQueue();
    await queue.send(numbered(1, 4));
    await queue.send(numbered(1, 4));
    await queue.send(numbered(3, 8));
    await queue.send([large(9)]);
    expect(positions(await drain(queue, 9))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await eventually(() => expect(emulator.model.queue(name).counts()).toMatchObject({ visible: 0, inFlight: 0 }));
  });

  it("come again after a consumer is lost, parts too, from its position on", async () => {
    const sender = await createEventQueue({ maximumBytes: 2_000 });
    await sender.send([...numbered(1, 3), large(4), ...numbered(5, 6)]);
    const calls = await open(emulator, name);
    let receives = 0;
    const lost = createSqsEventQueue({
      // It receives once, and is never heard of again.
      calls: {
        ...calls,
        receive: (options) =>
          receives++ === 0 ? calls.receive(options) : clock.sleep(60_000, options.signal).then(() => []),
        changeVisibility: async () => [],
      },
      clock,
      visibilitySeconds: 60,
    });
    queues.push(lost);
    expect(positions(await lost.receive(100))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(emulator.model.queue(name).counts().visible).toBe(0);
    emulator.model.queue(name).expireVisibility();
    const successor = await createEventQueue({ position: 2 });
    expect(await drain(successor, 6)).toEqual([executed(3), large(4), ...numbered(5, 6)]);
  });

  it("are sent again until they are confirmed, without a gap behind which others are", async () => {
    const queue = await createEventQueue();
    for (const kind of ["throttled", "internalError", "loseRequest", "loseResponse", "failEntries"] as const)
      emulator.model.faults.add({ action: "SendMessageBatch", kind });
    await expect(queue.send(numbered(1, 2))).rejects.toMatchObject({ code: "SQS_SEND_FAILED" });
    await queue.send(numbered(1, 2));
    await queue.send(numbered(3, 4));
    expect(positions(await drain(queue, 4))).toEqual([1, 2, 3, 4]);
  });

  it("go on behind a message that holds none", async () => {
    const letters: string[] = [];
    const queue = await createEventQueue({ onDeadLetter: (_, reason) => letters.push(reason) });
    const model = emulator.model.queue(name);
    for (const body of ["no events", "pricetime-events 2 1-1 1/1\n[]", "pricetime-events 1 1-2 1/1\n[]"])
      model.send({ body, groupId: "0", deduplicationId: String(letters.length + model.counts().visible) });
    await queue.send(numbered(1, 1));
    expect(positions(await drain(queue, 1))).toEqual([1]);
    expect(letters).toEqual([
      expect.stringContaining("its first line"),
      expect.stringContaining("its version is 2"),
      expect.stringContaining("it does not hold the commands 1 to 2"),
    ]);
  });
});

import { QueueClosed, QueueFull } from "@pricetime/adapters";
import { ManualClock, SystemClock } from "@pricetime/adapters/memory";
import { createSqsCommandQueue, type QueueCalls, type SqsCommandQueueOptions } from "@pricetime/adapters/sqs";
import type { SqsEmulator } from "@pricetime/adapters/testing";
import type { Envelope } from "@pricetime/engine";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventually } from "../../src/testing/eventually.js";
import { commandId } from "../../src/testing/released.js";
import { createQueue, open, startEmulator, startFauxqs } from "../support/sqs-servers.js";

const clock = new SystemClock();
const envelope = (number: number, accountId = 1): Envelope => ({
  commandId: commandId(number),
  accountId,
  validUntilMs: 1_700_000_000_000,
  actor: "test",
  reason: "",
  command: { type: "CancelOpenOrders", symbolId: number },
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

async function createCommandQueue(
  options: Partial<SqsCommandQueueOptions> = {},
  server: { endpoint: string; stop(): Promise<unknown> } = emulator,
  queueName = name,
) {
  const calls = await open(server, queueName);
  const queue = createSqsCommandQueue({ calls, clock, waitSeconds: 1, visibilitySeconds: 1, ...options });
  queues.push(queue);
  return queue;
}
type Queue = Awaited<ReturnType<typeof createCommandQueue>>;

/** Receives and acknowledges until `count` different commands came. @returns numbers by account, in order of their first delivery */
async function drain(
  queue: Queue,
  count: number,
): Promise<{ readonly byAccount: ReadonlyMap<number, number[]>; readonly deliveries: number }> {
  const byAccount = new Map<number, number[]>();
  const seen = new Set<number>();
  let deliveries = 0;
  while (seen.size < count) {
    const commands = await queue.receive(256);
    deliveries += commands.length;
    for (const { envelope } of commands) {
      const number = envelope.commandId.low;
      if (seen.has(number)) continue;
      seen.add(number);
      byAccount.set(envelope.accountId, [...(byAccount.get(envelope.accountId) ?? []), number]);
    }
    await queue.acknowledge(commands);
  }
  return { byAccount, deliveries };
}
const isSorted = (numbers: readonly number[]) =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] as number));

describe("commands over SQS", () => {
  it("keep the order of each account through parallel sends and receives (own emulator, 10 and 1 per receive; fauxqs)", async () => {
    for (const start of [() => startEmulator(clock), () => startEmulator(clock, 1), startFauxqs]) {
      const server = await start();
      const queue = await createCommandQueue({}, server, await createQueue(server));
      const sends = Array.from({ length: 300 }, (_, index) => queue.send(envelope(index + 1, index % 20)));
      await Promise.all(sends);
      const { byAccount } = await drain(queue, 300);
      expect(byAccount.size).toBe(20);
      for (const numbers of byAccount.values()) expect(isSorted(numbers)).toBe(true);
      await queue.close();
      await server.stop();
    }
  });

  it("come again to another consumer when their visibility expires, and duplicates harm nothing", async () => {
    // It holds as many as it may, so what expires is not received by itself.
    const slow = await createCommandQueue({ receivers: 1, maximumHeld: 3, visibilitySeconds: 30 });
    for (const number of [1, 2, 3]) await slow.send(envelope(number));
    const held = await slow.receive(10);
    expect(held).toHaveLength(3);
    emulator.model.queue(name).expireVisibility();
    const other = await createCommandQueue();
    const again = await other.receive(10);
    expect(again.map(({ envelope }) => envelope)).toEqual(held.map(({ envelope }) => envelope));
    await slow.acknowledge(held);
    await other.acknowledge(again);
    await eventually(() =>
      expect(emulator.model.queue(name).counts()).toEqual({ visible: 0, inFlight: 0, delayed: 0 }),
    );
  });

  it("stay hidden while a stalled consumer lives, and are not delivered to it twice", async () => {
    const queue = await createCommandQueue();
    await queue.send(envelope(1));
    const held = await queue.receive(10);
    // Longer than the visibility of one second.
    await clock.sleep(2_500);
    expect(emulator.model.queue(name).counts()).toMatchObject({ inFlight: 1 });
    await queue.acknowledge(held);
    await queue.send(envelope(2));
    expect((await queue.receive(10)).map(({ envelope }) => envelope.commandId.low)).toEqual([2]);
  });

  it("of a stuck account do not hold up the others", async () => {
    const queue = await createCommandQueue();
    await queue.send(envelope(1, 1));
    await queue.receive(10);
    await queue.send(envelope(2, 1));
    for (const number of [3, 4, 5]) await queue.send(envelope(number, 2));
    const { byAccount } = await drain(queue, 3);
    expect([...byAccount.keys()]).toEqual([2]);
  });

  it("pass a message that is none: it is set aside with the reason, and its group goes on", async () => {
    const letters = await createQueue(emulator);
    const reasons: string[] = [];
    const queue = await createCommandQueue({
      deadLetters: await open(emulator, letters),
      onDeadLetter: (_, reason) => reasons.push(reason),
    });
    await queue.send(envelope(1));
    const group = emulator.model.queue(name).receive(1, 0)[0]?.groupId;
    emulator.model.queue(name).send({ body: "no command", groupId: group, deduplicationId: "poison" });
    await queue.send(envelope(2));
    const { byAccount } = await drain(queue, 2);
    expect(byAccount.get(1)).toEqual([1, 2]);
    await eventually(() => expect(reasons).toEqual([expect.stringContaining("The message is unreadable")]));
    const letter = emulator.model.queue(letters).receive(1)[0]?.body;
    expect(JSON.parse(letter ?? "")).toMatchObject({ body: "no command", reason: reasons[0] });
  });
});

describe("sending over SQS", () => {
  it("repeats a call that was throttled, failed, or lost on either way, and the command comes once", async () => {
    const queue = await createCommandQueue();
    let number = 0;
    for (const kind of ["throttled", "internalError", "loseRequest", "loseResponse"] as const) {
      emulator.model.faults.add({ action: "SendMessageBatch", kind, times: 2 });
      await queue.send(envelope(++number));
    }
    const { byAccount, deliveries } = await drain(queue, 4);
    expect(byAccount.get(1)).toEqual([1, 2, 3, 4]);
    expect(deliveries).toBe(4);
    expect(emulator.model.faults.count).toBe(8);
  });

  it("refuses for good only what was certainly not sent", async () => {
    const queue = await createCommandQueue();
    emulator.model.faults.add({ action: "SendMessageBatch", kind: "throttled", times: 4 });
    await expect(queue.send(envelope(1))).rejects.toBeInstanceOf(QueueFull);
    emulator.model.faults.add({ action: "SendMessageBatch", kind: "loseResponse", times: 4 });
    await expect(queue.send(envelope(2))).rejects.toMatchObject({ code: "SQS_SEND_FAILED" });
    emulator.model.faults.add({ action: "SendMessageBatch", kind: "loseResponse", times: 1 });
    emulator.model.faults.add({ action: "SendMessageBatch", kind: "throttled", times: 3 });
    await expect(queue.send(envelope(3))).rejects.toMatchObject({ code: "SQS_SEND_FAILED" });
    // The second and the third were in the queue all the same.
    expect((await drain(queue, 2)).byAccount.get(1)).toEqual([2, 3]);
  });

  it("repeats single entries of a batch, but never behind a later one of the same account", async () => {
    const queue = await createCommandQueue();
    const fails = (number: number) => (entry: Readonly<Record<string, unknown>>) =>
      entry.MessageDeduplicationId === `${"0".repeat(9)}abc${String(number).padStart(12, "0")}`;
    emulator.model.faults.add({ action: "SendMessageBatch", kind: "failEntries", entry: fails(1) });
    // 1 and 2 are one account's: 1 may not go after 2, so its sender is told.
    const results = await Promise.allSettled(
      [envelope(1, 1), envelope(2, 1), envelope(3, 2)].map((each) => queue.send(each)),
    );
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
    emulator.model.faults.add({ action: "SendMessageBatch", kind: "failEntries", entry: fails(5) });
    await Promise.all([envelope(4, 1), envelope(5, 1), envelope(6, 2)].map((each) => queue.send(each)));
    const { byAccount } = await drain(queue, 5);
    expect(byAccount.get(1)).toEqual([2, 4, 5]);
    expect(byAccount.get(2)).toEqual([3, 6]);
  });

  it("bounds what this process has not had confirmed, by count and bytes, and keeps a share for priority", async () => {
    const confirm: (() => void)[] = [];
    const calls: QueueCalls = {
      ...(await open(emulator, name)),
      send: (messages) => new Promise((resolve) => confirm.push(() => resolve(messages.map(() => ({ ok: true }))))),
    };
    const queue = createSqsCommandQueue({
      calls,
      clock: new ManualClock(0),
      maxCommands: 10,
      maxBytes: 100_000,
      priorityShare: 0.2,
    });
    const sends = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => queue.send(envelope(number)));
    await expect(queue.send(envelope(9))).rejects.toBeInstanceOf(QueueFull);
    sends.push(queue.send(envelope(9), "", { priority: true }), queue.send(envelope(10), "", { priority: true }));
    await expect(queue.send(envelope(11), "", { priority: true })).rejects.toBeInstanceOf(QueueFull);
    // The two that came later are of the same group: their call waits for the first.
    for (let call = 0; call < 2; call++) {
      await eventually(() => expect(confirm).toHaveLength(1));
      confirm.pop()?.();
    }
    await Promise.all(sends);
    const large = { ...envelope(12), reason: "r".repeat(40_000) };
    const sending = queue.send(large);
    await expect(queue.send({ ...large, commandId: commandId(13) })).rejects.toBeInstanceOf(QueueFull);
    await eventually(() => expect(confirm).toHaveLength(1));
    confirm[0]?.();
    await sending;
    await queue.close();
    await expect(queue.send(envelope(14))).rejects.toBeInstanceOf(QueueClosed);
  });
});

describe("receiving over SQS", () => {
  it("repeats a receive whose answer was lost, at once and with the same messages", async () => {
    const problems: Error[] = [];
    const queue = await createCommandQueue({
      receivers: 1,
      visibilitySeconds: 30,
      onProblem: (error) => problems.push(error),
    });
    for (const number of [1, 2, 3]) await queue.send(envelope(number));
    emulator.model.faults.add({ action: "ReceiveMessage", kind: "loseResponse" });
    // Well before the thirty seconds after which they would come anyway.
    expect((await queue.receive(10)).map(({ envelope }) => envelope.commandId.low)).toEqual([1, 2, 3]);
    expect(problems).toHaveLength(1);
  });

  it("repeats deletions entry by entry, and tells when it gives up", async () => {
    const problems: Error[] = [];
    const queue = await createCommandQueue({ onProblem: (error) => problems.push(error) });
    for (const number of [1, 2, 3]) await queue.send(envelope(number));
    emulator.model.faults.add({ action: "DeleteMessageBatch", kind: "failEntries", times: 3 });
    await queue.acknowledge(await queue.receive(10));
    await eventually(() => expect(emulator.model.queue(name).counts()).toMatchObject({ visible: 0, inFlight: 0 }));
    expect(problems).toEqual([]);
    await queue.send(envelope(4));
    emulator.model.faults.add({ action: "DeleteMessageBatch", kind: "internalError", times: 4 });
    await queue.acknowledge(await queue.receive(10));
    await eventually(() =>
      expect(problems.map(String)).toEqual([expect.stringContaining("1 messages could not be deleted")]),
    );
    expect((await queue.receive(10)).map(({ envelope }) => envelope.commandId.low)).toEqual([4]);
  });

  it("gives back at its end what nobody took, so that the next consumer need not wait", async () => {
    const first = await createCommandQueue({ visibilitySeconds: 30 });
    for (const number of [1, 2, 3]) await first.send(envelope(number));
    expect(await first.receive(1)).toHaveLength(1);
    await first.acknowledge([]);
    await first.close();
    const counts = emulator.model.queue(name).counts();
    expect(counts).toMatchObject({ visible: 2, inFlight: 1 });
  });

  it("leaves a message that always comes back to the queue's own dead letters", async () => {
    const letters = await createQueue(emulator);
    const policy = { deadLetterTargetArn: `arn:aws:sqs:us-east-1:000000000000:${letters}`, maxReceiveCount: 2 };
    const redriven = await createQueue(emulator, { RedrivePolicy: JSON.stringify(policy) });
    const queue = await createCommandQueue({}, emulator, redriven);
    for (const number of [1, 2]) await queue.send(envelope(number));
    for (let time = 0; time < 2; time++) emulator.model.queue(redriven).receive(1, 0);
    expect((await queue.receive(10)).map(({ envelope }) => envelope.commandId.low)).toEqual([2]);
    expect(emulator.model.queue(letters).counts().visible).toBe(1);
  });
});

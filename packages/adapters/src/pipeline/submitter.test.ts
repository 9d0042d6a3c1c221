import type { Envelope } from "@pricetime/engine";
import { expect, test } from "vitest";
import { ManualClock, MemoryCommandQueue, MemoryLiveFeed } from "../memory/index.js";
import type { ReleasedCommand } from "../ports/live-feed.js";
import { createSubmitter } from "./submitter.js";

const envelope = (low: number): Envelope => ({
  commandId: { high: 5, low },
  accountId: 1,
  validUntilMs: 1_000,
  actor: "gateway",
  reason: "",
  command: { type: "AdvanceTime" },
});

const released = (low: number): ReleasedCommand => ({
  commandId: { high: 5, low },
  accountId: 1,
  validUntilMs: 1_000,
  executed: { position: low, timeMs: 0, events: [] },
});

function gateway(maximumWaiting?: number) {
  const clock = new ManualClock(0);
  const queue = new MemoryCommandQueue({ clock, maxCommands: 3, priorityShare: 0 });
  const feed = new MemoryLiveFeed();
  const submitter = createSubmitter({ queue, feed, clock, ...(maximumWaiting ? { maximumWaiting } : {}) });
  return { clock, queue, feed, submitter };
}

test("each request gets the effects of its own command", async () => {
  const { feed, submitter } = gateway();
  const [one, two] = [submitter.submit(envelope(1)), submitter.submit(envelope(2))];
  await feed.publish([released(9), released(2), released(1)]);
  expect((await one).executed.position).toBe(1);
  expect((await two).executed.position).toBe(2);
  expect(submitter.waiting).toBe(0);
});

test("past the deadline the outcome is unknown, and a late one is nobody's", async () => {
  const { clock, feed, submitter } = gateway();
  const waiting = submitter.submit(envelope(1), { deadlineMs: 100 });
  const outcome = expect(waiting).rejects.toMatchObject({
    code: "OUTCOME_UNKNOWN",
    validUntilMs: 1_000,
    message: "The outcome of command 000000000005000000000001 is unknown: no outcome within 100 ms.",
  });
  clock.advance(100);
  await outcome;
  expect(submitter.waiting).toBe(0);
  await feed.publish([released(1)]);
});

test("a repeated id waits for the same truth", async () => {
  const { feed, submitter } = gateway();
  const both = Promise.all([submitter.submit(envelope(1)), submitter.submit(envelope(1))]);
  await feed.publish([released(1)]);
  expect((await both).map(({ executed }) => executed.position)).toEqual([1, 1]);
});

test("a full queue, a full waiting room and a full journal are definite refusals", async () => {
  const { queue, submitter } = gateway();
  const waiting = [1, 2, 3].map((low) => submitter.submit(envelope(low)));
  await expect(submitter.submit(envelope(4))).rejects.toMatchObject({ code: "QUEUE_FULL" });
  expect(submitter.waiting).toBe(3);
  const refused = Promise.allSettled(waiting);
  submitter.refuse(await queue.receive(10), new Error("no room"));
  for (const result of await refused)
    expect(result).toMatchObject({ status: "rejected", reason: { code: "COMMAND_REFUSED" } });
  const small = gateway(1);
  void small.submitter.submit(envelope(1)).catch(() => {});
  await expect(small.submitter.submit(envelope(2))).rejects.toMatchObject({ code: "TOO_MANY_WAITING" });
  small.submitter.close();
});

test("whoever still waits when the process stops does not know", async () => {
  const { submitter } = gateway();
  const waiting = expect(submitter.submit(envelope(1))).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
  submitter.close();
  await waiting;
});

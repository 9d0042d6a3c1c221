import { SystemClock } from "@pricetime/adapters/memory";
import type { SqsEmulator } from "@pricetime/adapters/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createQueue, open, startEmulator } from "../support/sqs-servers.js";

let emulator: SqsEmulator;
beforeEach(async () => {
  emulator = await startEmulator(new SystemClock());
});
afterEach(() => emulator.stop());

describe("opening a queue of SQS", () => {
  it("is refused by name when the queue cannot be used", async () => {
    await expect(open(emulator, "none.fifo")).rejects.toMatchObject({ code: "SQS_QUEUE_MISSING" });
    const plain = await createQueue(emulator, {}, "");
    await expect(open(emulator, plain)).rejects.toMatchObject({ code: "SQS_QUEUE_NOT_FIFO" });
    emulator.model.faults.add({ action: "GetQueueUrl", kind: "forbidden" });
    await expect(open(emulator, "none.fifo")).rejects.toMatchObject({ code: "SQS_FORBIDDEN" });
    const gone = await startEmulator(new SystemClock());
    await gone.stop();
    await expect(open(gone, "none.fifo")).rejects.toMatchObject({ code: "SQS_UNREACHABLE" });
  });

  it("warns of a queue that keeps commands longer than they are remembered", async () => {
    const warnings: string[] = [];
    const onWarning = (sentence: string) => warnings.push(sentence);
    const queue = await createQueue(emulator, { MessageRetentionPeriod: "600" });
    (await open(emulator, queue, { memoryMs: 600_000, onWarning })).close();
    expect(warnings).toEqual([]);
    (await open(emulator, queue, { memoryMs: 599_999, onWarning })).close();
    expect(warnings).toEqual([expect.stringContaining("keeps messages 600 s")]);
  });
});

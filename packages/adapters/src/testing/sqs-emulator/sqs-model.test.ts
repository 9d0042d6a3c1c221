import { beforeEach, describe, expect, it } from "vitest";
import { ManualClock } from "../../memory/manual-clock.js";
import type { Fields } from "./batch.js";
import { SqsModel } from "./sqs-model.js";

let clock: ManualClock;
let model: SqsModel;
const QueueUrl = "q.fifo";

beforeEach(async () => {
  clock = new ManualClock(1_700_000_000_000);
  model = new SqsModel({ clock });
  await create("q.fifo");
});

const create = (QueueName: string, Attributes: Fields = {}) =>
  model.call("CreateQueue", {
    QueueName,
    Attributes: { ...(QueueName.endsWith(".fifo") ? { FifoQueue: "true" } : {}), ...Attributes },
  });
const send = (MessageBody: string, MessageGroupId = "a", rest: Fields = {}) =>
  model.call("SendMessage", { QueueUrl, MessageBody, MessageGroupId, MessageDeduplicationId: MessageBody, ...rest });
const receive = async (
  rest: Fields = {},
): Promise<{ Body: string; ReceiptHandle: string; MessageId: string; Attributes: Fields }[]> => {
  const { Messages } = await model.call("ReceiveMessage", { QueueUrl, MaxNumberOfMessages: 10, ...rest });
  return Messages as never;
};
const bodies = async (rest: Fields = {}) => (await receive(rest)).map(({ Body }) => Body);
const remove = (ReceiptHandle: unknown) => model.call("DeleteMessage", { QueueUrl, ReceiptHandle });
const hide = (ReceiptHandle: string, VisibilityTimeout: number) =>
  model.call("ChangeMessageVisibility", { QueueUrl, ReceiptHandle, VisibilityTimeout });

describe("a FIFO queue of the model", () => {
  it("gives up to ten messages of a group in order, and no more of it while one is in flight", async () => {
    for (let number = 1; number <= 12; number++) await send(`a${number}`);
    await send("b1", "b");
    const first = await receive();
    expect(first.map(({ Body }) => Body)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((number) => `a${number}`));
    expect(await bodies()).toEqual(["b1"]);
    for (const { ReceiptHandle } of first.slice(1)) await remove(ReceiptHandle);
    expect(await bodies()).toEqual([]);
    await remove(first[0]?.ReceiptHandle);
    expect(await bodies()).toEqual(["a11", "a12"]);
  });

  it("gives one message of a group at a time when told to", async () => {
    model = new SqsModel({ clock, messagesPerGroup: 1 });
    await create("q.fifo");
    for (const [body, group] of [
      ["a1", "a"],
      ["a2", "a"],
      ["b1", "b"],
    ] as const)
      await send(body, group);
    expect(await bodies()).toEqual(["a1", "b1"]);
  });

  it("drops a repeated id for five minutes, even after its message is deleted", async () => {
    const first = await send("a1");
    await remove((await receive())[0]?.ReceiptHandle);
    clock.advance(299_999);
    expect((await send("a1")).MessageId).toBe(first.MessageId);
    expect(await bodies()).toEqual([]);
    clock.advance(1);
    await send("a1");
    expect(await bodies()).toEqual(["a1"]);
  });

  it("takes the hash of the body as the id only where it was created so", async () => {
    const unnamed = { MessageDeduplicationId: undefined };
    await expect(send("a1", "a", unnamed)).rejects.toMatchObject({ type: "InvalidParameterValue" });
    await create("c.fifo", { ContentBasedDeduplication: "true" });
    for (let time = 0; time < 2; time++) await send("same", "a", { ...unnamed, QueueUrl: "c.fifo" });
    expect(await bodies({ QueueUrl: "c.fifo" })).toEqual(["same"]);
  });

  it("gives a message again when its visibility has expired, and counts", async () => {
    await send("a1");
    expect((await receive({ VisibilityTimeout: 5 }))[0]?.Attributes.ApproximateReceiveCount).toBe("1");
    clock.advance(4_999);
    expect(await bodies()).toEqual([]);
    clock.advance(1);
    expect((await receive())[0]?.Attributes.ApproximateReceiveCount).toBe("2");
  });

  it("extends and ends the visibility of what is in flight, and of nothing else", async () => {
    await send("a1");
    const [message] = await receive({ VisibilityTimeout: 5 });
    const handle = message?.ReceiptHandle as string;
    await hide(handle, 60);
    clock.advance(59_999);
    expect(await bodies()).toEqual([]);
    await hide(handle, 0);
    await expect(hide(handle, 1)).rejects.toMatchObject({ type: "MessageNotInflight" });
    expect(await bodies()).toEqual(["a1"]);
  });

  it("accepts an old handle without deleting, and refuses what never was one", async () => {
    await send("a1");
    const [old] = await receive({ VisibilityTimeout: 1 });
    clock.advance(1_000);
    await remove(old?.ReceiptHandle);
    const [newest] = await receive({ VisibilityTimeout: 1 });
    await remove(old?.ReceiptHandle);
    clock.advance(1_000);
    expect(await bodies()).toEqual(["a1"]);
    expect(newest?.ReceiptHandle).not.toBe(old?.ReceiptHandle);
    await expect(remove("nonsense")).rejects.toMatchObject({ type: "ReceiptHandleIsInvalid" });
  });

  it("answers a repeated receive attempt with the same messages and handles", async () => {
    await send("a1");
    const attempt = { ReceiveRequestAttemptId: "one", VisibilityTimeout: 5 };
    const [first] = await receive(attempt);
    expect(await receive(attempt)).toEqual([first]);
    expect(await bodies({ ReceiveRequestAttemptId: "two" })).toEqual([]);
    await remove(first?.ReceiptHandle);
    expect(await receive(attempt)).toEqual([]);
  });

  it("moves a message that was received too often aside, and its group goes on", async () => {
    await create("dead.fifo");
    const policy = { deadLetterTargetArn: "arn:aws:sqs:us-east-1:000000000000:dead.fifo", maxReceiveCount: 2 };
    await create("r.fifo", { RedrivePolicy: JSON.stringify(policy) });
    for (const body of ["a1", "a2"]) await send(body, "a", { QueueUrl: "r.fifo" });
    const [first] = await receive({ QueueUrl: "r.fifo", MaxNumberOfMessages: 1, VisibilityTimeout: 0 });
    expect(first?.Body).toBe("a1");
    expect(await bodies({ QueueUrl: "r.fifo", MaxNumberOfMessages: 1, VisibilityTimeout: 0 })).toEqual(["a1"]);
    expect(await bodies({ QueueUrl: "r.fifo" })).toEqual(["a2"]);
    expect(await bodies({ QueueUrl: "dead.fifo" })).toEqual(["a1"]);
  });

  it("refuses what the service refuses", async () => {
    await expect(create("plain", { FifoQueue: "true" })).rejects.toMatchObject({ type: "InvalidParameterValue" });
    await expect(send("a1", "a", { MessageGroupId: undefined })).rejects.toMatchObject({ type: "MissingParameter" });
    await expect(send("")).rejects.toMatchObject({ type: "MissingParameter" });
    await expect(send("x".repeat(262_145), "a", { MessageDeduplicationId: "x" })).rejects.toMatchObject({
      type: "InvalidParameterValue",
    });
    for (const body of ["\u0001", "\ufffe", "\ud800"])
      await expect(send(body, "a", { MessageDeduplicationId: "x" })).rejects.toMatchObject({
        type: "InvalidMessageContents",
      });
    await expect(send("a1", "a", { QueueUrl: "none.fifo" })).rejects.toMatchObject({ type: "QueueDoesNotExist" });
    await expect(receive({ MaxNumberOfMessages: 11 })).rejects.toMatchObject({ type: "InvalidParameterValue" });
  });

  it("refuses batches as a whole, or entry by entry", async () => {
    const entry = (Id: string, MessageBody = Id) => ({
      Id,
      MessageBody,
      MessageGroupId: "a",
      MessageDeduplicationId: Id,
    });
    const batch = (Entries: Fields[]) => model.call("SendMessageBatch", { QueueUrl, Entries });
    await expect(batch([])).rejects.toMatchObject({ type: "EmptyBatchRequest" });
    await expect(batch([entry("1"), entry("1")])).rejects.toMatchObject({ type: "BatchEntryIdsNotDistinct" });
    const eleven = Array.from({ length: 11 }, (_, index) => entry(String(index)));
    await expect(batch(eleven)).rejects.toMatchObject({ type: "TooManyEntriesInBatchRequest" });
    const large = "x".repeat(200_000);
    await expect(batch([entry("1", large), entry("2", large)])).rejects.toMatchObject({ type: "BatchRequestTooLong" });
    const { Successful, Failed } = await batch([entry("1"), entry("2", "\u0000"), entry("3")]);
    expect(Successful).toMatchObject([{ Id: "1" }, { Id: "3" }]);
    expect(Failed).toMatchObject([{ Id: "2", Code: "InvalidMessageContents", SenderFault: true }]);
  });

  it("answers a long poll when something comes or becomes visible, and empty at its end", async () => {
    const early = bodies({ WaitTimeSeconds: 20 });
    await send("a1");
    expect(await early).toEqual(["a1"]);
    const late = bodies({ WaitTimeSeconds: 20, VisibilityTimeout: 60 });
    clock.advance(20_000);
    expect(await late).toEqual([]);
    const again = bodies({ WaitTimeSeconds: 20 });
    clock.advance(10_000);
    expect(await again).toEqual(["a1"]);
  });

  it("forgets what is older than its retention, and everything at a purge", async () => {
    await create("k.fifo", { MessageRetentionPeriod: "60" });
    await send("a1", "a", { QueueUrl: "k.fifo" });
    clock.advance(60_001);
    expect(await bodies({ QueueUrl: "k.fifo" })).toEqual([]);
    await send("a2");
    await model.call("PurgeQueue", { QueueUrl });
    expect(await bodies()).toEqual([]);
  });
});

describe("a standard queue of the model", () => {
  it("gives other messages while one is in flight, and delays single ones", async () => {
    await create("plain");
    const plain = { QueueUrl: "plain", MessageGroupId: undefined };
    await send("1", "", plain);
    expect(await bodies({ QueueUrl: "plain" })).toEqual(["1"]);
    await send("2", "", plain);
    await send("3", "", { ...plain, DelaySeconds: 5 });
    expect(await bodies({ QueueUrl: "plain" })).toEqual(["2"]);
    clock.advance(5_000);
    expect(await bodies({ QueueUrl: "plain" })).toEqual(["3"]);
  });
});

describe("faults of the model", () => {
  it("befall as many calls as they are for", async () => {
    model.faults.add({ action: "SendMessage", kind: "throttled", times: 2 });
    for (let time = 0; time < 2; time++) await expect(send("a1")).rejects.toMatchObject({ type: "RequestThrottled" });
    await send("a1");
    model.faults.add({ action: "SendMessage", kind: "internalError" });
    await expect(send("a2")).rejects.toMatchObject({ status: 500 });
    model.faults.add({ action: "SendMessage", kind: "loseRequest" });
    await expect(send("a3")).rejects.toThrow("without an answer");
    model.faults.add({ action: "SendMessage", kind: "loseResponse" });
    await expect(send("a4")).rejects.toThrow("without an answer");
    expect(await bodies()).toEqual(["a1", "a4"]);
    expect(model.faults.count).toBe(5);
  });

  it("give what is in flight to another consumer", async () => {
    await send("a1");
    expect(await bodies()).toEqual(["a1"]);
    model.queue("q.fifo").expireVisibility();
    expect(await bodies()).toEqual(["a1"]);
  });
});

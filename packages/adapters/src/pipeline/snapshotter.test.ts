import { setImmediate } from "node:timers/promises";
import type { Envelope } from "@pricetime/engine";
import { deposit, envelopeOf, limitBuy, testVenue } from "@pricetime/engine/testing";
import { expect, test } from "vitest";
import { MemoryCheckpointStore, MemoryJournal, SystemClock } from "../memory/index.js";
import type { JournalRow } from "../ports/journal.js";
import { eventually } from "../testing/eventually.js";
import { encodeCommand } from "./command-coding.js";
import { recover } from "./recovery.js";
import { Replica } from "./replica.js";
import type { CheckpointMark } from "./row-marks.js";
import { RowWriter } from "./row-writer.js";
import { createSnapshotter, startSnapshotWorker } from "./snapshotter.js";

/** A leader that writes rows of up to 100 commands as fast as it can. */
function leader(follow: (row: JournalRow, position: number) => void, journal = new MemoryJournal()) {
  const replica = new Replica();
  const writer = new RowWriter({
    journal,
    replica,
    clock: new SystemClock(),
    onRow: (row) => follow(row, replica.position),
  });
  const write = async (envelopes: readonly Envelope[]): Promise<void> => {
    for (let first = 0; first < envelopes.length; first += 100) {
      const batch = envelopes.slice(first, first + 100);
      const payload = Buffer.concat(batch.map((envelope) => encodeCommand({ envelope, meta: "" })));
      await writer.write("COMMANDS", 1_000 + replica.head.seq, payload, batch.length);
    }
  };
  return { journal, replica, write };
}

const opening = [...testVenue(), deposit(1, "900000000 USDT")];
const orders = (count: number) =>
  Array.from({ length: count }, (_, number) => limitBuy(1, `0.001 BTC @ ${(50 + (number % 5_000) / 100).toFixed(2)}`));

test.each([
  ["in a worker thread", startSnapshotWorker],
  ["in this thread", createSnapshotter],
])("checkpoints are taken %s, verified, and enough to recover from", async (_, start) => {
  const checkpoints = new MemoryCheckpointStore();
  const marks: CheckpointMark[] = [];
  const problems: Error[] = [];
  let snapshotter: ReturnType<typeof start> | undefined;
  const { journal, replica, write } = leader((row, position) => snapshotter?.follow(row, position));
  // Some rows are there before the snapshotter starts: the tail it reads for itself.
  await write([...opening, ...orders(500)]);
  snapshotter = start({
    journal,
    checkpoints,
    start: { base: undefined, quarantined: new Set() },
    everyCommands: 1_000,
    onCheckpoint: (mark) => marks.push(mark),
    onProblem: (error) => problems.push(error),
  });
  await write(orders(1_500));
  await eventually(async () => {
    await write([envelopeOf(0, { type: "AdvanceTime" })]);
    expect(marks.length).toBeGreaterThan(0);
  });
  const last = await snapshotter.take();
  expect(last).toEqual({ position: replica.position, stateHash: replica.engine.stateHash() });
  expect(await snapshotter.take()).toBeUndefined();
  expect(problems).toEqual([]);
  const { report } = await recover({ journal, checkpoints });
  expect(report).toMatchObject({
    checkpointPosition: replica.position,
    commands: 0,
    stateHash: replica.engine.stateHash(),
  });
  await snapshotter.stop();
});

test("rows that come while the tail is read are followed once, whichever way they come", async () => {
  let endReading = () => {};
  const ended = new Promise<void>((end) => {
    endReading = end;
  });
  /** Reads what was there when the reading began, and takes its time to end. */
  class SlowJournal extends MemoryJournal {
    override async *read(fromSeq: number): AsyncIterable<JournalRow> {
      const head = await this.head();
      for await (const row of super.read(fromSeq)) if (row.seq <= head) yield row;
      await ended;
    }
  }
  const problems: Error[] = [];
  const followed: { row: JournalRow; position: number }[] = [];
  const { journal, replica, write } = leader((row, position) => followed.push({ row, position }), new SlowJournal());
  await write(opening);
  const snapshotter = createSnapshotter({
    journal,
    checkpoints: new MemoryCheckpointStore(),
    start: { base: undefined, quarantined: new Set() },
    onProblem: (error) => problems.push(error),
  });
  // One row that the reading has seen already, one that it has not.
  await setImmediate();
  for (const { row, position } of followed.splice(0)) snapshotter.follow(row, position);
  await write(orders(10));
  for (const { row, position } of followed.splice(0)) snapshotter.follow(row, position);
  endReading();
  await eventually(async () => expect(await snapshotter.take()).toMatchObject({ position: replica.position }));
  // And one that the reading brought before the leader had executed it.
  await write(orders(10));
  for (const { row, position } of [...followed, ...followed]) snapshotter.follow(row, position);
  expect(await snapshotter.take()).toEqual({ position: replica.position, stateHash: replica.engine.stateHash() });
  expect(problems).toEqual([]);
  await snapshotter.stop();
});

test("a follower that fails is reported, and takes no more checkpoints", async () => {
  const checkpoints = new MemoryCheckpointStore();
  const problems: Error[] = [];
  const { journal, write } = leader(() => {});
  await write(opening);
  const snapshotter = startSnapshotWorker({
    journal,
    checkpoints,
    // The journal's rows do not follow this checkpoint.
    start: { base: { seq: 1, position: 1, bytes: new Uint8Array(8) }, quarantined: new Set() },
    onProblem: (error) => problems.push(error),
  });
  await eventually(() => expect(problems.length).toBeGreaterThan(0));
  expect(problems[0]?.message).toContain("The checkpoint at position 1 is unreadable");
  snapshotter.follow({ seq: 9, bytes: new Uint8Array(8) }, 50);
  expect(await snapshotter.take()).toBeUndefined();
  expect(await checkpoints.list()).toEqual([]);
  await snapshotter.stop();
});

import { expect, test } from "vitest";
import { MemoryCheckpointStore, MemoryJournal } from "../memory/index.js";
import { applyRetention } from "./retention.js";

/** A journal of 100 rows with checkpoints after the given rows; row n ends at position 10 n. */
async function kept(...checkpointSeqs: number[]) {
  const journal = new MemoryJournal();
  const checkpoints = new MemoryCheckpointStore();
  for (let seq = 1; seq <= 100; seq++) await journal.append({ seq, bytes: Uint8Array.of(seq) });
  for (const seq of checkpointSeqs) await checkpoints.write({ seq, position: 10 * seq, bytes: Uint8Array.of(1) });
  return { journal, checkpoints };
}

const seqs = async ({ checkpoints }: { checkpoints: MemoryCheckpointStore }) =>
  (await checkpoints.list()).map(({ seq }) => seq);

test("rows go only behind the third newest checkpoint", async () => {
  const world = await kept(20, 40, 60, 80);
  await applyRetention({ ...world, sinkPositions: [1000, 1000], dropRows: true });
  expect(await world.journal.tail()).toBe(41);
  expect(await seqs(world)).toEqual([40, 60, 80]);
});

test("a sink that is behind keeps the checkpoint before it and the rows after that", async () => {
  const world = await kept(20, 40, 60, 80);
  await applyRetention({ ...world, sinkPositions: [1000, 399], dropRows: true });
  expect(await world.journal.tail()).toBe(21);
  expect(await seqs(world)).toEqual([20, 40, 60, 80]);
});

test.each([
  ["a sink has not said where it stands", [1000, undefined], [20, 40, 60, 80]],
  ["a sink is before every checkpoint", [5], [20, 40, 60, 80]],
])("nothing is dropped while %s", async (_, sinkPositions, expected) => {
  const world = await kept(20, 40, 60, 80);
  await applyRetention({ ...world, sinkPositions, dropRows: true });
  expect(await world.journal.tail()).toBe(1);
  expect(await seqs(world)).toEqual(expected);
});

test("fewer than three checkpoints hold nothing up but drop nothing", async () => {
  const world = await kept(20, 40);
  await applyRetention({ ...world, sinkPositions: [1000], dropRows: true });
  expect(await world.journal.tail()).toBe(1);
});

test("by default the journal keeps every row, and checkpoints are pruned all the same", async () => {
  const world = await kept(20, 40, 60, 80, 90);
  expect(await applyRetention({ ...world, sinkPositions: [1000], dropRows: false })).toEqual({ keptFromSeq: 1 });
  expect(await world.journal.tail()).toBe(1);
  expect(await seqs(world)).toEqual([60, 80, 90]);
});

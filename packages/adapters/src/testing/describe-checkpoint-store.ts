import { describe, expect, it } from "vitest";
import type { Checkpoint, CheckpointStore } from "../ports/checkpoint-store.js";
import { type Exemptions, rulesWith } from "./rule.js";

export interface CheckpointStoreUnderTest {
  readonly store: CheckpointStore;
  /** Opens the same checkpoints again. */
  readonly reopen: () => Promise<CheckpointStore>;
  /** Flips one bit of a stored checkpoint, behind the store's back; `at` is a part of its size, 0 to 1. */
  readonly damage: (position: number, at: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export type CheckpointStoreRule = "survivesReopen" | "skipsDamaged";

const checkpoint = (position: number, seq = position * 2): Checkpoint => ({
  seq,
  position,
  bytes: Uint8Array.from({ length: 1_000 }, (_, index) => (index * position) % 256),
});
const mark = ({ seq, position }: Checkpoint) => ({ seq, position });

/** @param open an empty store */
export function describeCheckpointStore(
  name: string,
  open: () => Promise<CheckpointStoreUnderTest>,
  exempt: Exemptions<CheckpointStoreRule> = {},
): void {
  const rule = rulesWith<CheckpointStoreRule>(name, exempt);
  const on = (test: (store: CheckpointStore, underTest: CheckpointStoreUnderTest) => Promise<void>) => async () => {
    const underTest = await open();
    try {
      await test(underTest.store, underTest);
    } finally {
      await underTest.close();
    }
  };

  describe(`CheckpointStore contract: ${name}`, () => {
    it(
      "is empty at first",
      on(async (store) => {
        expect(await store.newest()).toBeUndefined();
        expect(await store.list()).toEqual([]);
        await store.prune(3);
      }),
    );

    it(
      "finds the newest checkpoint, or the newest up to a position",
      on(async (store) => {
        const kept = [10, 200, 30].map((position) => checkpoint(position));
        for (const each of kept) await store.write(each);
        expect(await store.newest()).toEqual(checkpoint(200));
        expect(await store.newest(200)).toEqual(checkpoint(200));
        expect(await store.newest(199)).toEqual(checkpoint(30));
        expect(await store.newest(9)).toBeUndefined();
        expect(await store.list()).toEqual([10, 30, 200].map((position) => mark(checkpoint(position))));
      }),
    );

    it(
      "keeps its own copy of the bytes, be they none or many",
      on(async (store) => {
        await store.write({ seq: 1, position: 1, bytes: new Uint8Array(0) });
        expect((await store.newest())?.bytes).toEqual(new Uint8Array(0));
        const bytes = new Uint8Array(3_000_000).fill(7);
        await store.write({ seq: 2, position: 2, bytes });
        bytes.fill(0);
        const read = await store.newest();
        expect(Buffer.compare(read?.bytes ?? bytes, new Uint8Array(3_000_000).fill(7))).toBe(0);
      }),
    );

    it(
      "takes a checkpoint of the same place again",
      on(async (store) => {
        await store.write(checkpoint(5));
        await store.write({ ...checkpoint(5), bytes: Uint8Array.of(1, 2, 3) });
        expect((await store.newest())?.bytes).toEqual(Uint8Array.of(1, 2, 3));
        expect(await store.list()).toHaveLength(1);
      }),
    );

    it(
      "prunes all but the newest",
      on(async (store) => {
        for (const position of [1, 2, 3, 4, 5]) await store.write(checkpoint(position));
        await store.prune(3);
        expect((await store.list()).map(({ position }) => position)).toEqual([3, 4, 5]);
        await store.prune(7);
        expect(await store.list()).toHaveLength(3);
      }),
    );

    rule(
      "survivesReopen",
      "has the same checkpoints after it was opened again",
      on(async (store, { reopen }) => {
        for (const position of [1, 2]) await store.write(checkpoint(position));
        const again = await reopen();
        expect(await again.newest()).toEqual(checkpoint(2));
        expect(await again.list()).toHaveLength(2);
      }),
    );

    rule(
      "skipsDamaged",
      "skips a damaged checkpoint wherever the damage is, reports it, and never prunes a whole one in its favour",
      on(async (store, { damage, reopen }) => {
        for (const at of [0, 0.01, 0.03, 0.05, 0.5, 1]) {
          for (const position of [1, 2, 3]) await store.write(checkpoint(position));
          await damage(3, at);
          const again = await reopen();
          const damaged: string[] = [];
          expect(await again.newest(undefined, (name) => damaged.push(name)), `damaged at ${at}`).toEqual(
            checkpoint(2),
          );
          expect(damaged).toHaveLength(1);
          await again.prune(2);
          expect(await again.newest(1)).toEqual(checkpoint(1));
        }
      }),
    );
  });
}

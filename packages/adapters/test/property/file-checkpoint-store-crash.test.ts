import { type FileSystem, openFileCheckpointStore } from "@pricetime/adapters/file";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ModelFileSystem, Random, Stopped } from "./model-file-system.js";
import { PLANTED_BUGS } from "./planted-bugs.js";

const KEPT = 2;

const bytesOf = (position: number) => Uint8Array.from({ length: 200 }, (_, index) => (position * 31 + index) % 256);

/** Each number is a life of the machine: how many steps it lasts. It writes one checkpoint after another and prunes. */
async function survive(lives: readonly number[], seed: number, plant: (fileSystem: FileSystem) => FileSystem) {
  const machine = new ModelFileSystem();
  const fileSystem = plant(machine);
  const random = new Random(seed);
  const reached = { written: 0, interrupted: 0, kills: 0 };
  let written = 0;
  for (const steps of [...lives, Number.POSITIVE_INFINITY]) {
    machine.start(steps);
    try {
      const store = await openFileCheckpointStore({ directory: "/data/checkpoints", fileSystem });
      const newest = await store.newest();
      const position = newest?.position ?? 0;
      if (position < written) throw new Error(`the checkpoint at ${written} is lost, the newest is at ${position}`);
      if (newest !== undefined) expect(newest.bytes).toEqual(bytesOf(position));
      if (steps === Number.POSITIVE_INFINITY) break;
      for (let next = position + 1; ; next++) {
        await store.write({ seq: next, position: next, bytes: bytesOf(next) });
        written = next;
        reached.written++;
        await store.prune(KEPT);
      }
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      reached.interrupted++;
    }
    if (random.chance(0.3)) {
      machine.kill();
      reached.kills++;
    } else machine.losePower(random);
  }
  return reached;
}

async function check(plant: (fileSystem: FileSystem) => FileSystem) {
  const total: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 10 }),
      fc.nat(),
      async (lives, seed) => {
        for (const [what, count] of Object.entries(await survive(lives, seed, plant))) {
          total[what] = (total[what] ?? 0) + count;
        }
      },
    ),
    { numRuns: 300, endOnFailure: true, includeErrorInReport: true },
  );
  return total;
}

describe("the file checkpoint store on a file system that forgets", () => {
  it("always has a whole checkpoint, at least as new as the last one written (M6)", async () => {
    const reached = await check((fileSystem) => fileSystem);
    console.info("reached:", reached);
    expect(Math.min(...Object.values(reached))).toBeGreaterThan(100);
  });

  it.each(["files are never synced", "directories are never synced"])("would be caught if %s", async (bug) => {
    await expect(check(PLANTED_BUGS[bug] ?? ((fileSystem) => fileSystem))).rejects.toThrow(/is lost/);
  });
});

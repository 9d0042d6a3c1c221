import { type FileSystem, openFileJournal } from "@pricetime/adapters/file";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ModelFileSystem, Random, Stopped } from "./model-file-system.js";
import { PLANTED_BUGS } from "./planted-bugs.js";

/** From a start of the machine to its end. */
interface Life {
  /** Rows it tries to append, by size. */
  readonly sizes: readonly number[];
  /** File system calls until it ends; it may end while it recovers. */
  readonly steps: number;
  readonly end: "POWER_LOSS" | "KILL";
  /** Syncs of files that succeed before one fails. */
  readonly syncs: number;
  /** After how many appends it releases all but its last rows. */
  readonly releaseAfter: number;
  readonly seed: number;
}

const anyLife: fc.Arbitrary<Life> = fc.record({
  sizes: fc.array(fc.oneof(fc.nat(40), fc.nat(700)), { maxLength: 25 }),
  steps: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 30, max: 200 })),
  end: fc.constantFrom("POWER_LOSS", "POWER_LOSS", "KILL"),
  syncs: fc.oneof({ weight: 4, arbitrary: fc.constant(1_000) }, fc.nat(20)),
  releaseAfter: fc.nat(40),
  seed: fc.nat(),
});

const errorCode = (error: unknown) => (error instanceof Error && "code" in error ? error.code : undefined);
const describeBytes = (bytes: Uint8Array | undefined) => (bytes === undefined ? "nothing" : `${bytes.length} bytes`);

class Witness {
  readonly reached: Record<string, number> = {};
  /** Rows that must be there, because their append resolved or because recovery showed them. */
  #promised = new Map<number, Uint8Array>();
  /** Rows whose append was under way when the machine ended. */
  #attempted = new Map<number, Uint8Array[]>();
  #releasedBelow = 1;

  count(what: string): void {
    this.reached[what] = (this.reached[what] ?? 0) + 1;
  }

  get head(): number {
    return this.#promised.size;
  }

  attempting(seq: number, bytes: Uint8Array): void {
    this.#attempted.set(seq, [...(this.#attempted.get(seq) ?? []), bytes]);
  }

  promise(seq: number, bytes: Uint8Array): void {
    this.#promised.set(seq, bytes);
    this.#attempted.delete(seq);
  }

  releasing(belowSeq: number): void {
    this.#releasedBelow = Math.max(this.#releasedBelow, belowSeq);
  }

  /** What a recovered journal holds must be all that was promised, and besides at most the row that was under way. */
  judge(tail: number, rows: readonly { readonly seq: number; readonly bytes: Uint8Array }[]): void {
    if (tail > this.#releasedBelow)
      throw new Error(`rows below ${tail} are gone, released were those below ${this.#releasedBelow}`);
    const head = tail + rows.length - 1;
    if (head < this.head) throw new Error(`acknowledged row ${head + 1} is lost`);
    if (head > this.head + 1) throw new Error(`row ${head} was never appended`);
    for (const [index, { seq, bytes }] of rows.entries()) {
      if (seq !== tail + index) throw new Error(`row ${seq} stands where row ${tail + index} belongs`);
      const allowed = this.#promised.has(seq) ? [this.#promised.get(seq)] : (this.#attempted.get(seq) ?? []);
      if (!allowed.some((each) => each !== undefined && Buffer.compare(each, bytes) === 0)) {
        throw new Error(`row ${seq} is wrong: ${describeBytes(bytes)} instead of ${describeBytes(allowed[0])}`);
      }
    }
    if (head > this.head) {
      this.count("a row under way survived");
      this.promise(head, rows.at(-1)?.bytes ?? new Uint8Array());
    } else if (this.#attempted.has(head + 1)) this.count("a row under way vanished");
    this.#attempted.clear();
  }
}

async function live(fileSystem: FileSystem, life: Life, witness: Witness, random: Random): Promise<void> {
  const journal = await openFileJournal({
    directory: "/data/journal",
    segmentBytes: 1_500,
    stepBytes: 400,
    fileSystem,
  });
  if (journal.cut !== undefined) witness.count("a torn frame was cut");
  const tail = await journal.tail();
  const rows = [];
  for await (const row of journal.read(tail)) rows.push(row);
  witness.judge(tail, rows);
  witness.count("recovered");
  for (const [index, size] of life.sizes.entries()) {
    const seq = witness.head + 1;
    const bytes = Uint8Array.from({ length: size }, () => (random.chance(0.3) ? 0 : random.below(256)));
    witness.attempting(seq, bytes);
    await journal.append({ seq, bytes });
    witness.promise(seq, bytes);
    witness.count("appended");
    if (index === life.releaseAfter) {
      witness.releasing(seq - 3);
      await journal.release(seq - 3);
      if ((await journal.tail()) > tail) witness.count("segments were released");
    }
  }
}

async function survive(lives: readonly Life[], witness: Witness, plant: (fileSystem: FileSystem) => FileSystem) {
  const machine = new ModelFileSystem();
  for (const life of lives) {
    const random = new Random(life.seed);
    const before = witness.reached.recovered ?? 0;
    machine.start(life.steps, life.syncs);
    try {
      await live(plant(machine), life, witness, random);
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      if (errorCode(cause) === "EIO") witness.count("a sync failed");
      else if (!(cause instanceof Stopped)) throw error;
      if ((witness.reached.recovered ?? 0) === before) witness.count("stopped while recovering");
    }
    if (life.end === "KILL") machine.kill();
    else machine.losePower(random);
    witness.count(life.end);
  }
  machine.start();
  const last: Life = { sizes: [], steps: 0, end: "KILL", syncs: 0, releaseAfter: 0, seed: 0 };
  await live(plant(machine), last, witness, new Random(0));
}

const check = async (plant: (fileSystem: FileSystem) => FileSystem, numRuns: number, endOnFailure = false) => {
  const reached: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(fc.array(anyLife, { minLength: 1, maxLength: 12, size: "max" }), async (lives) => {
      const witness = new Witness();
      await survive(lives, witness, plant);
      for (const [what, count] of Object.entries(witness.reached)) reached[what] = (reached[what] ?? 0) + count;
    }),
    { numRuns, endOnFailure, includeErrorInReport: true },
  );
  return reached;
};

/** What the witness says, or the journal itself when it recovers, where no crash may lead. */
const DAMAGE = /is lost|are gone|is wrong|is missing|is corrupt|is not a Pricetime/;

describe("the file journal on a file system that forgets", () => {
  it("loses no acknowledged row and shows no wrong one, wherever the machine ends", async () => {
    const reached = await check((fileSystem) => fileSystem, 400);
    console.info("reached:", reached);
    for (const what of [
      "appended",
      "recovered",
      "a torn frame was cut",
      "a row under way survived",
      "a row under way vanished",
      "segments were released",
      "stopped while recovering",
      "a sync failed",
      "POWER_LOSS",
      "KILL",
    ]) {
      expect(reached[what], what).toBeGreaterThan(20);
    }
  });

  it.each(Object.entries(PLANTED_BUGS))("would be caught if %s", async (_, plant) => {
    await expect(check(plant, 1_000, true)).rejects.toThrow(DAMAGE);
  });
});

import type { Checkpoint, CheckpointStore } from "../ports/checkpoint-store.js";
import type { Journal } from "../ports/journal.js";
import { atGenesis, decodeCheckpoint, type Restored } from "./checkpoint-coding.js";
import { RecoveryRefused } from "./errors.js";
import { type ReplayProgress, readMarks, replay } from "./replay.js";
import { decodeRow } from "./row.js";

export interface RecoverOptions {
  readonly journal: Journal;
  readonly checkpoints: CheckpointStore;
  readonly onProgress?: (progress: ReplayProgress) => void;
}

export interface RecoveryReport {
  /** Of the checkpoint it started from; 0 for none. */
  readonly checkpointPosition: number;
  /** Rows and commands replayed after it. */
  readonly rows: number;
  readonly commands: number;
  readonly position: number;
  readonly stateHash: string;
  readonly elapsedMs: number;
  /** One sentence for each checkpoint that could not be used. */
  readonly damagedCheckpoints: readonly string[];
}

/** An engine and its read models at the journal's head. */
export interface Recovered extends Restored {
  /** The checkpoint it started from. */
  readonly base: Checkpoint | undefined;
  readonly quarantined: ReadonlySet<number>;
  readonly report: RecoveryReport;
}

/**
 * Brings an engine to the journal's head: newest readable checkpoint, then the rows after it, all verified.
 *
 * @throws RecoveryRefused, RowUnreadable, JournalCorrupt when the journal cannot be trusted; it names the row
 * @throws CommandFailed when a command throws; it names the position
 */
export async function recover({ journal, checkpoints, onProgress }: RecoverOptions): Promise<Recovered> {
  const startedMs = performance.now();
  const damagedCheckpoints: string[] = [];
  const start = await restoreAt(journal, checkpoints, Number.POSITIVE_INFINITY, (reason) => {
    damagedCheckpoints.push(reason);
  });
  const { replica, live, base } = start;
  const marks = await readMarks(journal, replica.head.seq + 1);
  const { rows, commands } = await replay(replica, journal, {
    marks,
    onExecuted: (executed) => live.apply(executed),
    onProgress,
  });
  const report: RecoveryReport = {
    checkpointPosition: base?.position ?? 0,
    rows,
    commands,
    position: replica.position,
    stateHash: replica.engine.stateHash(),
    elapsedMs: performance.now() - startedMs,
    damagedCheckpoints,
  };
  return { replica, live, base, quarantined: marks.quarantined, report };
}

/**
 * The newest usable checkpoint at or before `atMost`, or genesis.
 *
 * @throws RecoveryRefused when the journal does not continue from there
 */
export async function restoreAt(
  journal: Journal,
  checkpoints: CheckpointStore,
  atMost: number,
  onDamaged: (reason: string) => void = () => {},
): Promise<Restored & { readonly base: Checkpoint | undefined }> {
  for (let wanted = atMost; ; ) {
    const base = await checkpoints.newest(wanted, (name, reason) => onDamaged(`${name}: ${reason}`));
    if (base === undefined) break;
    try {
      const restored = decodeCheckpoint(base);
      await verifyContinues(journal, restored);
      return { ...restored, base };
    } catch (error) {
      if (error instanceof RecoveryRefused) throw error;
      onDamaged(error instanceof Error ? error.message : String(error));
      wanted = base.position - 1;
    }
  }
  const tail = await journal.tail();
  if (tail > 1)
    throw new RecoveryRefused(tail, `the journal begins with it, and no usable checkpoint holds the rows before it`);
  return { ...atGenesis(), base: undefined };
}

/** A checkpoint is taken of durable rows only: a journal that ends before it has lost rows. */
async function verifyContinues(journal: Journal, { replica }: Restored): Promise<void> {
  const { seq, hash } = replica.head;
  const [tail, head] = [await journal.tail(), await journal.head()];
  if (head < seq) throw new RecoveryRefused(seq, `a checkpoint contains it, but the journal ends at row ${head}`);
  if (tail > seq + 1)
    throw new RecoveryRefused(
      seq + 1,
      `the newest usable checkpoint ends before it, but the journal begins at row ${tail}`,
    );
  if (tail > seq) return;
  for await (const row of journal.read(seq)) {
    if (decodeRow(row).hash !== hash) throw new RecoveryRefused(seq, "it is not the row its checkpoint contains");
    return;
  }
}

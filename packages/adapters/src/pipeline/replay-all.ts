import type { CheckpointStore } from "../ports/checkpoint-store.js";
import type { Journal } from "../ports/journal.js";
import { atGenesis, decodeCheckpoint } from "./checkpoint-coding.js";
import { RecoveryRefused } from "./errors.js";
import { type ReplayProgress, readMarks, replay } from "./replay.js";

export interface ReplayAllOptions {
  readonly journal: Journal;
  /** Needed only when the journal's beginning was dropped. */
  readonly checkpoints?: CheckpointStore;
  readonly onProgress?: (progress: ReplayProgress) => void;
}

export interface ReplayProof {
  readonly rows: number;
  readonly commands: number;
  readonly position: number;
  readonly stateHash: string;
  readonly businessHash: string;
  /** Whether everything that ever happened was executed again; otherwise everything after the oldest checkpoint. */
  readonly fromGenesis: boolean;
  readonly elapsedMs: number;
}

/**
 * Cold replay of all rows that are kept, without read models.
 *
 * @throws as `recover`
 */
export async function replayAll({ journal, checkpoints, onProgress }: ReplayAllOptions): Promise<ReplayProof> {
  const startedMs = performance.now();
  const tail = await journal.tail();
  const { replica } = tail === 1 ? atGenesis() : await oldest(tail, checkpoints);
  const marks = await readMarks(journal, replica.head.seq + 1);
  const { rows, commands, position } = await replay(replica, journal, { marks, onProgress });
  const { engine } = replica;
  engine.checkInvariants();
  return {
    rows,
    commands,
    position,
    stateHash: engine.stateHash(),
    businessHash: engine.businessHash(),
    fromGenesis: tail === 1,
    elapsedMs: performance.now() - startedMs,
  };
}

async function oldest(tail: number, checkpoints: CheckpointStore | undefined) {
  const first = (await checkpoints?.list())?.find(({ seq }) => seq >= tail - 1);
  const checkpoint = first === undefined ? undefined : await checkpoints?.newest(first.position);
  if (checkpoint === undefined || checkpoint.seq < tail - 1)
    throw new RecoveryRefused(tail, "the journal begins with it, and no checkpoint holds the rows before it");
  return decodeCheckpoint(checkpoint);
}

/** What a cold replay of this directory can prove, in one sentence for people. */
export async function describeColdReplay({
  journal,
  checkpoints,
}: Required<Pick<ReplayAllOptions, "journal" | "checkpoints">>): Promise<string> {
  const [tail, head, list] = [await journal.tail(), await journal.head(), await checkpoints.list()];
  const rows = (count: number) => `${count.toLocaleString("en-US")} ${count === 1 ? "row" : "rows"}`;
  if (tail === 1) return `A cold replay can prove everything since the beginning: ${rows(head)}.`;
  const first = list.find(({ seq }) => seq >= tail - 1);
  if (first === undefined)
    return `Rows before ${tail} were dropped and no checkpoint holds them: a cold replay can prove nothing.`;
  return `Older rows were dropped: a cold replay can prove what followed position ${first.position.toLocaleString("en-US")} (${rows(head - first.seq)}).`;
}

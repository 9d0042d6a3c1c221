import type { CheckpointStore } from "../ports/checkpoint-store.js";
import type { Journal } from "../ports/journal.js";

/** Verified checkpoints behind which the journal may end, and that are always kept. */
export const KEPT_CHECKPOINTS = 3;

export interface RetentionOptions {
  readonly journal: Journal;
  readonly checkpoints: CheckpointStore;
  /** Last command of each sink; undefined while unknown, and then nothing is dropped. */
  readonly sinkPositions: Iterable<number | undefined>;
  /** Whether the journal may drop rows at all; by default it keeps everything. */
  readonly dropRows: boolean;
}

/**
 * Drops checkpoints nobody needs, and allows the journal to drop rows that three checkpoints contain and every sink has passed.
 *
 * @returns the first row the journal must keep
 */
export async function applyRetention(options: RetentionOptions): Promise<{ readonly keptFromSeq: number }> {
  const { journal, checkpoints, sinkPositions, dropRows } = options;
  const positions = [...sinkPositions];
  const list = await checkpoints.list();
  const slowest = positions.reduce<number>(
    (least, position) => Math.min(least, position ?? -1),
    Number.POSITIVE_INFINITY,
  );
  // A sink that is behind is caught up from the newest checkpoint before its position: that one stays, and the rows after it.
  const needed = list.findLastIndex(
    ({ position }, index) => position <= slowest && index <= list.length - KEPT_CHECKPOINTS,
  );
  await checkpoints.prune(needed < 0 ? Math.max(KEPT_CHECKPOINTS, list.length) : list.length - needed);
  const base = list[needed];
  const keptFromSeq = dropRows && base !== undefined ? base.seq + 1 : await journal.tail();
  if (dropRows && base !== undefined) await journal.release(keptFromSeq);
  return { keptFromSeq };
}

import type { CheckpointStore } from "../ports/checkpoint-store.js";
import type { Clock } from "../ports/clock.js";
import type { Journal } from "../ports/journal.js";
import { CommandFailed } from "./errors.js";
import { restoreAt } from "./recovery.js";
import { readMarks, replay } from "./replay.js";
import type { Replica } from "./replica.js";
import { encodeQuarantineMark } from "./row-marks.js";
import { RowWriter } from "./row-writer.js";

/** The command must not be skipped: it does not fail, or another one does. */
export class QuarantineRefused extends Error {
  readonly code = "QUARANTINE_REFUSED";
  constructor(position: number, why: string) {
    super(`Position ${position} was not quarantined: ${why}.`);
    this.name = "QuarantineRefused";
  }
}

export interface QuarantineOptions {
  readonly journal: Journal;
  readonly checkpoints: CheckpointStore;
  readonly clock: Clock;
  /** One, or several when skipping the first shows that a later one fails too. */
  readonly positions: readonly number[];
  /** Why, for the audit. */
  readonly reason: string;
}

/**
 * Has the journal say that commands are counted and never executed. Only of a stopped exchange, and only for commands that
 * throw: anything else has been executed, and perhaps acknowledged.
 *
 * @returns the state hash without them
 * @throws QuarantineRefused
 */
export async function appendQuarantine(options: QuarantineOptions): Promise<{ readonly stateHash: string }> {
  const { journal, checkpoints, clock, reason } = options;
  const positions = [...options.positions].sort((one, other) => one - other);
  const skipped = new Set<number>();
  for (const position of positions) {
    const failed = await failure(journal, checkpoints, skipped);
    if (failed === undefined) throw new QuarantineRefused(position, "the journal replays without failing");
    if (failed.position !== position)
      throw new QuarantineRefused(position, `the command that fails is at position ${failed.position}`);
    skipped.add(position);
  }
  const next = await failure(journal, checkpoints, skipped);
  if (next !== undefined)
    throw new QuarantineRefused(
      next.position,
      `it fails too once ${positions.join(", ")} is skipped: name them together`,
    );

  const replica = await replayed(journal, checkpoints, skipped);
  const writer = new RowWriter({ journal, clock, replica });
  for (const position of positions) {
    const timeMs = Math.max(replica.head.timeMs, Math.floor(clock.nowMs()));
    await writer.write("QUARANTINE", timeMs, encodeQuarantineMark({ position, reason }), 0);
  }
  return { stateHash: replica.engine.stateHash() };
}

async function failure(
  journal: Journal,
  checkpoints: CheckpointStore,
  skipped: ReadonlySet<number>,
): Promise<CommandFailed | undefined> {
  try {
    await replayed(journal, checkpoints, skipped);
    return undefined;
  } catch (error) {
    if (error instanceof CommandFailed) return error;
    throw error;
  }
}

async function replayed(
  journal: Journal,
  checkpoints: CheckpointStore,
  skipped: ReadonlySet<number>,
): Promise<Replica> {
  const { replica } = await restoreAt(journal, checkpoints, Number.POSITIVE_INFINITY);
  const marks = await readMarks(journal, replica.head.seq + 1);
  const quarantined = new Set([...marks.quarantined, ...skipped]);
  await replay(replica, journal, { marks: { ...marks, quarantined } });
  return replica;
}

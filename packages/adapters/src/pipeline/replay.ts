import { setImmediate } from "node:timers/promises";
import type { Envelope, ExecutedCommand } from "@pricetime/engine";
import type { Journal, JournalRow } from "../ports/journal.js";
import { RecoveryRefused } from "./errors.js";
import type { Replica } from "./replica.js";
import { type DecodedRow, decodeRow, peekKind } from "./row.js";
import { decodeCheckpointMark, decodeQuarantineMark } from "./row-marks.js";

/** What rows further on say about positions before them: read before a replay begins. */
export interface Marks {
  /** Positions that are counted and never executed. */
  readonly quarantined: ReadonlySet<number>;
  /** State hash at a position, as it was when a checkpoint was taken there. */
  readonly stateHashes: ReadonlyMap<number, string>;
}

/** Collects the marks from row `fromSeq` to the end. @throws RowUnreadable */
export async function readMarks(journal: Journal, fromSeq: number): Promise<Marks> {
  const quarantined = new Set<number>();
  const stateHashes = new Map<number, string>();
  for await (const row of journal.read(fromSeq)) {
    const kind = peekKind(row);
    if (kind === "QUARANTINE") quarantined.add(decodeQuarantineMark(decodeRow(row)).position);
    if (kind === "CHECKPOINT") {
      const { position, stateHash } = decodeCheckpointMark(decodeRow(row));
      stateHashes.set(position, stateHash);
    }
  }
  return { quarantined, stateHashes };
}

export interface ReplayProgress {
  readonly rows: number;
  readonly commands: number;
  readonly position: number;
}

export interface ReplayOptions {
  readonly marks: Marks;
  /** Called for each command, with copies of its events; without it nothing is copied. */
  readonly onExecuted?: (executed: ExecutedCommand, envelope: Envelope) => void;
  /** Called after each row; what it returns is awaited. */
  readonly onRow?: (row: JournalRow) => Promise<void> | undefined;
  /** Called every 1,000 rows and at the end. */
  readonly onProgress?: ((progress: ReplayProgress) => void) | undefined;
}

const PROGRESS_ROWS = 1_000;
/** How long a replay keeps the thread to itself: an exchange may be trading beside it. */
const LONGEST_HOLD_MS = 5;

/**
 * Executes every row after the replica's head, verifying each: checksum, chain, dense numbers and positions, events hash, and
 * the state hash wherever a checkpoint was taken.
 *
 * @throws RowUnreadable, RecoveryRefused, CommandFailed, JournalCorrupt
 */
export async function replay(replica: Replica, journal: Journal, options: ReplayOptions): Promise<ReplayProgress> {
  const { marks, onExecuted, onRow, onProgress } = options;
  const startPosition = replica.position;
  let rows = 0;
  let heldSinceMs = performance.now();
  let verified = verifyStateHash(replica, marks);
  const progress = (): ReplayProgress => ({
    rows,
    commands: replica.position - startPosition,
    position: replica.position,
  });
  for await (const row of journal.read(replica.head.seq + 1)) {
    const decoded = decodeRow(row);
    replica.apply(decoded, marks.quarantined, onExecuted);
    if (decoded.count > 0) verified = verifyStateHash(replica, marks) ?? verified;
    if (decoded.kind === "CHECKPOINT") verifyMark(decoded, marks, startPosition, verified);
    rows++;
    const pause = onRow?.(row);
    if (pause !== undefined) await pause;
    if (performance.now() - heldSinceMs > LONGEST_HOLD_MS) {
      await setImmediate();
      heldSinceMs = performance.now();
    }
    if (rows % PROGRESS_ROWS === 0) onProgress?.(progress());
  }
  onProgress?.(progress());
  return progress();
}

/** @returns the position when a checkpoint was taken there, and the state is the same */
function verifyStateHash({ position, head, engine }: Replica, { stateHashes }: Marks): number | undefined {
  const recorded = stateHashes.get(position);
  if (recorded === undefined) return undefined;
  const stateHash = engine.stateHash();
  if (stateHash === recorded) return position;
  throw new RecoveryRefused(
    head.seq,
    `the state at position ${position} has the hash ${stateHash}, a checkpoint taken there had ${recorded}`,
  );
}

/** Checkpoints are taken between rows: one that was not met on the way was never taken of these rows. */
function verifyMark(row: DecodedRow, { stateHashes }: Marks, startPosition: number, verified = -1): void {
  const { position } = decodeCheckpointMark(row);
  // A mark appended since the look-ahead is of a position that is past already.
  if (!stateHashes.has(position) || position < startPosition || position <= verified) return;
  throw new RecoveryRefused(row.seq, `it tells of a checkpoint at position ${position}, where no row before it ends`);
}

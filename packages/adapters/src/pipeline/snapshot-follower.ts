import type { Checkpoint } from "../ports/checkpoint-store.js";
import type { JournalRow } from "../ports/journal.js";
import { atGenesis, decodeCheckpoint, encodeCheckpoint, type Restored } from "./checkpoint-coding.js";
import { decodeRow } from "./row.js";
import type { CheckpointMark } from "./row-marks.js";

/** A checkpoint that was restored and hashed again, and what the journal is to say about it. */
export interface VerifiedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly mark: CheckpointMark;
}

export interface FollowerStart {
  /** Where to start; genesis without one. */
  readonly base: Checkpoint | undefined;
  readonly quarantined: ReadonlySet<number>;
}

/** An engine of its own that follows the journal row by row, so that a checkpoint needs nobody else to stand still. */
export class SnapshotFollower {
  readonly #restored: Restored;
  readonly #quarantined: ReadonlySet<number>;

  constructor({ base, quarantined }: FollowerStart) {
    this.#restored = base === undefined ? atGenesis() : decodeCheckpoint(base);
    this.#quarantined = quarantined;
  }

  follow(row: JournalRow): void {
    const { replica, live } = this.#restored;
    replica.apply(decodeRow(row), this.#quarantined, (executed) => live.apply(executed));
  }

  /** Closed orders up to `position` are in history: checkpoints need not carry them. */
  forgetClosedOrders(position: number): void {
    this.#restored.live.forgetClosedOrders(position);
  }

  /** @throws CheckpointUnreadable when what was encoded does not restore to the same state */
  take(): VerifiedCheckpoint {
    const checkpoint = encodeCheckpoint(this.#restored);
    const { replica } = decodeCheckpoint(checkpoint);
    return { checkpoint, mark: { position: checkpoint.position, stateHash: replica.engine.stateHash() } };
  }
}

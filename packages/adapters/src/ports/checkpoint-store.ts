/** Engine and live projections at one position, encoded. */
export interface Checkpoint {
  /** Last journal row contained. */
  readonly seq: number;
  /** Last command contained. */
  readonly position: number;
  readonly bytes: Uint8Array;
}

/** Keeps checkpoints: written whole or not at all, checksummed, and verified on read. */
export interface CheckpointStore {
  write(checkpoint: Checkpoint): Promise<void>;
  /** The newest readable checkpoint with `position <= atMost`; damaged ones are skipped and reported by `onDamaged`. */
  newest(atMost?: number, onDamaged?: (name: string, reason: string) => void): Promise<Checkpoint | undefined>;
  /** Positions and rows of all kept checkpoints, ascending. */
  list(): Promise<readonly { readonly seq: number; readonly position: number }[]>;
  /** Drops all but the newest `count`. */
  prune(count: number): Promise<void>;
}

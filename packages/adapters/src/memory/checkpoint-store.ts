import type { Checkpoint, CheckpointStore } from "../ports/checkpoint-store.js";

export class MemoryCheckpointStore implements CheckpointStore {
  /** Ascending by position. */
  #checkpoints: Checkpoint[] = [];

  async write({ seq, position, bytes }: Checkpoint): Promise<void> {
    this.#checkpoints = this.#checkpoints.filter((kept) => kept.position !== position);
    this.#checkpoints.push({ seq, position, bytes: bytes.slice() });
    this.#checkpoints.sort((one, other) => one.position - other.position);
  }

  async newest(atMost = Number.POSITIVE_INFINITY): Promise<Checkpoint | undefined> {
    return this.#checkpoints.findLast(({ position }) => position <= atMost);
  }

  async list(): Promise<readonly { readonly seq: number; readonly position: number }[]> {
    return this.#checkpoints.map(({ seq, position }) => ({ seq, position }));
  }

  async prune(count: number): Promise<void> {
    this.#checkpoints = this.#checkpoints.slice(Math.max(0, this.#checkpoints.length - count));
  }
}

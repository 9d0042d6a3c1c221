import type { Lease } from "../ports/lease.js";

/** What competing {@link MemoryLease}s share. */
export interface LeaseSlot {
  epoch: number;
  holder: Lease | undefined;
}

/** A lease among the parts of one process. */
export class MemoryLease implements Lease {
  readonly #slot: LeaseSlot;

  constructor(slot: LeaseSlot = { epoch: 0, holder: undefined }) {
    this.#slot = slot;
  }

  async acquire(): Promise<number | undefined> {
    if (this.#slot.holder !== undefined) return undefined;
    this.#slot.holder = this;
    this.#slot.epoch += 1;
    return this.#slot.epoch;
  }

  async renew(): Promise<boolean> {
    return this.#slot.holder === this;
  }

  async release(): Promise<void> {
    if (this.#slot.holder === this) this.#slot.holder = undefined;
  }
}

import { invariant } from "../assert.js";
import { extend } from "../collections/extend.js";
import { NumberIndex } from "../collections/number-index.js";
import type { Wide } from "../money/wide.js";
import { WideArray } from "../money/wide-array.js";

/** The venue's own account: its balances collect commission. Users' accounts count from 1. */
export const VENUE_ACCOUNT = 0;

const KEY_SPACE = 65_536;

/**
 * Every balance of every account, and the outside world, as cells of wide whole numbers.
 *
 * A balance is a slot with two cells, free and locked. Money only ever moves by {@link transfer} from one cell to another cell of
 * the same asset, so each movement is two postings that sum to zero. The outside world is a slot of its own per asset, the only one
 * that may be negative: minus (deposits − withdrawals).
 */
export class Ledger {
  readonly #index = new NumberIndex();
  readonly cells = new WideArray(2048);
  accountId = new Int32Array(1024);
  assetId = new Int32Array(1024);
  #touchedAt = new Float64Array(1024);
  #count = 0;
  readonly #outside: number[] = [];
  /** Balances touched by the current command, in order of first touch; the first {@link touchedCount} count. */
  touched = new Int32Array(1024);
  touchedCount = 0;
  #command = 0;

  get count(): number {
    return this.#count;
  }

  /** Starts a new command: nothing is touched yet. */
  begin(position: number): void {
    this.#command = position;
    this.touchedCount = 0;
  }

  /** The slot of a balance, or −1 when the account never held the asset. Changes nothing. */
  find(accountId: number, assetId: number): number {
    return this.#index.get(accountId * KEY_SPACE + assetId + 1);
  }

  /** The slot of a balance, made when there is none. Only for the committing half of a handler. */
  ensure(accountId: number, assetId: number): number {
    const found = this.find(accountId, assetId);
    if (found !== -1) return found;
    const slot = this.#add(accountId, assetId);
    this.#index.add(accountId * KEY_SPACE + assetId + 1, slot);
    return slot;
  }

  /** The slot of the outside world for an asset that was deposited once, or −1. Changes nothing. */
  findOutside(assetId: number): number {
    return this.#outside[assetId] ?? -1;
  }

  /** The slot that stands for everything outside the venue. */
  outside(assetId: number): number {
    this.#outside[assetId] ??= this.#add(VENUE_ACCOUNT, assetId);
    return this.#outside[assetId];
  }

  isOutside(slot: number): boolean {
    return this.#outside[this.assetId[slot] as number] === slot;
  }

  /** Remembers that the current command changed a user's balance. */
  touch(slot: number): void {
    if (this.#touchedAt[slot] === this.#command) return;
    this.#touchedAt[slot] = this.#command;
    if (this.accountId[slot] !== VENUE_ACCOUNT) this.touched[this.touchedCount++] = slot;
  }

  /** Moves `amount` between two cells of one asset: the only way money moves. */
  transfer(from: number, to: number, amount: Wide): void {
    const overdrawn = this.cells.subtract(from, amount);
    this.cells.add(to, amount);
    if (overdrawn) invariant(this.isOutside(from >> 1), "no balance is ever negative");
  }

  #add(accountId: number, assetId: number): number {
    if (this.#count === this.accountId.length) this.#grow();
    const slot = this.#count++;
    this.accountId[slot] = accountId;
    this.assetId[slot] = assetId;
    return slot;
  }

  #grow(): void {
    const capacity = this.accountId.length * 2;
    this.accountId = extend(this.accountId, new Int32Array(capacity));
    this.assetId = extend(this.assetId, new Int32Array(capacity));
    // A command touches a balance once, so there are never more touched than balances.
    this.touched = extend(this.touched, new Int32Array(capacity));
    this.#touchedAt = extend(this.#touchedAt, new Float64Array(capacity));
    this.cells.grow(capacity * 2);
  }
}

/** The cell of a balance that its owner may spend. */
export const freeCell = (slot: number): number => slot << 1;
/** The cell of a balance that open orders and pending withdrawals hold. */
export const lockedCell = (slot: number): number => (slot << 1) | 1;

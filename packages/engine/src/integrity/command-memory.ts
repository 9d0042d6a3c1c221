import { extend } from "../collections/extend.js";
import type { CommandId } from "../messages/command-id.js";
import { divideDown } from "../money/rounding.js";

/** Commands one account may have in memory; beyond it new ones are refused, never old ones forgotten early. */
export const REMEMBERED_PER_ACCOUNT = 100_000;
/** A command is remembered at least this many seconds of journal time beyond its deadline, and less than one more. */
const MARGIN_SECONDS = 10;
const NONE = -1;

/** Outcome code 0: accepted. Others are 1 + the place of the reject reason. */
export const ACCEPTED = 0;

/**
 * Which commands were executed lately, and how they ended. Part of engine state, so it is journaled, snapshotted and failed over with
 * the balances. Entries are recycled slots: a hash table finds them by id, a list per second of journal time forgets them.
 */
export class CommandMemory {
  /** Per place two words: the entry, and the hash of its id, so that most comparisons need not leave the table. */
  #table = new Int32Array(4096).fill(NONE);
  #mask = 2047;
  #capacity = 1024;
  #used = 0;
  #size = 0;
  #freeList = NONE;
  high = new Float64Array(1024);
  low = new Float64Array(1024);
  position = new Float64Array(1024);
  orderId = new Float64Array(1024);
  validUntilMs = new Float64Array(1024);
  accountId = new Int32Array(1024);
  outcome = new Uint8Array(1024);
  #next = new Int32Array(1024);
  /** First entry to forget at each second, and those seconds in ascending order. */
  readonly #firstOf = new Map<number, number>();
  readonly #seconds: number[] = [];
  #countOf = new Int32Array(1024);

  get size(): number {
    return this.#size;
  }

  /** Commands of the account in memory. */
  countOf(accountId: number): number {
    return this.#countOf[accountId] ?? 0;
  }

  /** The entry of a command id, or −1. */
  find(id: CommandId): number {
    const table = this.#table;
    const hash = hashOf(id.high, id.low);
    for (let place = hash & this.#mask; ; place = (place + 1) & this.#mask) {
      const entry = table[place * 2] as number;
      if (entry === NONE) return NONE;
      const isHit = table[place * 2 + 1] === hash && this.low[entry] === id.low && this.high[entry] === id.high;
      if (isHit) return entry;
    }
  }

  remember(
    id: CommandId,
    accountId: number,
    validUntilMs: number,
    position: number,
    outcome: number,
    orderId: number,
  ): void {
    const entry = this.#allocate();
    this.high[entry] = id.high;
    this.low[entry] = id.low;
    this.position[entry] = position;
    this.orderId[entry] = orderId;
    this.validUntilMs[entry] = validUntilMs;
    this.accountId[entry] = accountId;
    this.outcome[entry] = outcome;
    this.#place(entry);
    if (accountId >= this.#countOf.length) {
      this.#countOf = extend(this.#countOf, new Int32Array(Math.max(accountId + 1, this.#countOf.length * 2)));
    }
    this.#countOf[accountId] = this.countOf(accountId) + 1;
    const second = forgetSecond(validUntilMs);
    const first = this.#firstOf.get(second);
    if (first === undefined) this.#addSecond(second);
    this.#next[entry] = first ?? NONE;
    this.#firstOf.set(second, entry);
  }

  /** Forgets what journal time has passed. */
  forgetUntil(timeMs: number): void {
    const second = this.#seconds[0];
    if (second === undefined || second * 1000 > timeMs) return;
    const past = this.#seconds.findIndex((later) => later * 1000 > timeMs);
    for (const due of this.#seconds.splice(0, past === -1 ? this.#seconds.length : past)) {
      for (let entry = this.#firstOf.get(due) as number; entry !== NONE; ) {
        const next = this.#next[entry] as number;
        this.#forget(entry);
        entry = next;
      }
      this.#firstOf.delete(due);
    }
  }

  /** All entries by position of their commands: the order of a snapshot. */
  entries(): number[] {
    const entries: number[] = [];
    for (const first of this.#firstOf.values()) {
      for (let entry = first; entry !== NONE; entry = this.#next[entry] as number) entries.push(entry);
    }
    return entries.sort((a, b) => (this.position[a] as number) - (this.position[b] as number));
  }

  #addSecond(second: number): void {
    let at = this.#seconds.length;
    while (at > 0 && (this.#seconds[at - 1] as number) > second) at--;
    this.#seconds.splice(at, 0, second);
  }

  #forget(entry: number): void {
    const accountId = this.accountId[entry] as number;
    this.#countOf[accountId] = this.countOf(accountId) - 1;
    this.#unplace(entry);
    this.#size--;
    this.#next[entry] = this.#freeList;
    this.#freeList = entry;
  }

  #allocate(): number {
    this.#size++;
    if (this.#freeList !== NONE) {
      const entry = this.#freeList;
      this.#freeList = this.#next[entry] as number;
      return entry;
    }
    if (this.#used === this.#capacity) this.#grow();
    return this.#used++;
  }

  #place(entry: number): void {
    const table = this.#table;
    const hash = hashOf(this.high[entry] as number, this.low[entry] as number);
    let place = hash & this.#mask;
    while (table[place * 2] !== NONE) place = (place + 1) & this.#mask;
    table[place * 2] = entry;
    table[place * 2 + 1] = hash;
  }

  #unplace(entry: number): void {
    const table = this.#table;
    const mask = this.#mask;
    let hole = hashOf(this.high[entry] as number, this.low[entry] as number) & mask;
    while (table[hole * 2] !== entry) hole = (hole + 1) & mask;
    // Close the gap: later entries of the same run move back unless they would pass their home.
    for (let place = (hole + 1) & mask; table[place * 2] !== NONE; place = (place + 1) & mask) {
      const distance = (place - ((table[place * 2 + 1] as number) & mask)) & mask;
      if (distance < ((place - hole) & mask)) continue;
      table[hole * 2] = table[place * 2] as number;
      table[hole * 2 + 1] = table[place * 2 + 1] as number;
      hole = place;
    }
    table[hole * 2] = NONE;
  }

  #grow(): void {
    this.#capacity *= 2;
    const doubles = (old: Float64Array) => extend(old, new Float64Array(this.#capacity));
    this.high = doubles(this.high);
    this.low = doubles(this.low);
    this.position = doubles(this.position);
    this.orderId = doubles(this.orderId);
    this.validUntilMs = doubles(this.validUntilMs);
    this.accountId = extend(this.accountId, new Int32Array(this.#capacity));
    this.outcome = extend(this.outcome, new Uint8Array(this.#capacity));
    this.#next = extend(this.#next, new Int32Array(this.#capacity));
    this.#mask = this.#capacity * 2 - 1;
    this.#table = new Int32Array(this.#capacity * 4).fill(NONE);
    for (let entry = 0; entry < this.#used; entry++) this.#place(entry);
  }
}

const forgetSecond = (validUntilMs: number): number => divideDown(validUntilMs, 1000) + MARGIN_SECONDS + 1;

function hashOf(high: number, low: number): number {
  const mixed =
    Math.imul(low | 0, 0x9e3779b1) ^ Math.imul((low / 0x100000000) | 0, 0x85ebca6b) ^ Math.imul(high | 0, 0xc2b2ae35);
  return mixed ^ (mixed >>> 15);
}

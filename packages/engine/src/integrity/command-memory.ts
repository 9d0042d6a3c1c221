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

/** What is remembered of one command. */
export interface RememberedCommand {
  readonly commandId: CommandId;
  readonly accountId: number;
  readonly validUntilMs: number;
  readonly position: number;
  readonly outcome: number;
  /** The order it placed; 0 for none. */
  readonly orderId: number;
}

// An entry is a record of eight doubles, one cache line: entries are found in random order.
const RECORD = 8;
const HIGH = 0;
const LOW = 1;
const POSITION = 2;
const ORDER_ID = 3;
const VALID_UNTIL_MS = 4;
const ACCOUNT_ID = 5;
const OUTCOME = 6;
const NEXT = 7;

/**
 * Which commands were executed lately, and how they ended. Part of engine state, so it is journaled, snapshotted and failed over with
 * the balances. Entries are recycled slots: a hash table finds them by id, a list per second of journal time forgets them.
 */
export class CommandMemory {
  /** Per place two words: the entry, and the hash of its id, so that most comparisons need not leave the table. */
  #table = new Int32Array(4096).fill(NONE);
  #mask = 2047;
  #entries = new Float64Array(1024 * RECORD);
  #capacity = 1024;
  #used = 0;
  #size = 0;
  #freeList = NONE;
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
    const entries = this.#entries;
    const hash = hashOf(id.high, id.low);
    for (let place = hash & this.#mask; ; place = (place + 1) & this.#mask) {
      const entry = table[place * 2] as number;
      if (entry === NONE) return NONE;
      if (table[place * 2 + 1] !== hash) continue;
      if (entries[entry * RECORD + LOW] === id.low && entries[entry * RECORD + HIGH] === id.high) return entry;
    }
  }

  /** A copy of an entry. */
  get(entry: number): RememberedCommand {
    const word = (field: number) => this.#entries[entry * RECORD + field] as number;
    return {
      commandId: { high: word(HIGH), low: word(LOW) },
      accountId: word(ACCOUNT_ID),
      validUntilMs: word(VALID_UNTIL_MS),
      position: word(POSITION),
      outcome: word(OUTCOME),
      orderId: word(ORDER_ID),
    };
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
    const second = divideDown(validUntilMs, 1000) + MARGIN_SECONDS + 1;
    const first = this.#firstOf.get(second);
    const entries = this.#entries;
    const at = entry * RECORD;
    entries[at + HIGH] = id.high;
    entries[at + LOW] = id.low;
    entries[at + POSITION] = position;
    entries[at + ORDER_ID] = orderId;
    entries[at + VALID_UNTIL_MS] = validUntilMs;
    entries[at + ACCOUNT_ID] = accountId;
    entries[at + OUTCOME] = outcome;
    entries[at + NEXT] = first ?? NONE;
    if (first === undefined) this.#addSecond(second);
    this.#firstOf.set(second, entry);
    this.#place(entry);
    if (accountId >= this.#countOf.length) {
      this.#countOf = extend(this.#countOf, new Int32Array(Math.max(accountId + 1, this.#countOf.length * 2)));
    }
    this.#countOf[accountId] = this.countOf(accountId) + 1;
  }

  /** Forgets what journal time has passed. */
  forgetUntil(timeMs: number): void {
    const second = this.#seconds[0];
    if (second === undefined || second * 1000 > timeMs) return;
    const past = this.#seconds.findIndex((later) => later * 1000 > timeMs);
    for (const due of this.#seconds.splice(0, past === -1 ? this.#seconds.length : past)) {
      for (let entry = this.#firstOf.get(due) as number; entry !== NONE; ) {
        const next = this.#entries[entry * RECORD + NEXT] as number;
        this.#forget(entry);
        entry = next;
      }
      this.#firstOf.delete(due);
    }
  }

  /** All remembered commands by position: the order of a snapshot. */
  all(): RememberedCommand[] {
    const commands: RememberedCommand[] = [];
    for (const first of this.#firstOf.values()) {
      for (let entry = first; entry !== NONE; entry = this.#entries[entry * RECORD + NEXT] as number) {
        commands.push(this.get(entry));
      }
    }
    return commands.sort((a, b) => a.position - b.position);
  }

  #addSecond(second: number): void {
    let at = this.#seconds.length;
    while (at > 0 && (this.#seconds[at - 1] as number) > second) at--;
    this.#seconds.splice(at, 0, second);
  }

  #forget(entry: number): void {
    const accountId = this.#entries[entry * RECORD + ACCOUNT_ID] as number;
    this.#countOf[accountId] = this.countOf(accountId) - 1;
    this.#unplace(entry);
    this.#size--;
    this.#entries[entry * RECORD + NEXT] = this.#freeList;
    this.#freeList = entry;
  }

  #allocate(): number {
    this.#size++;
    if (this.#freeList !== NONE) {
      const entry = this.#freeList;
      this.#freeList = this.#entries[entry * RECORD + NEXT] as number;
      return entry;
    }
    if (this.#used === this.#capacity) this.#grow();
    return this.#used++;
  }

  #hashOfEntry(entry: number): number {
    return hashOf(this.#entries[entry * RECORD + HIGH] as number, this.#entries[entry * RECORD + LOW] as number);
  }

  #place(entry: number): void {
    const table = this.#table;
    const hash = this.#hashOfEntry(entry);
    let place = hash & this.#mask;
    while (table[place * 2] !== NONE) place = (place + 1) & this.#mask;
    table[place * 2] = entry;
    table[place * 2 + 1] = hash;
  }

  #unplace(entry: number): void {
    const table = this.#table;
    const mask = this.#mask;
    let hole = this.#hashOfEntry(entry) & mask;
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
    this.#entries = extend(this.#entries, new Float64Array(this.#capacity * RECORD));
    this.#mask = this.#capacity * 2 - 1;
    this.#table = new Int32Array(this.#capacity * 4).fill(NONE);
    for (let entry = 0; entry < this.#used; entry++) this.#place(entry);
  }
}

function hashOf(high: number, low: number): number {
  const mixed =
    Math.imul(low | 0, 0x9e3779b1) ^ Math.imul((low / 0x100000000) | 0, 0x85ebca6b) ^ Math.imul(high | 0, 0xc2b2ae35);
  return mixed ^ (mixed >>> 15);
}

import { extend } from "../collections/extend.js";
import type { CommandId } from "../messages/command-id.js";
import { divideDown } from "../money/rounding.js";

/** Commands one account may have in memory; beyond it new ones are refused, never old ones forgotten early. */
export const REMEMBERED_PER_ACCOUNT = 100_000;
/** A command is remembered at least this many seconds of journal time beyond its deadline, and less than one more. */
const MARGIN_SECONDS = 10;
const NONE = -1;
const EMPTY = 0;

/** Outcome code 0: accepted. The low bits of others are 1 + the place of the reject reason; see execute.ts for the bits above. */
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
const RECORD = 3;
const HIGH = 0;
const LOW = 1;
const POSITION = 2;
const ORDER_ID = 3;
const VALID_UNTIL_MS = 4;
const ACCOUNT_ID = 5;
const OUTCOME = 6;
const NEXT = 7;

/** Stands for the high half of the id in an entry that is free. */
const FORGOTTEN = -1;
const LEAST_PLACES = 2048;

/**
 * Which commands were executed lately, and how they ended. Part of engine state, so it is journaled, snapshotted and failed over with
 * the balances. Entries are recycled slots: a hash table finds them by id, a list per second of journal time forgets them.
 *
 * A forgotten entry leaves its place in the table, where the id tells that it is not the one sought: forgetting would have to find
 * each place in cold memory. When half of the places are taken the table is made anew, in one pass.
 *
 * Nearly every id that is sought is new. One byte a place says so: those bytes alone stay in the processor's cache, whereas a word a place
 * does not, and waiting for memory was the dearest instruction of a whole message.
 */
export class CommandMemory {
  /** Per place eight bits of the hash of an id, 0 when nothing is there. */
  #tags = new Uint8Array(LEAST_PLACES);
  /** The entry at each place that has a tag. */
  #entryAt = new Int32Array(LEAST_PLACES);
  #mask = LEAST_PLACES - 1;
  #placesTaken = 0;
  #entries = new Float64Array(1024 << RECORD);
  #capacity = 1024;
  #used = 1;
  #size = 0;
  #freeList = NONE;
  /** Seconds at which something is to be forgotten, ascending, and the first entry of each one's list. */
  readonly #seconds: number[] = [];
  readonly #firstOf: number[] = [];
  /** When something is to be forgotten, ms. */
  #nextForgetMs = Number.POSITIVE_INFINITY;
  /** Where the newest entry's second stands, and the first deadline that falls into it: the next one's is mostly the same. */
  #newestSecond = 0;
  #newestFromMs = Number.POSITIVE_INFINITY;
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
    const { high, low } = id;
    const tags = this.#tags;
    const mask = this.#mask;
    const hash = hashOf(high, low);
    const sought = tagOf(hash);
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const tag = tags[place] as number;
      if (tag === EMPTY) return NONE;
      if (tag !== sought) continue;
      const entry = this.#entryAt[place] as number;
      const at = entry << RECORD;
      if (this.#entries[at | LOW] === low && this.#entries[at | HIGH] === high) return entry;
    }
  }

  /** A copy of an entry. */
  get(entry: number): RememberedCommand {
    const word = (field: number) => this.#entries[(entry << RECORD) | field] as number;
    return {
      commandId: { high: word(HIGH), low: word(LOW) },
      accountId: word(ACCOUNT_ID),
      validUntilMs: word(VALID_UNTIL_MS),
      position: word(POSITION),
      outcome: word(OUTCOME),
      orderId: word(ORDER_ID),
    };
  }

  /** Remembers a command that was not found. */
  remember(
    id: CommandId,
    accountId: number,
    validUntilMs: number,
    position: number,
    outcome: number,
    orderId: number,
  ): void {
    const { high, low } = id;
    const entry = this.#allocate();
    if (validUntilMs < this.#newestFromMs || validUntilMs >= this.#newestFromMs + 1000) this.#openSecond(validUntilMs);
    const entries = this.#entries;
    const at = entry << RECORD;
    entries[at | HIGH] = high;
    entries[at | LOW] = low;
    entries[at | POSITION] = position;
    entries[at | ORDER_ID] = orderId;
    entries[at | VALID_UNTIL_MS] = validUntilMs;
    entries[at | ACCOUNT_ID] = accountId;
    entries[at | OUTCOME] = outcome;
    entries[at | NEXT] = this.#firstOf[this.#newestSecond] as number;
    this.#firstOf[this.#newestSecond] = entry;
    if (this.#placesTaken * 2 > this.#mask) this.#renewTable();
    else this.#place(entry, hashOf(high, low));
    if (accountId >= this.#countOf.length) this.#growCounts(accountId);
    const counts = this.#countOf;
    counts[accountId] = (counts[accountId] as number) + 1;
  }

  /** Forgets what journal time has passed. */
  forgetUntil(timeMs: number): void {
    if (timeMs >= this.#nextForgetMs) this.#forgetDue(timeMs);
  }

  /** All remembered commands by position: the order of a snapshot. */
  all(): RememberedCommand[] {
    const commands: RememberedCommand[] = [];
    for (let entry = 1; entry < this.#used; entry++) {
      if (this.#entries[(entry << RECORD) | HIGH] !== FORGOTTEN) commands.push(this.get(entry));
    }
    return commands.sort((a, b) => a.position - b.position);
  }

  #forgetDue(timeMs: number): void {
    const past = this.#seconds.findIndex((later) => later * 1000 > timeMs);
    const due = past === -1 ? this.#seconds.length : past;
    this.#seconds.splice(0, due);
    for (const first of this.#firstOf.splice(0, due)) this.#forgetList(first);
    this.#noteSeconds();
  }

  /** Makes the second at which a command of this deadline is to be forgotten the newest. */
  #openSecond(validUntilMs: number): void {
    const second = divideDown(validUntilMs, 1000);
    const at = this.#placeOfSecond(second + MARGIN_SECONDS + 1);
    this.#noteSeconds();
    this.#newestSecond = at;
    this.#newestFromMs = second * 1000;
  }

  /** The seconds have changed: none is the newest until one is opened. */
  #noteSeconds(): void {
    const first = this.#seconds[0];
    this.#nextForgetMs = first === undefined ? Number.POSITIVE_INFINITY : first * 1000;
    this.#newestFromMs = Number.POSITIVE_INFINITY;
  }

  /** Where a second stands among those at which something is to be forgotten; it is added when it is new. */
  #placeOfSecond(second: number): number {
    let at = this.#seconds.length;
    while (at > 0 && (this.#seconds[at - 1] as number) > second) at--;
    if (at > 0 && this.#seconds[at - 1] === second) return at - 1;
    this.#seconds.splice(at, 0, second);
    this.#firstOf.splice(at, 0, NONE);
    return at;
  }

  #forgetList(first: number): void {
    const entries = this.#entries;
    for (let entry = first; entry !== NONE; ) {
      const at = entry << RECORD;
      const accountId = (entries[at | ACCOUNT_ID] as number) | 0;
      this.#countOf[accountId] = this.countOf(accountId) - 1;
      const next = (entries[at | NEXT] as number) | 0;
      entries[at | HIGH] = FORGOTTEN;
      entries[at | NEXT] = this.#freeList;
      this.#freeList = entry;
      this.#size--;
      entry = next;
    }
  }

  #allocate(): number {
    this.#size++;
    if (this.#freeList !== NONE) {
      const entry = this.#freeList;
      this.#freeList = (this.#entries[(entry << RECORD) | NEXT] as number) | 0;
      return entry;
    }
    if (this.#used === this.#capacity) this.#grow();
    return this.#used++;
  }

  #place(entry: number, hash: number): void {
    const tags = this.#tags;
    const mask = this.#mask;
    let place = hash & mask;
    while (tags[place] !== EMPTY) place = (place + 1) & mask;
    tags[place] = tagOf(hash);
    this.#entryAt[place] = entry;
    this.#placesTaken++;
  }

  /** Places all entries anew, so that at most an eighth of the places are taken: the next time is far away. */
  #renewTable(): void {
    const entries = this.#entries;
    let places = LEAST_PLACES;
    while (places < this.#size * 8) places *= 2;
    if (places === this.#mask + 1) this.#tags.fill(EMPTY);
    else {
      this.#tags = new Uint8Array(places);
      this.#entryAt = new Int32Array(places);
    }
    this.#mask = places - 1;
    this.#placesTaken = 0;
    for (let entry = 1; entry < this.#used; entry++) {
      const high = entries[(entry << RECORD) | HIGH] as number;
      if (high !== FORGOTTEN) this.#place(entry, hashOf(high, entries[(entry << RECORD) | LOW] as number));
    }
  }

  #growCounts(accountId: number): void {
    this.#countOf = extend(this.#countOf, new Int32Array(Math.max(accountId + 1, this.#countOf.length * 2)));
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#entries = extend(this.#entries, new Float64Array(this.#capacity << RECORD));
  }
}

/** The hash's highest bits; its lowest choose the place. */
const tagOf = (hash: number): number => hash >>> 24 || 1;

function hashOf(high: number, low: number): number {
  const mixed =
    Math.imul(low | 0, 0x9e3779b1) ^ Math.imul((low / 0x100000000) | 0, 0x85ebca6b) ^ Math.imul(high | 0, 0xc2b2ae35);
  return mixed ^ (mixed >>> 15);
}

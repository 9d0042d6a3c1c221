import {
  createEngine,
  type Engine,
  type Envelope,
  type EventView,
  type ExecutedCommand,
  NO_COMMAND_ID,
} from "@pricetime/engine";
import { decodeCommands } from "./command-coding.js";
import { CommandFailed, RecoveryRefused } from "./errors.js";
import { EventsHash } from "./events-hash.js";
import type { DecodedRow } from "./row.js";

/** Where a journal stands after a row: what the next row must follow. */
export interface JournalHead {
  /** Of the last row; 0 before the first. */
  readonly seq: number;
  /** SHA-256 of the last row, 64 hexadecimal digits. */
  readonly hash: string;
  /** Rolling hash of all events so far, 32 hexadecimal digits. */
  readonly eventsHash: string;
  readonly epoch: number;
  /** Journal time of the last row, ms since the epoch. */
  readonly timeMs: number;
}

export const EMPTY_HEAD: JournalHead = {
  seq: 0,
  hash: "0".repeat(64),
  eventsHash: new EventsHash().toString(),
  epoch: 0,
  timeMs: 0,
};

/** What a TICK row executes. */
const TICK: Envelope = {
  commandId: NO_COMMAND_ID,
  accountId: 0,
  validUntilMs: 0,
  actor: "sequencer",
  reason: "",
  command: { type: "AdvanceTime" },
};

type OnExecuted = (executed: ExecutedCommand, envelope: Envelope) => void;

/** An engine and the journal prefix it has executed. Leader, recovery, publisher and snapshotter all advance by {@link apply}. */
export class Replica {
  readonly engine: Engine;
  #head: JournalHead;
  readonly #eventsHash: EventsHash;

  /** @param engine one that stands exactly at `head` */
  constructor(engine: Engine = createEngine(), head: JournalHead = EMPTY_HEAD) {
    this.engine = engine;
    this.#head = head;
    this.#eventsHash = new EventsHash(head.eventsHash);
  }

  get head(): JournalHead {
    return this.#head;
  }

  /** Of the last command; 0 before the first. */
  get position(): number {
    return this.engine.position;
  }

  /**
   * Verifies that the row follows, and executes it.
   *
   * @param quarantined positions to count without executing
   * @param onExecuted called for each command, with copies of its events; without it nothing is copied
   * @throws RecoveryRefused when the row does not follow what was executed before
   * @throws CommandFailed when a command throws: this replica must not be used again
   */
  apply(row: DecodedRow, quarantined: ReadonlySet<number> = NONE, onExecuted?: OnExecuted): void {
    this.#verify(row);
    if (row.kind === "COMMANDS") {
      for (const { envelope } of decodeCommands(row)) this.#execute(row, envelope, quarantined, onExecuted);
    } else if (row.kind === "TICK") {
      this.#execute(row, TICK, quarantined, onExecuted);
    }
    const { seq, hash, epoch, timeMs } = row;
    this.#head = { seq, hash, epoch, timeMs, eventsHash: this.#eventsHash.toString() };
  }

  #execute(row: DecodedRow, envelope: Envelope, quarantined: ReadonlySet<number>, onExecuted?: OnExecuted): void {
    const { timeMs } = row;
    const position = this.engine.position + 1;
    if (quarantined.has(position)) {
      this.engine.skip(timeMs);
      onExecuted?.({ position, timeMs, events: [] }, envelope);
      return;
    }
    const view = this.#executeOrStop(row, position, envelope);
    this.#eventsHash.add(this.engine);
    onExecuted?.(view.toExecuted(), envelope);
  }

  /** An exception is not survived: it only gets the place it happened at, and ends whoever called. */
  #executeOrStop(row: DecodedRow, position: number, envelope: Envelope): EventView {
    try {
      return this.engine.execute(row.timeMs, envelope);
    } catch (error) {
      throw new CommandFailed(row.seq, position, envelope.command.type, error);
    }
  }

  #verify(row: DecodedRow): void {
    const { seq, hash, epoch, timeMs, eventsHash } = this.#head;
    const refuse = (what: string): never => {
      throw new RecoveryRefused(row.seq, what);
    };
    if (row.seq !== seq + 1) refuse(`row ${seq + 1} was expected next`);
    if (row.previousHash !== hash) refuse("it does not continue the row before it (chained hash)");
    if (row.kind === "EPOCH" ? row.epoch <= epoch : row.epoch !== epoch)
      refuse(`its epoch ${row.epoch} does not follow ${epoch}`);
    if (row.timeMs < timeMs) refuse(`its time ${row.timeMs} is before ${timeMs}, the time of the row before it`);
    if (row.firstPosition !== this.position + 1)
      refuse(`it starts at position ${row.firstPosition}, not at ${this.position + 1}`);
    if (row.eventsHash !== eventsHash)
      refuse(
        `its writer had seen other events up to position ${this.position} (${row.eventsHash}, here ${eventsHash})`,
      );
  }
}

const NONE: ReadonlySet<number> = new Set();

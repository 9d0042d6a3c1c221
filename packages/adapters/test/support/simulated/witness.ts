import {
  decodeRow,
  type Journal,
  type JournalRow,
  type QueuedCommand,
  type ReleasedCommand,
} from "@pricetime/adapters";
import type { ExecutedCommand } from "@pricetime/engine";
import { decodeCommands } from "../../../src/pipeline/command-coding.js";

/** Sees what reaches the services, and judges at that moment what cannot be judged afterwards. */
export class Witness {
  readonly violations: string[] = [];
  /** Names of the requests in stored rows. */
  readonly #stored = new Set<string>();
  /** Of the last command in a stored row. */
  #lastPosition = 0;
  #writer = "";
  readonly #released = new Map<number, string>();

  report(what: string): void {
    if (this.violations.length < 20) this.violations.push(what);
  }

  /** A row was stored: its writer must have opened an epoch. */
  stored(row: JournalRow): void {
    const decoded = decodeRow(row);
    const writer = decoded.batchId.slice(0, 24);
    if (decoded.kind === "EPOCH") this.#writer = writer;
    else if (writer !== this.#writer) this.report(`row ${row.seq} is of a writer that opened no epoch`);
    if (decoded.kind === "COMMANDS")
      for (const { envelope } of decodeCommands(decoded)) this.#stored.add(envelope.reason);
    this.#lastPosition = decoded.firstPosition + decoded.count - 1;
  }

  acknowledged(commands: readonly QueuedCommand[]): void {
    for (const { envelope } of commands)
      if (!this.#stored.has(envelope.reason))
        this.report(`request ${envelope.reason} was acknowledged, and no row has it`);
  }

  /** @param shownUpTo position of the hot state */
  released(batch: readonly ReleasedCommand[], shownUpTo: number): void {
    for (const { executed } of batch) {
      const { position } = executed;
      const text = textOf(executed);
      if (position > this.#lastPosition) this.report(`position ${position} was released before its row was stored`);
      if (position > shownUpTo) this.report(`position ${position} was released before the hot state had it`);
      if ((this.#released.get(position) ?? text) !== text)
        this.report(`position ${position} was released in two versions`);
      this.#released.set(position, text);
    }
  }

  /** What was released, by position. */
  get releasedTexts(): ReadonlyMap<number, string> {
    return this.#released;
  }
}

export const textOf = (executed: ExecutedCommand): string =>
  JSON.stringify(executed, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value));

/** The journal itself, under all faults, watched. */
export const witnessed = (journal: Journal, witness: Witness): Journal =>
  new Proxy(journal, {
    get: (target, property) => {
      const value = Reflect.get(target, property);
      if (property !== "append") return typeof value === "function" ? value.bind(target) : value;
      return async (row: JournalRow) => {
        await target.append(row);
        witness.stored(row);
      };
    },
  });

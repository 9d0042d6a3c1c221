import { randomBytes } from "node:crypto";
import type { JournalRow } from "../ports/journal.js";
import type { ReleasedCommand } from "../ports/live-feed.js";
import { type AppendOptions, appendRow } from "./append-row.js";
import { toReleased } from "./released.js";
import type { Replica } from "./replica.js";
import { BEHAVIOR, decodeRow, encodeRow, type RowKind } from "./row.js";

export interface RowWriterOptions extends AppendOptions {
  /** Stands at the journal's head; nobody else advances it. */
  readonly replica: Replica;
  /** Told each row once it is durable and executed. */
  readonly onRow?: (row: JournalRow) => void;
}

/** The one place that makes rows: append, then execute. What it returns is durable. */
export class RowWriter {
  readonly #options: RowWriterOptions;
  /** The random part of this writer's batch ids; the rest counts. */
  readonly #writerId = randomBytes(12).toString("hex");
  #batches = 0;

  constructor(options: RowWriterOptions) {
    this.#options = options;
  }

  /**
   * @param timeMs journal time of the row, not before the last one's
   * @returns the executed commands, in order; none for a mark
   * @throws Fenced, JournalFailed, JournalFull, CommandFailed
   */
  async write(kind: RowKind, timeMs: number, payload: Uint8Array, count: number): Promise<ReleasedCommand[]> {
    const { replica, onRow } = this.#options;
    const { seq, epoch, hash, eventsHash } = replica.head;
    const row = encodeRow({
      kind,
      seq: seq + 1,
      epoch: kind === "EPOCH" ? epoch + 1 : epoch,
      timeMs,
      firstPosition: replica.position + 1,
      count,
      batchId: this.#nextBatchId(),
      previousHash: hash,
      eventsHash,
      behavior: BEHAVIOR,
      payload,
    });
    await appendRow(this.#options, row);
    const released: ReleasedCommand[] = [];
    // What was stored is what is executed: the live path reads its own bytes as recovery will.
    replica.apply(decodeRow(row), undefined, (executed, envelope) => {
      released.push(toReleased(executed, envelope));
    });
    onRow?.(row);
    return released;
  }

  #nextBatchId(): string {
    this.#batches = (this.#batches + 1) >>> 0;
    return this.#writerId + this.#batches.toString(16).padStart(8, "0");
  }
}

import { RowUnreadable } from "./errors.js";
import type { DecodedRow } from "./row.js";

/** What an EPOCH row says: who writes from here on. */
export interface EpochMark {
  readonly writer: string;
}

/** What a CHECKPOINT row says: a verified checkpoint at `position` had this hash. */
export interface CheckpointMark {
  readonly position: number;
  /** `engine.stateHash()`: 32 hexadecimal digits. */
  readonly stateHash: string;
}

/** What a QUARANTINE row says: the command at `position` is counted and never executed. */
export interface QuarantineMark {
  readonly position: number;
  readonly reason: string;
}

const encode = (mark: object): Uint8Array => new TextEncoder().encode(JSON.stringify(mark));

export const encodeEpochMark = ({ writer }: EpochMark): Uint8Array => encode({ writer });
export const encodeCheckpointMark = ({ position, stateHash }: CheckpointMark): Uint8Array =>
  encode({ position, stateHash });
export const encodeQuarantineMark = ({ position, reason }: QuarantineMark): Uint8Array => encode({ position, reason });

export const decodeCheckpointMark = (row: DecodedRow): CheckpointMark => ({
  position: position(row),
  stateHash: text(row, "stateHash"),
});
export const decodeQuarantineMark = (row: DecodedRow): QuarantineMark => ({
  position: position(row),
  reason: text(row, "reason"),
});

/** Marks are few and read by people with a hex dump at hand: JSON, unlike commands. */
function field(row: DecodedRow, name: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(row.payload));
  } catch (error) {
    throw new RowUnreadable(
      row.seq,
      `its ${row.kind} mark is not JSON (${error instanceof Error ? error.message : error})`,
    );
  }
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function text(row: DecodedRow, name: string): string {
  const value = field(row, name);
  if (typeof value !== "string") throw new RowUnreadable(row.seq, `its ${row.kind} mark has no "${name}" text`);
  return value;
}

function position(row: DecodedRow): number {
  const value = field(row, "position");
  if (!Number.isSafeInteger(value)) throw new RowUnreadable(row.seq, `its ${row.kind} mark has no whole "position"`);
  return value as number;
}

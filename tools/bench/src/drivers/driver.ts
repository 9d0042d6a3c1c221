import type { Checksums } from "../flow/checksum.js";
import type { Flow } from "../flow/format.js";

/** An engine that holds the book of one flow. */
export interface OpenedEngine {
  /** Replays the records `from` … `to − 1`. This is what is timed: reading records, mapping ids, folding trades into the checksum. */
  run(from: number, to: number): void;
  /** What the engine has traded and holds now. The depth is read from the engine, not from the driver's own notes. */
  checksums(): Checksums;
}

/** Connects one engine to the flow. A driver runs alone in a process of its own. */
export interface EngineDriver {
  readonly name: string;
  readonly version: string;
  /** What the engine does besides keeping a book. */
  readonly does: "book" | "accounts" | "accounts, journal, reads";
  open(flow: Flow): OpenedEngine;
}

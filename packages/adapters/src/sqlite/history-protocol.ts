import type { HistoryDatabase } from "./history-database.js";

export type HistoryMethod = Exclude<keyof HistoryDatabase, "close">;

export interface HistoryRequest {
  readonly id: number;
  readonly method: HistoryMethod | "close";
  readonly values: readonly unknown[];
}

/** Errors lose their class between threads; what tells them apart travels along. */
export interface HistoryFailure {
  readonly name: string;
  readonly message: string;
  readonly code: string;
  /** Of HistoryOutOfOrder: where history stands, and where the batch began. */
  readonly positions?: readonly [position: number, firstPosition: number];
  readonly stack: string;
}

export type HistoryReply =
  /** The database is open; `id` 0, sent once. */
  | { readonly id: 0; readonly position: number }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failure: HistoryFailure };

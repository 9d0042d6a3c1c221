import type { AccountEvent } from "./account-events.js";
import type { MarketEvent } from "./market-events.js";
import type { OrderEvent } from "./order-events.js";
import type { RejectReason } from "./reject-reasons.js";

/** Refused: nothing changed but position, time and command memory. Always the command's only event. */
export interface CommandRejected {
  readonly type: "CommandRejected";
  readonly accountId: number;
  readonly reason: RejectReason;
}

/** The command id was seen before: nothing changed. Always the command's only event. */
export interface CommandDuplicated {
  readonly type: "CommandDuplicated";
  readonly accountId: number;
  readonly firstPosition: number;
  /** How the first one ended. */
  readonly outcome: "ACCEPTED" | RejectReason;
  /** The order it placed; 0 for none. */
  readonly orderId: number;
}

export type EngineEvent = OrderEvent | MarketEvent | AccountEvent | CommandRejected | CommandDuplicated;
export type EventType = EngineEvent["type"];

/** One executed command with plain copies of its events: what leaves the engine for everything downstream. */
export interface ExecutedCommand {
  /** Dense number of the command in the journal, from 1. */
  readonly position: number;
  /** Journal time, ms since the epoch. */
  readonly timeMs: number;
  readonly events: readonly EngineEvent[];
}

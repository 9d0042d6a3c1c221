import type { AccountEvent } from "./account-events.js";
import type { MarketEvent } from "./market-events.js";
import type { OrderEvent } from "./order-events.js";
import type { OrderListChanged } from "./order-list-events.js";
import type { RejectReason } from "./reject-reasons.js";

/** Refused: nothing changed but position, time and command memory. Always the command's only event. */
export interface CommandRejected {
  readonly type: "CommandRejected";
  readonly accountId: number;
  readonly reason: RejectReason;
}

/** How a command, or one half of a cancel-replace, ended. */
export type Outcome = "ACCEPTED" | RejectReason;

/**
 * How the second half of a cancel-replace ended. NOT_ATTEMPTED: its cancel was refused, and the mode was STOP_ON_FAILURE. NONE: the command
 * was no cancel-replace, or was refused as a whole.
 */
export type NewOrderOutcome = "NONE" | "NOT_ATTEMPTED" | Outcome;

/**
 * A cancel-replace of which not both halves succeeded. When neither did, nothing changed and this is the command's only event. Otherwise it
 * stands where the half that was refused would have told what it did.
 */
export interface CancelReplaceFailed {
  readonly type: "CancelReplaceFailed";
  readonly accountId: number;
  readonly symbolId: number;
  readonly cancelOutcome: Outcome;
  readonly newOrderOutcome: Exclude<NewOrderOutcome, "NONE">;
}

/** The command id was seen before: nothing changed. Always the command's only event. */
export interface CommandDuplicated {
  readonly type: "CommandDuplicated";
  readonly accountId: number;
  readonly firstPosition: number;
  /** How the first one ended; of a cancel-replace, its cancel. */
  readonly outcome: Outcome;
  /** The order it placed; 0 for none. */
  readonly orderId: number;
  readonly newOrderOutcome: NewOrderOutcome;
}

export type EngineEvent =
  | OrderEvent
  | OrderListChanged
  | MarketEvent
  | AccountEvent
  | CommandRejected
  | CommandDuplicated
  | CancelReplaceFailed;
export type EventType = EngineEvent["type"];

/** One executed command with plain copies of its events: what leaves the engine for everything downstream. */
export interface ExecutedCommand {
  /** Dense number of the command in the journal, from 1. */
  readonly position: number;
  /** Journal time, ms since the epoch. */
  readonly timeMs: number;
  readonly events: readonly EngineEvent[];
}

import type { CommandId, ExecutedCommand } from "@pricetime/engine";
import type { ReleasedCommand } from "../ports/live-feed.js";

/** Any command's outcome: a refusal, the smallest there is. */
export const executed = (position: number, timeMs = position * 10): ExecutedCommand => ({
  position,
  timeMs,
  events: [{ type: "CommandRejected", accountId: 7, reason: "UNKNOWN_ACCOUNT" }],
});

export const commandId = (number: number): CommandId => ({ high: 0xabc, low: number });

export const released = (position: number, rest: Partial<ReleasedCommand> = {}): ReleasedCommand => ({
  commandId: commandId(position),
  accountId: 7,
  validUntilMs: 0,
  executed: executed(position),
  ...rest,
});

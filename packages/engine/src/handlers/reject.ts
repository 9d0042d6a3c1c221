import { EVENT_CODE } from "../messages/event-ring.js";
import { REJECT_REASON_NAMES, type RejectReason } from "../messages/reject-reasons.js";
import type { State } from "../state.js";

/** Code of a reason as it stands in words and command memory. */
export const REASON_CODE = Object.freeze(
  Object.fromEntries(REJECT_REASON_NAMES.map((reason, index) => [reason, index])),
) as Readonly<Record<RejectReason, number>>;

/** Emits the only event of a refused command. */
export function emitRejected(state: State, accountId: number, reason: RejectReason): void {
  const { events } = state;
  const at = events.open(EVENT_CODE.CommandRejected);
  events.words[at + 1] = accountId;
  events.words[at + 2] = REASON_CODE[reason];
}

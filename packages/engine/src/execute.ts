import { invariant } from "./assert.js";
import { dispatch } from "./dispatch.js";
import { emitBalances } from "./handlers/order-report.js";
import { emitRejected, REASON_CODE } from "./handlers/reject.js";
import { ACCEPTED, REMEMBERED_PER_ACCOUNT } from "./integrity/command-memory.js";
import type { Command, Envelope } from "./messages/command.js";
import { isCommandId } from "./messages/command-id.js";
import { COMMAND_TYPES } from "./messages/command-layout.js";
import { EVENT_SIZE } from "./messages/event-layout.js";
import { EVENT_CODE } from "./messages/event-ring.js";
import type { RejectReason } from "./messages/reject-reasons.js";
import { isGuarded } from "./money/units.js";
import type { State } from "./state.js";

const ACTOR_LENGTH = 64;
const REASON_LENGTH = 256;
const KNOWN_COMMANDS: ReadonlySet<unknown> = new Set(COMMAND_TYPES);

/** Almost all commands are one of two: comparing is cheaper than looking up. */
const isKnownCommand = (type: Command["type"]): boolean =>
  type === "NewOrder" || type === "CancelOrder" || KNOWN_COMMANDS.has(type);

/** Counts one position and lets journal time pass to `timeMs`. */
export function advance(state: State, timeMs: number): void {
  invariant(isGuarded(timeMs), "journal time is a whole number of milliseconds");
  invariant(timeMs >= state.timeMs, "journal time never goes back");
  state.position++;
  state.timeMs = timeMs;
  state.events.begin(state.position, timeMs);
  state.ledger.begin(state.position);
}

/** Executes one command: everything it does to the state, and its events in the ring. */
export function executeCommand(state: State, timeMs: number, envelope: Envelope): void {
  advance(state, timeMs);
  state.memory.forgetUntil(timeMs);
  if (!isWellFormed(envelope)) {
    emitRejected(state, 0, "MALFORMED_COMMAND");
    return;
  }
  const { accountId, command, commandId, validUntilMs } = envelope;
  if (commandId.low === 0 && commandId.high === 0) {
    if (validUntilMs !== 0 && timeMs > validUntilMs) emitRejected(state, accountId, "COMMAND_EXPIRED");
    else carryOut(state, accountId, command);
    return;
  }
  const { accounts, memory } = state;
  const countedFor = accounts.isOpen(accountId) ? accountId : 0;
  const first = memory.find(commandId);
  if (first !== -1) emitDuplicated(state, accountId, first);
  else if (validUntilMs === 0) carryOut(state, accountId, command);
  else if (timeMs > validUntilMs) emitRejected(state, accountId, "COMMAND_EXPIRED");
  else if (memory.countOf(countedFor) >= REMEMBERED_PER_ACCOUNT) {
    emitRejected(state, accountId, "TOO_MANY_REMEMBERED_COMMANDS");
  } else {
    const reason = carryOut(state, accountId, command);
    const outcome = reason === undefined ? ACCEPTED : 1 + REASON_CODE[reason];
    const orderId = placedOrderId(state, command, reason);
    memory.remember(commandId, countedFor, validUntilMs, state.position, outcome, orderId);
  }
}

function carryOut(state: State, accountId: number, command: Command): RejectReason | undefined {
  const reason = dispatch(state, accountId, command);
  if (reason === undefined) emitBalances(state);
  else {
    const untouched = state.ledger.touchedCount === 0;
    invariant(untouched && state.events.count === 0, "a refused command has done nothing");
    emitRejected(state, accountId, reason);
  }
  return reason;
}

/** The order that an accepted NewOrder placed: its market's newest. */
function placedOrderId(state: State, command: Command, reason: RejectReason | undefined): number {
  if (reason !== undefined || command.type !== "NewOrder") return 0;
  return state.markets[command.symbolId]?.lastOrderId ?? 0;
}

function emitDuplicated(state: State, accountId: number, first: number): void {
  const { orderId, outcome, position } = state.memory.get(first);
  const { events } = state;
  const at = events.open(EVENT_CODE.CommandDuplicated, EVENT_SIZE.CommandDuplicated);
  events.words[at + 1] = accountId;
  events.words[at + 2] = position;
  events.words[at + 3] = outcome;
  events.words[at + 4] = orderId;
}

function isWellFormed(envelope: Envelope): boolean {
  if (typeof envelope !== "object" || envelope === null) return false;
  const { accountId, actor, command, commandId, reason, validUntilMs } = envelope;
  return (
    typeof commandId === "object" &&
    commandId !== null &&
    isCommandId(commandId) &&
    isGuarded(accountId) &&
    isGuarded(validUntilMs) &&
    typeof actor === "string" &&
    actor.length <= ACTOR_LENGTH &&
    typeof reason === "string" &&
    reason.length <= REASON_LENGTH &&
    typeof command === "object" &&
    command !== null &&
    isKnownCommand(command.type)
  );
}

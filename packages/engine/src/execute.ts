import { invariant } from "./assert.js";
import { dispatch } from "./dispatch.js";
import { halves, NEW_ORDER_ACCEPTED } from "./handlers/cancel-replace.js";
import { emitBalances } from "./handlers/order-report.js";
import { emitRejected, REASON_CODE } from "./handlers/reject.js";
import { runFollowUps } from "./handlers/run-follow-ups.js";
import { haltWhenVolatile, passHaltPhases, undoHaltPhases } from "./handlers/volatility-halt.js";
import { ACCEPTED, REMEMBERED_PER_ACCOUNT } from "./integrity/command-memory.js";
import type { Command, Envelope } from "./messages/command.js";
import { isCommandId } from "./messages/command-id.js";
import { COMMAND_TYPES } from "./messages/command-layout.js";
import { EVENT_CODE } from "./messages/event-ring.js";
import { isGuarded } from "./money/units.js";
import type { State } from "./state.js";

const ACTOR_LENGTH = 64;
const REASON_LENGTH = 256;
const KNOWN_COMMANDS: ReadonlySet<unknown> = new Set(COMMAND_TYPES);

/** Almost all commands are one of three: comparing is cheaper than looking up. */
const isKnownCommand = (type: Command["type"]): boolean =>
  type === "NewOrder" || type === "CancelOrder" || type === "CancelReplaceOrder" || KNOWN_COMMANDS.has(type);

/** Counts one position and lets journal time pass to `timeMs`. */
export function advance(state: State, timeMs: number): void {
  invariant(isGuarded(timeMs), "journal time is a whole number of milliseconds");
  invariant(timeMs >= state.timeMs, "journal time never goes back");
  state.position++;
  state.timeMs = timeMs;
  state.events.begin(state.position, timeMs);
  state.ledger.begin(state.position);
  state.orders.recycle();
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
    const outcome = carryOut(state, accountId, command);
    const orderId = placedOrderId(state, command, outcome);
    memory.remember(commandId, countedFor, validUntilMs, state.position, outcome, orderId);
  }
}

/** How a command ended, in one word: the low bits its outcome, the bits above that of a cancel-replace's new order. */
const NEW_ORDER_SHIFT = 12;
const OUTCOME_MASK = 2 ** NEW_ORDER_SHIFT - 1;

function carryOut(state: State, accountId: number, command: Command): number {
  const passed = state.timeMs >= state.volatility.dueMs ? passHaltPhases(state) : undefined;
  const told = state.events.count;
  const reason = dispatch(state, accountId, command);
  if (reason === undefined) {
    if (!state.followUps.isEmpty) runFollowUps(state);
    if (state.volatility.isArmed) haltWhenVolatile(state, command, passed !== undefined);
    emitBalances(state);
    return command.type === "CancelReplaceOrder" ? halves.cancel | (halves.newOrder << NEW_ORDER_SHIFT) : ACCEPTED;
  }
  const untouched = state.ledger.touchedCount === 0;
  invariant(untouched && state.events.count === told, "a refused command has done nothing");
  if (passed !== undefined) undoHaltPhases(state, passed);
  emitRejected(state, accountId, reason);
  return 1 + REASON_CODE[reason];
}

/** The order that a command placed: its market's newest. */
function placedOrderId(state: State, command: Command, outcome: number): number {
  if (command.type === "NewOrder") {
    if (outcome !== ACCEPTED) return 0;
  } else if (command.type !== "CancelReplaceOrder" || outcome >>> NEW_ORDER_SHIFT !== NEW_ORDER_ACCEPTED) return 0;
  return state.markets[command.symbolId]?.lastOrderId ?? 0;
}

function emitDuplicated(state: State, accountId: number, first: number): void {
  const { orderId, outcome, position } = state.memory.get(first);
  const { events } = state;
  const at = events.open(EVENT_CODE.CommandDuplicated);
  events.words[at + 1] = accountId;
  events.words[at + 2] = position;
  events.words[at + 3] = outcome & OUTCOME_MASK;
  events.words[at + 4] = orderId;
  events.words[at + 5] = outcome >>> NEW_ORDER_SHIFT;
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

import type { Market } from "../book/market.js";
import { ACCEPTED } from "../integrity/command-memory.js";
import { NEW_ORDER_OUTCOMES } from "../messages/event-layout.js";
import { EVENT_CODE } from "../messages/event-ring.js";
import type { CancelReplaceOrder } from "../messages/order-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded } from "../money/units.js";
import type { State } from "../state.js";
import { cancelOpenOrder, isCancelRestrictions, judgeCancelRestrictions } from "./cancel-order.js";
import { isClientOrderId } from "./client-order-id.js";
import { FoundOrder, findOpenOrder } from "./find-open-order.js";
import { JudgedOrder, judgeBookAndFunds, judgeRules, readNewOrder } from "./judge-order.js";
import { isPegged, pegPrice } from "./peg-price.js";
import { placeOrder } from "./place-order.js";
import { REASON_CODE } from "./reject.js";
import { whyNoTrading } from "./why-no-trading.js";

const NOT_ATTEMPTED = NEW_ORDER_OUTCOMES.indexOf("NOT_ATTEMPTED");
/** Code of a new order that was placed, see NEW_ORDER_OUTCOMES; codes of reasons follow it. */
export const NEW_ORDER_ACCEPTED = NEW_ORDER_OUTCOMES.indexOf("ACCEPTED");

/** How the halves of the cancel-replace just carried out ended: codes of OUTCOMES and NEW_ORDER_OUTCOMES. A register, reused. */
export const halves = { cancel: ACCEPTED, newOrder: NEW_ORDER_ACCEPTED };

const found = new FoundOrder();
const judged = new JudgedOrder();

/**
 * Cancels one order and places another. Answers with the reason when it is refused as a whole; that one of its halves was refused is
 * an event, and stands in {@link halves}.
 */
export function cancelReplaceOrder(
  state: State,
  accountId: number,
  command: CancelReplaceOrder,
): RejectReason | undefined {
  // 1. Refuse the whole: what is wrong with the new order by itself leaves the old one alone.
  if (!isWellFormed(command) || !readNewOrder(command, judged)) return "MALFORMED_COMMAND";
  if (!state.accounts.mayTrade(accountId)) return whyNoTrading(state.accounts, accountId);
  const market = state.markets[command.symbolId];
  if (market === undefined) return "UNKNOWN_SYMBOL";
  const order = isPegged(command) ? pegPrice(market, command, judged) : command;
  if (typeof order === "string") return order;
  const refused = judgeRules(state, market, accountId, order, judged);
  if (refused !== undefined) return refused;

  // 2. The cancel.
  const kept = cancelHalf(state, market, accountId, command);
  halves.cancel = kept === undefined ? ACCEPTED : 1 + REASON_CODE[kept];
  if (kept !== undefined && command.cancelReplaceMode === "STOP_ON_FAILURE") {
    halves.newOrder = NOT_ATTEMPTED;
    emitCancelReplaceFailed(state, market, accountId);
    return undefined;
  }

  // 3. The new order: it finds the book and the balance as the cancel left them.
  const missing = judgeBookAndFunds(state, market, accountId, order, judged);
  halves.newOrder = NEW_ORDER_ACCEPTED + (missing === undefined ? 0 : 1 + REASON_CODE[missing]);
  if (kept !== undefined || missing !== undefined) emitCancelReplaceFailed(state, market, accountId);
  if (missing === undefined) placeOrder(state, market, accountId, order, judged);
  return undefined;
}

const isWellFormed = (command: CancelReplaceOrder): boolean =>
  (command.cancelReplaceMode === "STOP_ON_FAILURE" || command.cancelReplaceMode === "ALLOW_FAILURE") &&
  isGuarded(command.cancelOrderId) &&
  isClientOrderId(command.cancelOrigClientOrderId) &&
  isClientOrderId(command.cancelNewClientOrderId) &&
  isCancelRestrictions(command.cancelRestrictions) &&
  (command.cancelOrderId !== 0 || command.cancelOrigClientOrderId !== "");

/** Answers with the reason when the order stays. */
function cancelHalf(
  state: State,
  market: Market,
  accountId: number,
  { cancelNewClientOrderId, cancelOrderId, cancelOrigClientOrderId, cancelRestrictions }: CancelReplaceOrder,
): RejectReason | undefined {
  const reason =
    findOpenOrder(state, market, accountId, cancelOrderId, cancelOrigClientOrderId, found) ??
    judgeCancelRestrictions(state, found.slot, cancelRestrictions);
  if (reason === undefined) cancelOpenOrder(state, market, found.slot, cancelNewClientOrderId);
  return reason;
}

function emitCancelReplaceFailed(state: State, market: Market, accountId: number): void {
  const at = state.events.open(EVENT_CODE.CancelReplaceFailed);
  const { words } = state.events;
  words[at + 1] = accountId;
  words[at + 2] = market.symbolId;
  words[at + 3] = halves.cancel;
  words[at + 4] = halves.newOrder;
}

import type { CancelOpenOrders } from "../messages/order-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded } from "../money/units.js";
import { NO_ORDER } from "../order/order-store.js";
import type { State } from "../state.js";
import { endOrders } from "./end-orders.js";

/** Cancels every open order of an account on one symbol, oldest first, orders of a list together. Answers with the reason when it is refused. */
export function cancelOpenOrders(state: State, accountId: number, command: CancelOpenOrders): RejectReason | undefined {
  // 1. Refuse.
  if (!isGuarded(command.symbolId)) return "MALFORMED_COMMAND";
  if (!state.accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";
  const market = state.markets[command.symbolId];
  if (market === undefined) return "UNKNOWN_SYMBOL";
  const found = openOrdersOn(state, accountId, command.symbolId);
  if (found.length === 0) return "NO_OPEN_ORDERS";

  // 2. Commit.
  endOrders(state, market, found, undefined);
  return undefined;
}

/** Slots of an account's open orders on a symbol. Its list is in order of placement, so their ids ascend. */
export function openOrdersOn(state: State, accountId: number, symbolId: number): number[] {
  const { openOrders, orders } = state;
  const found: number[] = [];
  for (let slot = openOrders.first(accountId); slot !== NO_ORDER; slot = orders.accountNext(slot)) {
    if (orders.symbolId(slot) === symbolId) found.push(slot);
  }
  return found;
}

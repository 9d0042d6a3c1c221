import type { CancelOrderList } from "../messages/order-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded } from "../money/units.js";
import type { State } from "../state.js";
import { isClientOrderId } from "./client-order-id.js";
import { cancelList } from "./order-list-life.js";

/** Cancels a list with all of its open orders. Answers with the reason when it is refused. */
export function cancelOrderList(state: State, accountId: number, command: CancelOrderList): RejectReason | undefined {
  // 1. Refuse.
  const { listClientOrderId, newClientOrderId, orderListId, symbolId } = command;
  const wellFormed =
    isGuarded(symbolId) &&
    isGuarded(orderListId) &&
    isClientOrderId(listClientOrderId) &&
    isClientOrderId(newClientOrderId);
  if (!wellFormed || (orderListId === 0 && listClientOrderId === "")) return "MALFORMED_COMMAND";
  if (!state.accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";
  const market = state.markets[symbolId];
  if (market === undefined) return "UNKNOWN_SYMBOL";
  const { orderLists } = state;
  const list = orderListId === 0 ? orderLists.find(accountId, listClientOrderId) : orderLists.get(orderListId);
  if (list === undefined || list.accountId !== accountId || list.symbolId !== symbolId) return "UNKNOWN_ORDER_LIST";
  if (listClientOrderId !== "" && list.listClientOrderId !== listClientOrderId) return "CLIENT_ORDER_ID_MISMATCH";

  // 2. Commit.
  cancelList(state, market, list, { cancelClientOrderId: newClientOrderId, isNamed: () => true });
  return undefined;
}

import type { Market } from "../book/market.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { NO_ORDER } from "../order/order-store.js";
import type { State } from "../state.js";

/** The slot of an open order that was asked for; one register, reused. */
export class FoundOrder {
  slot = NO_ORDER;
}

/**
 * Finds an account's open order by its id, or by its client order id when the order id is 0; with both given they must name the same
 * order. Answers with the reason when there is none.
 */
export function findOpenOrder(
  state: State,
  market: Market,
  accountId: number,
  orderId: number,
  clientOrderId: string,
  found: FoundOrder,
): RejectReason | undefined {
  const { openOrders, orders } = state;
  const slot = orderId === 0 ? openOrders.find(accountId, clientOrderId) : market.findOrder(orderId);
  if (slot === NO_ORDER || orders.accountId(slot) !== accountId || orders.symbolId(slot) !== market.symbolId) {
    return "UNKNOWN_ORDER";
  }
  if (clientOrderId !== "" && orders.clientOrderId(slot) !== clientOrderId) return "CLIENT_ORDER_ID_MISMATCH";
  found.slot = slot;
  return undefined;
}

import type { Market } from "../book/market.js";
import type { ExpiryReason } from "../order/enums.js";
import { isTerminal, statusName } from "../order/order-status.js";
import type { State } from "../state.js";
import { cancelOpenOrder } from "./cancel-order.js";
import { cancelList, listOf } from "./order-list-life.js";

/**
 * Ends many open orders of a market, those of a list together where the first of them stands.
 *
 * @param expiryReason given when not their owner ends them: then they expire
 */
export function endOrders(
  state: State,
  market: Market,
  slots: readonly number[],
  expiryReason: ExpiryReason | undefined,
): void {
  for (const slot of slots) {
    if (isTerminal(statusName(state.orders.status(slot)))) continue;
    const list = listOf(state, slot);
    if (list === undefined) cancelOpenOrder(state, market, slot, "", expiryReason);
    else cancelList(state, market, list, { cancelClientOrderId: "", expiryReason, isNamed: () => true });
  }
}

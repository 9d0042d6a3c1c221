import { invariant } from "../assert.js";
import type { Market } from "../book/market.js";
import type { NewOrderList } from "../messages/order-commands.js";
import { createDetails, NO_INSTRUCTIONS } from "../order/order-details.js";
import { hasWorkingLeg, type OrderList } from "../order/order-lists.js";
import { STATUS_CODE } from "../order/order-status.js";
import type { State } from "../state.js";
import type { JudgedLeg } from "./order-list-legs.js";
import { emitOrderListChanged } from "./order-list-report.js";
import { emitOrderNew } from "./order-report.js";
import { comeIntoForce, enterOrder } from "./place-order.js";
import { startLegs } from "./start-legs.js";

/** Commits a list that was judged and not refused. Cannot fail. */
export function placeOrderList(
  state: State,
  market: Market,
  accountId: number,
  command: NewOrderList,
  legs: readonly JudgedLeg[],
): void {
  const { kind, listClientOrderId, symbolId } = command;
  const orderListId = ++state.orderLists.lastOrderListId;
  const inForce = hasWorkingLeg(kind) ? legs.slice(0, 1) : legs;
  const list: OrderList = {
    orderListId,
    symbolId,
    accountId,
    kind,
    listClientOrderId,
    timeMs: state.timeMs,
    legs: legs.map((leg) => {
      const slot = enterLeg(state, market, accountId, leg, orderListId, inForce.includes(leg));
      return { orderId: state.orders.orderId(slot), clientOrderId: leg.command.clientOrderId, slot };
    }),
  };
  invariant(list.legs.length >= 2, "a list has at least two orders");
  state.orderLists.add(list);
  emitOrderListChanged(state, list, "EXEC_STARTED", "EXECUTING");
  for (const { slot } of list.legs) emitOrderNew(state, market, slot);
  startLegs(
    state,
    market,
    inForce,
    list.legs.map(({ slot }) => slot),
  );
}

/** Gives a leg its id and its place among the account's open orders; one that is not in force yet is PENDING_NEW. */
function enterLeg(
  state: State,
  market: Market,
  accountId: number,
  leg: JudgedLeg,
  orderListId: number,
  isInForce: boolean,
): number {
  const { command, judged } = leg;
  const { orders } = state;
  const details = createDetails(command.instructions ?? NO_INSTRUCTIONS, 0, -1, orderListId);
  if (isInForce) comeIntoForce(details, judged, market.lastPrice, state.timeMs);
  const slot = enterOrder(state, market, accountId, command, judged, details);
  state.openOrders.add(orders, slot);
  if (!isInForce) {
    orders.setStatus(slot, STATUS_CODE.PENDING_NEW);
    market.pending.add(orders.orderId(slot), slot);
  }
  return slot;
}

import { invariant } from "../assert.js";
import type { Market } from "../book/market.js";
import type { ExpiryReason } from "../order/enums.js";
import { hasWorkingLeg, isDone, type ListedOrder, type OrderList, siblingOf } from "../order/order-lists.js";
import { STATUS_CODE } from "../order/order-status.js";
import { NO_ORDER } from "../order/order-store.js";
import type { State } from "../state.js";
import { emitOrderListChanged } from "./order-list-report.js";
import { emitOrderCanceled, emitOrderExpired } from "./order-report.js";
import { releaseLock } from "./release-lock.js";
import { releaseSiblingLock } from "./shared-lock.js";
import { withdrawOrder } from "./withdraw-order.js";

/** The open list an order belongs to; undefined for most orders. */
export function listOf({ orderLists, orders }: State, slot: number): OrderList | undefined {
  const orderListId = orders.details(slot)?.orderListId ?? -1;
  return orderListId === -1 ? undefined : orderLists.get(orderListId);
}

/** An order has traded or was triggered: if it is one of a pair, the other one is over. */
export function breakPair(state: State, market: Market, slot: number): void {
  const list = listOf(state, slot);
  if (list === undefined) return;
  const sibling = siblingOf(state.orders, list, slot);
  if (sibling !== NO_ORDER) expireLeg(state, market, list, sibling, "OCO_TRIGGER");
}

/** An order is closed and about to be forgotten: what that means for its list. */
export function legClosed(state: State, market: Market, slot: number): void {
  const list = listOf(state, slot);
  if (list === undefined) return;
  breakPair(state, market, slot);
  const leg = legOf(list, slot);
  leg.slot = NO_ORDER;
  if (hasWorkingLeg(list.kind) && leg === list.legs[0]) {
    if (state.orders.status(slot) === STATUS_CODE.FILLED) {
      state.followUps.add({ kind: "ORDERS_DUE", orderListId: list.orderListId });
    } else expireLegs(state, market, list, "OTO_PHASE_ONE_EXPIRED");
  }
  finishWhenDone(state, list);
}

/** Expires every open order of a list. */
export function expireLegs(state: State, market: Market, list: OrderList, reason: ExpiryReason): void {
  for (const { slot } of list.legs) if (slot !== NO_ORDER) expireLeg(state, market, list, slot, reason);
}

function expireLeg(state: State, market: Market, list: OrderList, slot: number, reason: ExpiryReason): void {
  endLeg(state, market, list, slot, () => emitOrderExpired(state, market, slot, reason));
}

/** Who ends a list, and how. */
export interface ListCancel {
  readonly cancelClientOrderId: string;
  /** Given when not the owner ends it: then all of its orders expire. */
  readonly expiryReason?: ExpiryReason | undefined;
  /** Whether the cancel names an order. Those that it does not name and that never were in force expire. */
  readonly isNamed: (slot: number) => boolean;
}

/** Ends every open order of a list. */
export function cancelList(
  state: State,
  market: Market,
  list: OrderList,
  { cancelClientOrderId, expiryReason, isNamed }: ListCancel,
): void {
  for (const { slot } of list.legs) {
    if (slot === NO_ORDER) continue;
    const isLeftOver = state.orders.status(slot) === STATUS_CODE.PENDING_NEW && !isNamed(slot);
    const expires = expiryReason ?? (isLeftOver ? "OTO_PHASE_ONE_EXPIRED" : undefined);
    endLeg(state, market, list, slot, () => {
      if (expires !== undefined) emitOrderExpired(state, market, slot, expires);
      else emitOrderCanceled(state, market, slot, cancelClientOrderId);
    });
  }
  finishWhenDone(state, list);
}

/** Takes an open order of a list from where it stands, frees what it locks, reports its end, and forgets it. */
function endLeg(state: State, market: Market, list: OrderList, slot: number, report: () => void): void {
  const { openOrders, orders } = state;
  const sibling = siblingOf(state.orders, list, slot);
  withdrawOrder(state, market, slot, () => {
    if (orders.status(slot) !== STATUS_CODE.PENDING_NEW) {
      // Two orders that are in force lock their funds once: what the other one needs stays.
      if (sibling === NO_ORDER) releaseLock(state, market, slot);
      else releaseSiblingLock(state, market, sibling, slot);
    }
    report();
  });
  legOf(list, slot).slot = NO_ORDER;
  openOrders.remove(orders, slot);
  orders.release(slot);
}

/** An order was given another client order id: if it belongs to a list, the list tells of it. */
export function renameLeg(state: State, slot: number): void {
  const list = listOf(state, slot);
  if (list === undefined) return;
  legOf(list, slot).clientOrderId = state.orders.clientOrderId(slot);
  emitOrderListChanged(state, list, "UPDATED", "EXECUTING");
}

export function finishWhenDone(state: State, list: OrderList): void {
  if (!isDone(list)) return;
  state.orderLists.remove(list);
  emitOrderListChanged(state, list, "ALL_DONE", "ALL_DONE");
}

function legOf(list: OrderList, slot: number): ListedOrder {
  const leg = list.legs.find((each) => each.slot === slot);
  invariant(leg !== undefined, "an open order of a list is one of its legs");
  return leg;
}

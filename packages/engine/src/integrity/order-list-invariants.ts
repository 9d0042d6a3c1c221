import { invariant } from "../assert.js";
import type { Market } from "../book/market.js";
import { Wide } from "../money/wide.js";
import { SIDE_CODE } from "../order/codes.js";
import { hasWorkingLeg, isDone, type OrderList, siblingOf } from "../order/order-lists.js";
import { isTerminal, STATUS_CODE, statusName } from "../order/order-status.js";
import { NO_ORDER } from "../order/order-store.js";
import type { State } from "../state.js";
import { buyLock, sellLock } from "../wallet/lock.js";

/**
 * Checks every open list and takes what a pair does not lock twice off `reserved`.
 *
 * @returns how many orders are pending on each market
 * @throws InvariantViolation
 */
export function checkOrderLists(state: State, reserved: Map<number, bigint>): Map<Market, number> {
  const pending = new Map<Market, number>();
  invariant(state.followUps.isEmpty, "nothing is left to do between commands");
  for (const list of state.orderLists.all()) {
    const market = state.markets[list.symbolId];
    invariant(market !== undefined, "a list's symbol is listed");
    invariant(list.orderListId <= state.orderLists.lastOrderListId, "list ids are given out in order");
    invariant(!isDone(list), "a list that is done is forgotten");
    const count = checkLegs(state, market, list);
    pending.set(market, (pending.get(market) ?? 0) + count);
    shareLock(state, market, list, reserved);
  }
  return pending;
}

/** Legs are open orders of the list's account; they are pending exactly as long as the working order is open. */
function checkLegs(state: State, market: Market, list: OrderList): number {
  const { orders } = state;
  const isWorking = hasWorkingLeg(list.kind) && list.legs[0]?.slot !== NO_ORDER;
  let pending = 0;
  for (const [at, { clientOrderId, orderId, slot }] of list.legs.entries()) {
    if (slot === NO_ORDER) continue;
    const status = orders.status(slot);
    invariant(market.findOrder(orderId) === slot, "an order of a list is found by its id");
    invariant(orders.clientOrderId(slot) === clientOrderId, "a list knows its orders by their client order ids");
    invariant(orders.accountId(slot) === list.accountId, "a list is one account's");
    invariant(orders.details(slot)?.orderListId === list.orderListId, "an order knows its list");
    invariant(!isTerminal(statusName(status)), "an order of a list is open until the list lets go of it");
    const isPending = status === STATUS_CODE.PENDING_NEW;
    invariant(isPending === (isWorking && at > 0), "orders are pending while the working order is open");
    if (isPending) pending++;
  }
  return pending;
}

const lock = new Wide();

/** A pair in force locks the larger of its needs: the smaller one is not reserved a second time. */
function shareLock(state: State, market: Market, list: OrderList, reserved: Map<number, bigint>): void {
  const { orders } = state;
  for (const { slot } of list.legs) {
    const sibling = slot === NO_ORDER ? NO_ORDER : siblingOf(orders, list, slot);
    if (sibling === NO_ORDER || orders.status(slot) === STATUS_CODE.PENDING_NEW) continue;
    const isBuy = orders.side(slot) === SIDE_CODE.BUY;
    const isSmaller = isBuy && orders.lockPrice(slot) !== orders.lockPrice(sibling);
    const counts = isSmaller ? orders.lockPrice(slot) > orders.lockPrice(sibling) : slot < sibling;
    if (counts) continue;
    if (isBuy) buyLock(lock, orders.lockPrice(slot), orders.remaining(slot), market.scales);
    else sellLock(lock, orders.remaining(slot), market.scales);
    const balance = isBuy ? orders.quoteBalance(slot) : orders.baseBalance(slot);
    reserved.set(balance, (reserved.get(balance) ?? 0n) - lock.toBigInt());
  }
}

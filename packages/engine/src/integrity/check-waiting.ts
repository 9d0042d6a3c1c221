import { invariant } from "../assert.js";
import type { Market } from "../book/market.js";
import { SIDE_CODE } from "../order/codes.js";
import type { OrderDetails } from "../order/order-details.js";
import { statusName } from "../order/order-status.js";
import { type OrderTypeTraits, TRAITS_OF_TYPE } from "../order/order-type.js";
import type { State } from "../state.js";
import { stopFalls, stopReached } from "../trigger/stop-side.js";
import { trailingPrice } from "../trigger/trailing-price.js";
import type { Triggers } from "../trigger/triggers.js";

/** Checks the orders of one market that wait for their stop, and hands each to `reserve`. Answers how many there are. */
export function checkWaiting(state: State, market: Market, reserve: (slot: number) => void): number {
  const { openOrders, orders } = state;
  const { size } = market.waiting;
  invariant((state.triggers[market.symbolId] as Triggers).size === size, "every waiting order is among the triggers");
  for (const slot of market.waiting.slots()) {
    const orderId = orders.orderId(slot);
    invariant(market.waiting.get(orderId) === slot, "a waiting order is found by its id");
    invariant(market.book.index.get(orderId) === -1, "a waiting order is not on the book");
    invariant(statusName(orders.status(slot)) === "NEW" && orders.executed(slot) === 0, "a waiting order is new");
    invariant(orders.workingTimeMs(slot) === -1, "a waiting order does not work");
    const clientOrderId = orders.clientOrderId(slot);
    const found = clientOrderId === "" ? slot : openOrders.find(orders.accountId(slot), clientOrderId);
    invariant(found === slot, "a waiting order is found by its client order id");
    invariant(!isTriggered(state, market, slot), "no order waits that is triggered");
    reserve(slot);
  }
  return size;
}

/** Whether the last price has reached what the order waits for. */
function isTriggered({ orders }: State, { lastPrice }: Market, slot: number): boolean {
  const { stopPrice, trailingDelta, trailingExtreme } = orders.details(slot) as OrderDetails;
  if (lastPrice === 0) return false;
  const side = orders.side(slot);
  if (trailingExtreme !== 0) {
    const falls = side === SIDE_CODE.SELL;
    return stopReached(trailingPrice(trailingExtreme, trailingDelta, falls), lastPrice, falls);
  }
  return stopReached(stopPrice, lastPrice, stopFalls(TRAITS_OF_TYPE[orders.orderType(slot)] as OrderTypeTraits, side));
}

import type { Work } from "../choice.js";
import { NO_ORDER, OrderStore, Wide } from "../engine-parts.js";
import { fold } from "../fold.js";
import { type OrderActions, placeOf, TIME_MS } from "./order-actions.js";

/** The engine's order store: an order is two records in two typed arrays, slots recycled. */
export function recordOrders(actions: OrderActions): Work {
  const { levels, isTrade, level, price, quantity, account } = actions;
  const orders = new OrderStore();
  const notional = new Wide();
  const open = new Int32Array(actions.open);
  const heads = new Int32Array(levels).fill(NO_ORDER);
  const tails = new Int32Array(levels).fill(NO_ORDER);

  function enter(action: number, place: number): void {
    const accountId = account[action] as number;
    const slot = orders.enter(
      action,
      0,
      accountId,
      "",
      0,
      0,
      0,
      price[action] as number,
      quantity[action] as number,
      TIME_MS + action,
      accountId << 1,
      (accountId << 1) | 1,
      0,
      undefined,
    );
    const at = level[action] as number;
    const tail = tails[at] as number;
    orders.setLevel(slot, at);
    orders.setPrevious(slot, tail);
    orders.setNext(slot, NO_ORDER);
    if (tail === NO_ORDER) heads[at] = slot;
    else orders.setNext(tail, slot);
    tails[at] = slot;
    open[place] = slot;
  }

  const whatACancelReads = (slot: number): number =>
    orders.orderId(slot) +
    orders.symbolId(slot) +
    orders.accountId(slot) +
    orders.side(slot) +
    orders.price(slot) +
    orders.remaining(slot) +
    orders.executed(slot) +
    (orders.cumulativeHigh(slot) + orders.cumulativeLow(slot)) +
    orders.status(slot) +
    orders.quoteBalance(slot) +
    (orders.details(slot) === undefined ? 0 : 1);

  function leave(slot: number): void {
    const at = orders.level(slot);
    const previous = orders.previous(slot);
    const next = orders.next(slot);
    if (previous === NO_ORDER) heads[at] = next;
    else orders.setNext(previous, next);
    if (next === NO_ORDER) tails[at] = previous;
    else orders.setPrevious(next, previous);
    orders.release(slot);
    orders.recycle();
  }

  function trade(slot: number): void {
    notional.setNumber(orders.price(slot));
    orders.execute(slot, 1, notional);
    orders.setStatus(slot, 1);
  }

  for (let action = 0; action < actions.entries; action++) enter(action, action);
  let sum = 0;

  function run(): void {
    for (let action = actions.entries; action < actions.count; action++) {
      const place = placeOf(actions, action, sum);
      const slot = open[place] as number;
      if (isTrade[action] === 1) {
        trade(slot);
        sum = fold(sum, orders.remaining(slot));
      } else {
        sum = fold(sum, whatACancelReads(slot));
        leave(slot);
        enter(action, place);
      }
    }
  }

  function result(): string {
    const seen: number[] = [sum];
    for (const head of heads) {
      for (let slot = head; slot !== NO_ORDER; slot = orders.next(slot))
        seen.push(orders.orderId(slot), orders.remaining(slot), orders.cumulativeLow(slot));
    }
    return seen.join();
  }
  return { run, result };
}

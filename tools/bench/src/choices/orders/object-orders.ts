import type { Work } from "../choice.js";
import { fold } from "../fold.js";
import { type OrderActions, placeOf, TIME_MS } from "./order-actions.js";

/** An object per order, linked to its neighbours in the queue. */
class OrderObject {
  readonly orderId: number;
  readonly symbolId = 0;
  readonly accountId: number;
  readonly clientOrderId = "";
  readonly side = 0;
  readonly orderType = 0;
  readonly timeInForce = 0;
  readonly selfTradePrevention = 0;
  readonly price: number;
  readonly quantity: number;
  readonly timeMs: number;
  readonly baseBalance: number;
  readonly quoteBalance: number;
  readonly details = undefined;
  readonly level: number;
  status = 0;
  executed = 0;
  open: number;
  cumulativeQuote = 0;
  next: OrderObject | undefined = undefined;
  previous: OrderObject | undefined;

  constructor(orderId: number, accountId: number, price: number, quantity: number, timeMs: number, level: number) {
    this.orderId = orderId;
    this.accountId = accountId;
    this.price = price;
    this.quantity = quantity;
    this.open = quantity;
    this.timeMs = timeMs;
    this.baseBalance = accountId << 1;
    this.quoteBalance = (accountId << 1) | 1;
    this.level = level;
    this.previous = undefined;
  }
}

const whatACancelReads = (order: OrderObject): number =>
  order.orderId +
  order.symbolId +
  order.accountId +
  order.side +
  order.price +
  order.open +
  order.executed +
  order.cumulativeQuote +
  order.status +
  order.quoteBalance +
  (order.details === undefined ? 0 : 1);

export function objectOrders(actions: OrderActions): Work {
  const { levels, isTrade, level, price, quantity, account } = actions;
  const open = new Array<OrderObject>(actions.open);
  const heads = new Array<OrderObject | undefined>(levels).fill(undefined);
  const tails = new Array<OrderObject | undefined>(levels).fill(undefined);

  function enter(action: number, place: number): void {
    const at = level[action] as number;
    const order = new OrderObject(
      action,
      account[action] as number,
      price[action] as number,
      quantity[action] as number,
      TIME_MS + action,
      at,
    );
    const tail = tails[at];
    order.previous = tail;
    if (tail === undefined) heads[at] = order;
    else tail.next = order;
    tails[at] = order;
    open[place] = order;
  }

  function leave({ previous, next, level: at }: OrderObject): void {
    if (previous === undefined) heads[at] = next;
    else previous.next = next;
    if (next === undefined) tails[at] = previous;
    else next.previous = previous;
  }

  function trade(order: OrderObject): void {
    order.executed += 1;
    order.open -= 1;
    order.cumulativeQuote += order.price;
    order.status = 1;
  }

  for (let action = 0; action < actions.entries; action++) enter(action, action);
  let sum = 0;

  function run(): void {
    for (let action = actions.entries; action < actions.count; action++) {
      const place = placeOf(actions, action, sum);
      const order = open[place] as OrderObject;
      if (isTrade[action] === 1) {
        trade(order);
        sum = fold(sum, order.open);
      } else {
        sum = fold(sum, whatACancelReads(order));
        leave(order);
        enter(action, place);
      }
    }
  }

  function result(): string {
    const seen: number[] = [sum];
    for (const head of heads) {
      for (let order = head; order !== undefined; order = order.next)
        seen.push(order.orderId, order.open, order.cumulativeQuote);
    }
    return seen.join();
  }
  return { run, result };
}

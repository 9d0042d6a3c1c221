import type { Work } from "../choice.js";
import { fold } from "../fold.js";
import { type OrderActions, placeOf, TIME_MS } from "./order-actions.js";

const NONE = -1;

/** A typed array for each field of an order, slots recycled. */
export function columnOrders(actions: OrderActions): Work {
  const { levels, isTrade, level, price, quantity, account } = actions;
  const capacity = actions.open + 1;
  const numbers = () => new Float64Array(capacity);
  const links = () => new Int32Array(capacity);
  const orderIds = numbers();
  const prices = numbers();
  const quantities = numbers();
  const executed = numbers();
  const opens = numbers();
  const cumulativeHigh = numbers();
  const cumulativeLow = numbers();
  const times = numbers();
  const symbols = links();
  const accounts = links();
  const baseBalances = links();
  const quoteBalances = links();
  const levelOf = links();
  const nexts = links();
  const previouses = links();
  const sides = links();
  const orderTypes = links();
  const timesInForce = links();
  const statuses = links();
  const preventions = links();
  const hasDetails = links();
  const clientOrderIds = new Array<string>(capacity).fill("");
  const free: number[] = Array.from({ length: capacity }, (_, slot) => slot);
  const open = new Int32Array(actions.open);
  const heads = new Int32Array(levels).fill(NONE);
  const tails = new Int32Array(levels).fill(NONE);

  function enter(action: number, place: number): void {
    const slot = free.pop() as number;
    const accountId = account[action] as number;
    orderIds[slot] = action;
    prices[slot] = price[action] as number;
    quantities[slot] = quantity[action] as number;
    executed[slot] = 0;
    opens[slot] = quantity[action] as number;
    cumulativeHigh[slot] = 0;
    cumulativeLow[slot] = 0;
    times[slot] = TIME_MS + action;
    symbols[slot] = 0;
    accounts[slot] = accountId;
    baseBalances[slot] = accountId << 1;
    quoteBalances[slot] = (accountId << 1) | 1;
    sides[slot] = 0;
    orderTypes[slot] = 0;
    timesInForce[slot] = 0;
    statuses[slot] = 0;
    preventions[slot] = 0;
    hasDetails[slot] = 0;
    clientOrderIds[slot] = "";
    const at = level[action] as number;
    const tail = tails[at] as number;
    levelOf[slot] = at;
    previouses[slot] = tail;
    nexts[slot] = NONE;
    if (tail === NONE) heads[at] = slot;
    else nexts[tail] = slot;
    tails[at] = slot;
    open[place] = slot;
  }

  const whatACancelReads = (slot: number): number =>
    (orderIds[slot] as number) +
    (symbols[slot] as number) +
    (accounts[slot] as number) +
    (sides[slot] as number) +
    (prices[slot] as number) +
    (opens[slot] as number) +
    (executed[slot] as number) +
    ((cumulativeHigh[slot] as number) + (cumulativeLow[slot] as number)) +
    (statuses[slot] as number) +
    (quoteBalances[slot] as number) +
    (hasDetails[slot] as number);

  function leave(slot: number): void {
    const at = levelOf[slot] as number;
    const previous = previouses[slot] as number;
    const next = nexts[slot] as number;
    if (previous === NONE) heads[at] = next;
    else nexts[previous] = next;
    if (next === NONE) tails[at] = previous;
    else previouses[next] = previous;
    free.push(slot);
  }

  function trade(slot: number): void {
    executed[slot] = (executed[slot] as number) + 1;
    opens[slot] = (opens[slot] as number) - 1;
    let low = (cumulativeLow[slot] as number) + (prices[slot] as number);
    let high = cumulativeHigh[slot] as number;
    if (low >= 1e15) {
      low -= 1e15;
      high += 1;
    }
    cumulativeLow[slot] = low;
    cumulativeHigh[slot] = high;
    statuses[slot] = 1;
  }

  for (let action = 0; action < actions.entries; action++) enter(action, action);
  let sum = 0;

  function run(): void {
    for (let action = actions.entries; action < actions.count; action++) {
      const place = placeOf(actions, action, sum);
      const slot = open[place] as number;
      if (isTrade[action] === 1) {
        trade(slot);
        sum = fold(sum, opens[slot] as number);
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
      for (let slot = head; slot !== NONE; slot = nexts[slot] as number)
        seen.push(orderIds[slot] as number, opens[slot] as number, cumulativeLow[slot] as number);
    }
    return seen.join();
  }
  return { run, result };
}

import { NumberIndex } from "../collections/number-index.js";
import { Wide } from "../money/wide.js";
import { SIDE_CODE } from "../order/codes.js";
import type { OrderStore } from "../order/order-store.js";
import { appendToLevel, unlinkFromLevel } from "./level-queue.js";
import { NO_LEVEL, PriceLevels } from "./price-levels.js";

/** The resting orders of one symbol: two sides of price levels, a queue per level, and an index by order id. */
export class OrderBook {
  readonly bids = new PriceLevels(true);
  readonly asks = new PriceLevels(false);
  readonly index = new NumberIndex();
}

/** The levels on which an order of `side` rests. */
export const ownLevels = (book: OrderBook, side: number): PriceLevels =>
  side === SIDE_CODE.BUY ? book.bids : book.asks;

/** The levels against which an order of `side` trades. */
export const oppositeLevels = (book: OrderBook, side: number): PriceLevels =>
  side === SIDE_CODE.BUY ? book.asks : book.bids;

const open = new Wide();

/** Appends an order to the queue of its price and returns its level. */
export function restOrder(book: OrderBook, orders: OrderStore, slot: number): number {
  const levels = ownLevels(book, orders.side(slot));
  const level = levels.ensure(orders.price(slot));
  appendToLevel(levels, orders, level, slot);
  const hidden = orders.hidden(slot);
  open.setNumber(orders.remaining(slot) - hidden);
  levels.addTotal(level, open);
  if (hidden > 0) {
    open.setNumber(hidden);
    levels.addHidden(level, open);
  }
  book.index.add(orders.orderId(slot), slot);
  return level;
}

/** Takes an order with its whole open quantity off the book; its level stays, perhaps empty. */
export function takeOrder(book: OrderBook, orders: OrderStore, slot: number): void {
  const levels = ownLevels(book, orders.side(slot));
  const level = orders.level(slot);
  const hidden = orders.hidden(slot);
  open.setNumber(orders.remaining(slot) - hidden);
  levels.subtractTotal(level, open);
  if (hidden > 0) {
    open.setNumber(hidden);
    levels.subtractHidden(level, open);
  }
  unlinkOrder(book, levels, orders, slot);
}

/** Takes an order without open quantity out of its queue and the index. */
export function unlinkOrder(book: OrderBook, levels: PriceLevels, orders: OrderStore, slot: number): void {
  unlinkFromLevel(levels, orders, slot);
  book.index.remove(orders.orderId(slot));
}

/** Whether a taker of `side` with `limit` would trade at once. */
export function wouldMatch(book: OrderBook, side: number, limit: number): boolean {
  const levels = oppositeLevels(book, side);
  const best = levels.best();
  return best !== NO_LEVEL && crosses(side, levels.price(best), limit);
}

/** Whether a maker's `price` is within the `limit` of a taker of `side`; touching counts. */
export const crosses = (side: number, price: number, limit: number): boolean =>
  side === SIDE_CODE.BUY ? price <= limit : price >= limit;

/** The limit of a taker that takes any price. */
export const anyPrice = (side: number): number => (side === SIDE_CODE.BUY ? Number.POSITIVE_INFINITY : 0);

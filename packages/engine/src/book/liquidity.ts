import { divideDown } from "../money/rounding.js";
import { GUARD } from "../money/units.js";
import { Wide } from "../money/wide.js";
import { NO_ORDER, type OrderStore } from "../order/order-store.js";
import { crosses, type OrderBook, oppositeLevels } from "./order-book.js";
import { NO_LEVEL, type PriceLevels } from "./price-levels.js";

// What the book could give a taker, asked before anything changes. Walks levels; orders only where it says so.

/** How much of `quantity` a taker of `side` could trade at once within `limit`. */
export function fillableQuantity(book: OrderBook, side: number, limit: number, quantity: number): number {
  const levels = oppositeLevels(book, side);
  let left = quantity;
  for (let level = levels.best(); left > 0; level = levels.behind(level)) {
    if (level === NO_LEVEL || !crosses(side, levels.price(level), limit)) break;
    left -= Math.min(left, levels.cappedOpen(level));
  }
  return quantity - left;
}

const part = new Wide();

/** out = Σ price × quantity, in notional units, of taking `quantity` (fillable) from the book at any price. */
export function fillCost(out: Wide, book: OrderBook, side: number, quantity: number): void {
  const levels = oppositeLevels(book, side);
  out.set(0, 0);
  let left = quantity;
  for (let level = levels.best(); left > 0; level = levels.behind(level)) {
    if (level === NO_LEVEL) return;
    const taken = Math.min(left, levels.cappedOpen(level));
    wideProduct(part, levels.price(level), taken);
    out.add(part);
    left -= taken;
  }
}

/**
 * The quantity that `budget` notional units buy, or the sale of which earns them, never more; before rounding to the lot.
 * The side is not empty.
 */
export function quantityForBudget(book: OrderBook, side: number, budget: number): number {
  return budgetOver(oppositeLevels(book, side), budget, undefined, undefined);
}

/** The same, of what is left of the side without the orders for which `isOwn` holds. Walks orders. */
export function othersQuantityForBudget(
  book: OrderBook,
  orders: OrderStore,
  side: number,
  budget: number,
  isOwn: (maker: number) => boolean,
): number {
  return budgetOver(oppositeLevels(book, side), budget, orders, isOwn);
}

/** With `orders` and `isOwn` given, only others' quantity counts. */
function budgetOver(
  levels: PriceLevels,
  budget: number,
  orders: OrderStore | undefined,
  isOwn: ((maker: number) => boolean) | undefined,
): number {
  let left = budget;
  let quantity = 0;
  let price = 1;
  for (let level = levels.best(); ; level = levels.behind(level)) {
    // What the book cannot serve is reckoned at its worst price, so that the order shows it and expires with it.
    if (level === NO_LEVEL) return quantity + divideDown(left, price);
    price = levels.price(level);
    const total =
      orders === undefined || isOwn === undefined
        ? levels.cappedOpen(level)
        : othersTotal(levels, level, orders, isOwn);
    const affordable = divideDown(left, price);
    if (affordable < total) return quantity + affordable;
    quantity += total;
    left -= total * price;
  }
}

/** What others than the owner have at a level, or the guard when it is above it. */
function othersTotal(
  levels: PriceLevels,
  level: number,
  orders: OrderStore,
  isOwn: (maker: number) => boolean,
): number {
  let total = 0;
  for (let maker = levels.head(level); maker !== NO_ORDER; maker = orders.next(maker)) {
    if (!isOwn(maker)) total = Math.min(GUARD, total + orders.remaining(maker));
  }
  return total;
}

/** A level may hold more than one guarded order: its price × quantity needs more than a double. */
export function wideProduct(out: Wide, price: number, quantity: number): void {
  const product = price * quantity;
  if (product <= Number.MAX_SAFE_INTEGER) out.setNumber(product);
  else out.setBigInt(BigInt(price) * BigInt(quantity));
}

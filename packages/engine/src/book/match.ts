import { Wide } from "../money/wide.js";
import { NO_ORDER, type OrderStore } from "../order/order-store.js";
import { crosses, type OrderBook, oppositeLevels, unlinkOrder } from "./order-book.js";
import { NO_LEVEL, type PriceLevels } from "./price-levels.js";

/** What else must happen while a taker walks the book: money and events, which are not the book's business. */
export interface Matching {
  /** The walk reaches a level: fills from here on are at another price. */
  enterLevel(): void;
  /** Maker and taker have traded `quantity` at the maker's price; their executed quantities are up to date. */
  fill(maker: number, taker: number, price: number, quantity: number): void;
  /** A maker is filled: it left the book, its slot is still readable. */
  makerDone(maker: number): void;
  /** The walk leaves a level, emptied or not; an emptied one is removed afterwards. */
  leaveLevel(levels: PriceLevels, level: number): void;
}

const traded = new Wide();

/**
 * Lets a taker trade by price, then time, until it is filled or no maker is within `limit`.
 *
 * Every maker's own price × quantity is guarded, so each fill's is too.
 */
export function match(book: OrderBook, orders: OrderStore, taker: number, limit: number, matching: Matching): void {
  const side = orders.side(taker);
  const levels = oppositeLevels(book, side);
  let left = orders.remaining(taker);
  while (left > 0) {
    const level = levels.best();
    if (level === NO_LEVEL) return;
    const price = levels.price(level);
    if (!crosses(side, price, limit)) return;
    matching.enterLevel();
    let maker = levels.head(level);
    while (left > 0 && maker !== NO_ORDER) {
      const open = orders.remaining(maker);
      const quantity = left < open ? left : open;
      left -= quantity;
      traded.setNumber(price * quantity);
      orders.execute(maker, quantity, traded);
      orders.execute(taker, quantity, traded);
      traded.setNumber(quantity);
      levels.subtractTotal(level, traded);
      const next = orders.next(maker);
      matching.fill(maker, taker, price, quantity);
      if (quantity === open) {
        unlinkOrder(book, levels, orders, maker);
        matching.makerDone(maker);
      }
      maker = next;
    }
    matching.leaveLevel(levels, level);
    if (levels.head(level) === NO_ORDER) levels.remove(level);
  }
}

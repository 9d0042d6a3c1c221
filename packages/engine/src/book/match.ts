import { Wide } from "../money/wide.js";
import { SELF_TRADE_PREVENTION_CODE } from "../order/codes.js";
import { showSlice } from "../order/iceberg.js";
import { NO_ORDER, type OrderStore } from "../order/order-store.js";
import { lossOf, type SelfTradePreventionTraits, TRAITS_OF_PREVENTION } from "../order/self-trade-prevention.js";
import { refillIceberg, takeShownFirst } from "./iceberg-queue.js";
import { crosses, type OrderBook, oppositeLevels, unlinkOrder } from "./order-book.js";
import { NO_LEVEL, type PriceLevels } from "./price-levels.js";

/** What else must happen while a taker walks the book: money and events, which are not the book's business. */
export interface Matching {
  /** Maker and taker have traded `quantity` at the maker's price; their executed quantities are up to date. */
  fill(maker: number, taker: number, price: number, quantity: number): void;
  /** Whether the maker counts as the taker's own. Asked only when the taker prevents self-trades. */
  isSelf(maker: number): boolean;
  /**
   * Maker and taker would have traded `matched` and did not: each lost some open quantity instead, perhaps none, perhaps all. Their
   * open quantities are up to date.
   */
  prevent(maker: number, taker: number, price: number, matched: number, makerLoss: number, takerLoss: number): void;
  /** A maker has nothing open any more, by a fill or by prevention: it left the book, its slot is still readable. */
  makerDone(maker: number): void;
  /** The walk leaves a level whose total it changed, emptied or not; an emptied one is removed afterwards. */
  leaveLevel(levels: PriceLevels, level: number): void;
}

const traded = new Wide();

/**
 * Lets a taker trade by price, then time, until it is filled, prevented, or no maker is within `limit`.
 *
 * Every maker's own price × quantity is guarded, so each fill's is too.
 */
export function match(book: OrderBook, orders: OrderStore, taker: number, limit: number, matching: Matching): void {
  const side = orders.side(taker);
  const levels = oppositeLevels(book, side);
  const takerHides = orders.hidden(taker) > 0;
  const prevents = orders.selfTradePrevention(taker) !== SELF_TRADE_PREVENTION_CODE.NONE;
  let left = orders.remaining(taker);
  while (left > 0) {
    const level = levels.best();
    if (level === NO_LEVEL) return;
    const price = levels.price(level);
    if (!crosses(side, price, limit)) return;
    const hides = levels.hides(level);
    let changed = false;
    let maker = levels.head(level);
    while (left > 0 && maker !== NO_ORDER) {
      let next = orders.next(maker);
      if (prevents && matching.isSelf(maker)) {
        if (preventMatch(levels, orders, maker, taker, matching)) changed = true;
        left = orders.remaining(taker);
      } else {
        changed = true;
        const shown = hides ? orders.shown(maker) : orders.remaining(maker);
        const quantity = left < shown ? left : shown;
        left -= quantity;
        traded.setNumber(price * quantity);
        orders.execute(maker, quantity, traded);
        orders.execute(taker, quantity, traded);
        traded.setNumber(quantity);
        levels.subtractTotal(level, traded);
        if (hides && quantity === shown && orders.remaining(maker) > 0) {
          refillIceberg(levels, orders, maker);
          // Alone at its level it is its own successor.
          if (next === NO_ORDER) next = maker;
        }
        if (takerHides) showSlice(orders, taker);
        matching.fill(maker, taker, price, quantity);
      }
      if (orders.remaining(maker) === 0) {
        unlinkOrder(book, levels, orders, maker);
        matching.makerDone(maker);
      }
      maker = next;
    }
    if (changed) matching.leaveLevel(levels, level);
    if (levels.head(level) === NO_ORDER) levels.remove(level);
  }
}

/** Takes from both orders what the taker's mode says instead of letting them trade; answers whether the level's total changed. */
function preventMatch(
  levels: PriceLevels,
  orders: OrderStore,
  maker: number,
  taker: number,
  matching: Matching,
): boolean {
  const traits = TRAITS_OF_PREVENTION[orders.selfTradePrevention(taker)] as SelfTradePreventionTraits;
  const takerOpen = orders.remaining(taker);
  const makerOpen = orders.remaining(maker);
  const matched = Math.min(takerOpen, makerOpen);
  const takerLoss = lossOf(traits.taker, takerOpen, matched);
  const makerLoss = lossOf(traits.maker, makerOpen, matched);
  if (makerLoss > 0) {
    takeShownFirst(levels, orders, maker, makerLoss);
    orders.reduce(maker, makerLoss);
    if (orders.remaining(maker) > 0 && orders.shown(maker) === 0) refillIceberg(levels, orders, maker);
  }
  orders.reduce(taker, takerLoss);
  showSlice(orders, taker);
  matching.prevent(maker, taker, orders.price(maker), matched, makerLoss, takerLoss);
  return makerLoss > 0;
}

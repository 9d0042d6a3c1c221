import { fillableQuantity, fillCost } from "../book/liquidity.js";
import type { Market } from "../book/market.js";
import { anyPrice } from "../book/order-book.js";
import { scaleWideUp, Wide } from "../money/wide.js";
import { SIDE_CODE } from "../order/codes.js";
import { sellLock } from "../wallet/lock.js";

const cost = new Wide();

/** out = what a market order of `quantity` locks: exactly what it will give for what it can fill. Answers that fillable quantity. */
export function marketLock(out: Wide, market: Market, side: number, quantity: number): number {
  const fillable = fillableQuantity(market.book, side, anyPrice(side), quantity);
  if (side === SIDE_CODE.BUY) {
    fillCost(cost, market.book, side, fillable);
    scaleWideUp(out, cost, market.scales.quote);
  } else sellLock(out, fillable, market.scales);
  return fillable;
}

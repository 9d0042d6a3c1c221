import type { Market } from "../book/market.js";
import { scaleWideUp, Wide } from "../money/wide.js";
import { SIDE_CODE } from "../order/codes.js";
import type { State } from "../state.js";
import { sellLock } from "../wallet/lock.js";
import { movableAtAnyPrice } from "./taker-liquidity.js";

const cost = new Wide();

/**
 * out = what a market order of an account locks: exactly what it will give for what changes hands. Answers that quantity.
 *
 * @param mode code of its self-trade prevention mode
 */
export function marketLock(
  out: Wide,
  state: State,
  market: Market,
  accountId: number,
  mode: number,
  side: number,
  quantity: number,
): number {
  const movable = movableAtAnyPrice(cost, state, market, accountId, mode, side, quantity);
  if (side === SIDE_CODE.BUY) scaleWideUp(out, cost, market.scales.quote);
  else sellLock(out, movable, market.scales);
  return movable;
}

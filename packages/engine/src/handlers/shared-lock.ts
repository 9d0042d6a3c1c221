import type { Market } from "../book/market.js";
import { scaleUp, Wide } from "../money/wide.js";
import { SIDE_CODE } from "../order/codes.js";
import type { State } from "../state.js";
import { freeCell, lockedCell } from "../wallet/ledger.js";

// Of a pair only one order can ever be filled, so it locks its funds once: the larger of the two needs. Both have the same open quantity,
// so SELL orders need the same, and of BUY orders the one with the higher price needs more.

const surplus = new Wide();

/** Frees what an order locked beyond the needs of its sibling, which stays: nothing if it needed less. */
export function releaseSiblingLock(state: State, market: Market, stays: number, leaves: number): void {
  const { ledger, orders } = state;
  if (orders.side(leaves) !== SIDE_CODE.BUY) return;
  const difference = orders.lockPrice(leaves) - orders.lockPrice(stays);
  if (difference <= 0) return;
  const balance = orders.quoteBalance(leaves);
  scaleUp(surplus, difference * orders.remaining(leaves), market.scales.quote);
  ledger.touch(balance);
  ledger.transfer(lockedCell(balance), freeCell(balance), surplus);
}

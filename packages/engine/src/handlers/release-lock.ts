import type { Market } from "../book/market.js";
import { Wide } from "../money/wide.js";
import { SIDE_CODE } from "../order/codes.js";
import type { State } from "../state.js";
import { freeCell, lockedCell } from "../wallet/ledger.js";
import { buyLock, sellLock } from "../wallet/lock.js";

const released = new Wide();

/** Frees what an order that ends still locks for its open quantity. */
export const releaseLock = (state: State, market: Market, slot: number): void =>
  releasePart(state, market, slot, state.orders.remaining(slot));

/** Frees what an order locks for so much of its open quantity. */
export function releasePart(state: State, market: Market, slot: number, open: number): void {
  const { ledger, orders } = state;
  const isBuy = orders.side(slot) === SIDE_CODE.BUY;
  if (isBuy) buyLock(released, orders.lockPrice(slot), open, market.scales);
  else sellLock(released, open, market.scales);
  const balance = (isBuy ? orders.quoteBalance(slot) : orders.baseBalance(slot)) as number;
  ledger.touch(balance);
  ledger.transfer(lockedCell(balance), freeCell(balance), released);
}

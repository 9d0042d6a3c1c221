import { invariant } from "../assert.js";
import type { Market } from "../book/market.js";
import { Wide } from "../money/wide.js";
import { SIDE_CODE } from "../order/codes.js";
import type { ExpiryReason } from "../order/enums.js";
import type { OrderDetails } from "../order/order-details.js";
import { NO_ORDER } from "../order/order-store.js";
import { type OrderTypeTraits, TRAITS_OF_TYPE } from "../order/order-type.js";
import { type TimeInForceTraits, TRAITS_OF_TIME_IN_FORCE } from "../order/time-in-force.js";
import type { State } from "../state.js";
import { freeCell, lockedCell } from "../wallet/ledger.js";
import { closeOrder } from "./close-order.js";
import { marketLock } from "./market-lock.js";
import { breakPair } from "./order-list-life.js";
import { emitOrderExpired, emitOrderTriggered } from "./order-report.js";
import { workOrder } from "./place-order.js";
import { releaseLock } from "./release-lock.js";
import { tradableQuantity } from "./taker-liquidity.js";

/** Lets an order whose stop was reached go to work as the limit or market order that it becomes. */
export function workTriggeredOrder(state: State, symbolId: number, orderId: number): void {
  const { orders } = state;
  const market = state.markets[symbolId] as Market;
  const slot = market.waiting.get(orderId);
  // Something that was done since has ended it.
  if (slot === NO_ORDER) return;
  invariant(
    market.status === "TRADING",
    "orders are triggered in the command of the trade, before it can halt the market",
  );
  market.waiting.remove(orderId);
  (orders.details(slot) as OrderDetails).workingTimeMs = state.timeMs;
  emitOrderTriggered(state, market, slot);
  breakPair(state, market, slot);
  const { hasPrice } = TRAITS_OF_TYPE[orders.orderType(slot)] as OrderTypeTraits;
  const refused = hasPrice ? whyNoLimitOrder(state, market, slot) : becomeMarketOrder(state, market, slot);
  if (refused !== undefined) {
    emitOrderExpired(state, market, slot, refused);
    if (hasPrice) releaseLock(state, market, slot);
  } else if (workOrder(state, market, slot)) return;
  closeOrder(state, market, slot, true);
}

function whyNoLimitOrder(state: State, market: Market, slot: number): ExpiryReason | undefined {
  const { orders } = state;
  const { allOrNothing } = TRAITS_OF_TIME_IN_FORCE[orders.timeInForce(slot)] as TimeInForceTraits;
  if (!allOrNothing) return undefined;
  const quantity = orders.remaining(slot);
  const mode = orders.selfTradePrevention(slot);
  const account = orders.accountId(slot);
  const limit = orders.price(slot);
  const tradable = tradableQuantity(state, market, account, mode, orders.side(slot), limit, quantity);
  return tradable < quantity ? "UNFILLED_FOK_ORDER_EXPIRED" : undefined;
}

const lock = new Wide();

/** Frees what was locked at the stop price and locks what the book's fills cost, if the balance covers that. */
function becomeMarketOrder(state: State, market: Market, slot: number): ExpiryReason | undefined {
  const { ledger, orders } = state;
  releaseLock(state, market, slot);
  const side = orders.side(slot);
  const balance = side === SIDE_CODE.BUY ? orders.quoteBalance(slot) : orders.baseBalance(slot);
  const mode = orders.selfTradePrevention(slot);
  const tradable = marketLock(lock, state, market, orders.accountId(slot), mode, side, orders.remaining(slot));
  if (tradable === 0) return undefined;
  if (!ledger.cells.covers(freeCell(balance), lock)) return "REJECTED";
  ledger.transfer(freeCell(balance), lockedCell(balance), lock);
  return undefined;
}

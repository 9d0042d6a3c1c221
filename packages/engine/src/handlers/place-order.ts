import { invariant } from "../assert.js";
import type { Market } from "../book/market.js";
import { match } from "../book/match.js";
import { anyPrice, ownLevels, restOrder, wouldMatch } from "../book/order-book.js";
import type { OrderRequest } from "../messages/order-commands.js";
import { SIDE_CODE } from "../order/codes.js";
import type { ExpiryReason } from "../order/enums.js";
import { showSlice } from "../order/iceberg.js";
import { createDetails, NO_INSTRUCTIONS, type OrderDetails } from "../order/order-details.js";
import { type OrderTypeTraits, TRAITS_OF_TYPE } from "../order/order-type.js";
import { type TimeInForceTraits, TRAITS_OF_TIME_IN_FORCE } from "../order/time-in-force.js";
import type { State } from "../state.js";
import { startTrailing } from "../trigger/trailing-orders.js";
import { freeCell, lockedCell } from "../wallet/ledger.js";
import { closeOrder } from "./close-order.js";
import { followPrice } from "./follow-price.js";
import type { JudgedOrder } from "./judge-order.js";
import { emitDepthChanged, emitOrderExpired, emitOrderNew } from "./order-report.js";
import { releaseLock } from "./release-lock.js";
import { SettlingMatch } from "./settling-match.js";
import { tradableQuantity } from "./taker-liquidity.js";
import { waitForStop } from "./wait-for-stop.js";

const settling = new SettlingMatch();

/** Commits an order that was judged and not refused: enters it, locks its funds and lets it work. Cannot fail. */
export function placeOrder(
  state: State,
  market: Market,
  accountId: number,
  command: OrderRequest,
  judged: JudgedOrder,
): void {
  const slot = enterOrder(
    state,
    market,
    accountId,
    command,
    judged,
    detailsOf(command, judged, market.lastPrice, state.timeMs),
  );
  emitOrderNew(state, market, slot);
  startOrder(state, market, slot, judged, false);
}

/**
 * Locks the funds of an order that was entered and judged, and lets it work.
 *
 * @param isListed whether it is among its account's open orders already
 */
export function startOrder(state: State, market: Market, slot: number, judged: JudgedOrder, isListed: boolean): void {
  const { lock, traits } = judged;
  const { orders } = state;
  const { allOrNothing } = TRAITS_OF_TIME_IN_FORCE[judged.timeInForce] as TimeInForceTraits;
  const mustFill = allOrNothing && traits.trigger === "NONE";
  if (mustFill && !fillsWhole(state, market, orders.accountId(slot), orders.price(slot), judged)) {
    emitOrderExpired(state, market, slot, "UNFILLED_FOK_ORDER_EXPIRED");
    closeOrder(state, market, slot, isListed);
    return;
  }
  if (lock.high > 0 || lock.low > 0) {
    state.ledger.touch(judged.givingBalance);
    state.ledger.transfer(freeCell(judged.givingBalance), lockedCell(judged.givingBalance), lock);
  }
  if (traits.trigger !== "NONE") waitForStop(state, market, slot);
  else if (!workOrder(state, market, slot)) {
    closeOrder(state, market, slot, isListed);
    return;
  }
  if (!isListed) state.openOrders.add(state.orders, slot);
}

/**
 * Lets an entered order whose funds are locked trade what it can, then rest or expire. Answers whether it rests: then it belongs to the
 * open orders; else it is closed and to be forgotten.
 */
export function workOrder(state: State, market: Market, slot: number): boolean {
  const { orders } = state;
  const side = orders.side(slot);
  const traits = TRAITS_OF_TYPE[orders.orderType(slot)] as OrderTypeTraits;
  const limit = limitOf(orders.price(slot), side, traits);
  if (traits.canTake && wouldMatch(market.book, side, limit)) {
    settling.begin(state, market, slot, traits.hasPrice);
    match(market.book, orders, slot, limit, settling);
    for (const price of settling.pricePath) followPrice(state, market, price);
    if (orders.remaining(slot) === 0) return false;
  }
  const expires = whyRemainderExpires(traits, orders.timeInForce(slot));
  if (expires === undefined) {
    const level = restOrder(market.book, orders, slot);
    emitDepthChanged(state, market, ownLevels(market.book, side), level);
    return true;
  }
  emitOrderExpired(state, market, slot, expires);
  if (traits.hasPrice) releaseLock(state, market, slot);
  return false;
}

/** Whether an order could trade its whole quantity at once. */
function fillsWhole(
  state: State,
  market: Market,
  accountId: number,
  price: number,
  { quantity, selfTradePrevention, side, traits }: JudgedOrder,
): boolean {
  const limit = limitOf(price, side, traits);
  return tradableQuantity(state, market, accountId, selfTradePrevention, side, limit, quantity) === quantity;
}

const limitOf = (price: number, side: number, { hasPrice }: OrderTypeTraits): number =>
  hasPrice ? price : anyPrice(side);

/** Why what is left of an order may not rest; undefined when it may. */
const whyRemainderExpires = (traits: OrderTypeTraits, timeInForce: number): ExpiryReason | undefined =>
  traits.canRest
    ? (TRAITS_OF_TIME_IN_FORCE[timeInForce] as TimeInForceTraits).remainderExpires
    : "INSUFFICIENT_LIQUIDITY";

/** Gives the order a slot and its id. */
export function enterOrder(
  state: State,
  market: Market,
  accountId: number,
  command: OrderRequest,
  judged: JudgedOrder,
  details: OrderDetails | undefined,
): number {
  const { orders, ledger } = state;
  const { givingBalance, quantity, side } = judged;
  invariant(quantity > 0, "an accepted order has a quantity");
  const isBuy = side === SIDE_CODE.BUY;
  const receiving = ledger.ensure(accountId, isBuy ? market.baseAssetId : market.quoteAssetId);
  const giving =
    givingBalance === -1 ? ledger.ensure(accountId, isBuy ? market.quoteAssetId : market.baseAssetId) : givingBalance;
  const slot = orders.enter(
    ++market.lastOrderId,
    market.symbolId,
    accountId,
    command.clientOrderId,
    side,
    judged.orderType,
    judged.timeInForce,
    command.price,
    quantity,
    state.timeMs,
    isBuy ? receiving : giving,
    isBuy ? giving : receiving,
    judged.selfTradePrevention,
    details,
  );
  if (details !== undefined) showSlice(orders, slot);
  return slot;
}

function detailsOf(
  { instructions, quoteOrderQuantity }: OrderRequest,
  judged: JudgedOrder,
  lastPrice: number,
  timeMs: number,
): OrderDetails | undefined {
  if (instructions === undefined && quoteOrderQuantity === 0) return undefined;
  const details = createDetails(instructions ?? NO_INSTRUCTIONS, quoteOrderQuantity, -1);
  comeIntoForce(details, judged, lastPrice, timeMs);
  return details;
}

/** Writes down what an order that is in force from now on starts with: it goes to work, or begins to wait for its stop. */
export function comeIntoForce(
  details: OrderDetails,
  { lockPrice, traits }: JudgedOrder,
  lastPrice: number,
  timeMs: number,
): void {
  if (traits.trigger === "NONE") details.workingTimeMs = timeMs;
  else {
    details.lockPrice = lockPrice;
    if (details.stopPrice === 0 && lastPrice !== 0) startTrailing(details, lastPrice, timeMs);
  }
}

import { invariant } from "../assert.js";
import { fillableQuantity } from "../book/liquidity.js";
import type { Market } from "../book/market.js";
import { match } from "../book/match.js";
import { anyPrice, ownLevels, restOrder, wouldMatch } from "../book/order-book.js";
import type { OrderRequest } from "../messages/order-commands.js";
import { SIDE_CODE } from "../order/codes.js";
import type { ExpiryReason } from "../order/enums.js";
import { createDetails, NO_INSTRUCTIONS, type OrderDetails } from "../order/order-details.js";
import { type OrderTypeTraits, TRAITS_OF_TYPE } from "../order/order-type.js";
import { type TimeInForceTraits, TRAITS_OF_TIME_IN_FORCE } from "../order/time-in-force.js";
import type { State } from "../state.js";
import { freeCell, lockedCell } from "../wallet/ledger.js";
import type { JudgedOrder } from "./judge-order.js";
import { emitDepthChanged, emitOrderExpired, emitOrderNew } from "./order-report.js";
import { releaseLock } from "./release-lock.js";
import { SettlingMatch } from "./settling-match.js";

const settling = new SettlingMatch();

/** Commits an order that was judged and not refused: enters it, locks its funds and lets it work. Cannot fail. */
export function placeOrder(
  state: State,
  market: Market,
  accountId: number,
  command: OrderRequest,
  judged: JudgedOrder,
): void {
  const { lock, quantity, side, traits } = judged;
  const { allOrNothing } = TRAITS_OF_TIME_IN_FORCE[judged.timeInForce] as TimeInForceTraits;
  const slot = enterOrder(state, market, accountId, command, judged);
  emitOrderNew(state, market, slot);
  if (allOrNothing && fillableQuantity(market.book, side, limitOf(command.price, side, traits), quantity) < quantity) {
    emitOrderExpired(state, market, slot, "UNFILLED_FOK_ORDER_EXPIRED");
    state.orders.release(slot);
    return;
  }
  if (lock.high > 0 || lock.low > 0) {
    state.ledger.touch(judged.givingBalance);
    state.ledger.transfer(freeCell(judged.givingBalance), lockedCell(judged.givingBalance), lock);
  }
  workOrder(state, market, slot);
}

/** Lets an entered order whose funds are locked trade what it can, then rest or expire. */
export function workOrder(state: State, market: Market, slot: number): void {
  const { orders } = state;
  const side = orders.side(slot);
  const traits = TRAITS_OF_TYPE[orders.orderType(slot)] as OrderTypeTraits;
  const limit = limitOf(orders.price(slot), side, traits);
  if (traits.canTake && wouldMatch(market.book, side, limit)) {
    settling.begin(state, market, slot, traits.hasPrice);
    match(market.book, orders, slot, limit, settling);
    if (orders.remaining(slot) === 0) {
      orders.release(slot);
      return;
    }
  }
  const expires = whyRemainderExpires(traits, orders.timeInForce(slot));
  if (expires === undefined) {
    const level = restOrder(market.book, orders, slot);
    state.openOrders.add(orders, slot);
    emitDepthChanged(state, market, ownLevels(market.book, side), level);
    return;
  }
  emitOrderExpired(state, market, slot, expires);
  if (traits.hasPrice) releaseLock(state, market, slot);
  orders.release(slot);
}

const limitOf = (price: number, side: number, { hasPrice }: OrderTypeTraits): number =>
  hasPrice ? price : anyPrice(side);

/** Why what is left of an order may not rest; undefined when it may. */
const whyRemainderExpires = (traits: OrderTypeTraits, timeInForce: number): ExpiryReason | undefined =>
  traits.canRest
    ? (TRAITS_OF_TIME_IN_FORCE[timeInForce] as TimeInForceTraits).remainderExpires
    : "INSUFFICIENT_LIQUIDITY";

/** Gives the order a slot and its id. */
function enterOrder(
  state: State,
  market: Market,
  accountId: number,
  command: OrderRequest,
  judged: JudgedOrder,
): number {
  const { orders, ledger } = state;
  const { givingBalance, quantity, side } = judged;
  invariant(quantity > 0, "an accepted order has a quantity");
  const isBuy = side === SIDE_CODE.BUY;
  const receiving = ledger.ensure(accountId, isBuy ? market.baseAssetId : market.quoteAssetId);
  const giving =
    givingBalance === -1 ? ledger.ensure(accountId, isBuy ? market.quoteAssetId : market.baseAssetId) : givingBalance;
  return orders.enter(
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
    detailsOf(command, state.timeMs),
  );
}

const detailsOf = ({ instructions, quoteOrderQuantity }: OrderRequest, timeMs: number): OrderDetails | undefined =>
  instructions === undefined && quoteOrderQuantity === 0
    ? undefined
    : createDetails(instructions ?? NO_INSTRUCTIONS, quoteOrderQuantity, timeMs);

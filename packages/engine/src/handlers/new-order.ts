import { invariant } from "../assert.js";
import { fillableQuantity } from "../book/liquidity.js";
import type { Market } from "../book/market.js";
import { match } from "../book/match.js";
import { anyPrice, ownLevels, restOrder, wouldMatch } from "../book/order-book.js";
import type { NewOrder } from "../messages/order-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { SIDE_CODE } from "../order/codes.js";
import { type TimeInForceTraits, TRAITS_OF_TIME_IN_FORCE } from "../order/time-in-force.js";
import type { State } from "../state.js";
import { freeCell, lockedCell } from "../wallet/ledger.js";
import { JudgedOrder, judgeOrder, readNewOrder } from "./judge-order.js";
import { emitDepthChanged, emitOrderExpired, emitOrderNew } from "./order-report.js";
import { releaseLock } from "./release-lock.js";
import { SettlingMatch } from "./settling-match.js";

const judged = new JudgedOrder();
const settling = new SettlingMatch();

/** Places an order: it trades what it can, then rests or expires. Answers with the reason when it is refused. */
export function newOrder(state: State, accountId: number, command: NewOrder): RejectReason | undefined {
  // 1. Refuse. Nothing in this half changes state.
  if (!readNewOrder(command, judged)) return "MALFORMED_COMMAND";
  if (!state.accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";
  const market = state.markets[command.symbolId];
  if (market === undefined) return "UNKNOWN_SYMBOL";
  const reason = judgeOrder(state, market, accountId, command, judged);
  if (reason !== undefined) return reason;

  // 2. Commit. From here on the order must succeed: a failure is a bug, so it is asserted.
  const { orders } = state;
  const { lock, quantity, side, traits } = judged;
  const { allOrNothing, remainderExpires } = TRAITS_OF_TIME_IN_FORCE[judged.timeInForce] as TimeInForceTraits;
  const limit = traits.hasPrice ? command.price : anyPrice(side);
  const slot = enterOrder(state, market, accountId, command);
  emitOrderNew(state, market, slot);

  if (allOrNothing && fillableQuantity(market.book, side, limit, quantity) < quantity) {
    emitOrderExpired(state, market, slot, "UNFILLED_FOK_ORDER_EXPIRED");
    orders.release(slot);
    return undefined;
  }
  if (lock.high > 0 || lock.low > 0) {
    state.ledger.touch(judged.givingBalance);
    state.ledger.transfer(freeCell(judged.givingBalance), lockedCell(judged.givingBalance), lock);
  }
  if (traits.canTake && wouldMatch(market.book, side, limit)) {
    settling.begin(state, market, slot, traits.hasPrice);
    match(market.book, orders, slot, limit, settling);
    if (orders.remaining(slot) === 0) {
      orders.release(slot);
      return undefined;
    }
  }
  const expires = traits.canRest ? remainderExpires : "INSUFFICIENT_LIQUIDITY";
  if (expires === undefined) {
    const level = restOrder(market.book, orders, slot);
    state.openOrders.add(orders, slot);
    emitDepthChanged(state, market, ownLevels(market.book, side), level);
    return undefined;
  }
  emitOrderExpired(state, market, slot, expires);
  if (traits.hasPrice) releaseLock(state, market, slot);
  orders.release(slot);
  return undefined;
}

/** Gives the order a slot and its id. */
function enterOrder(state: State, market: Market, accountId: number, command: NewOrder): number {
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
    command.quoteOrderQuantity,
    state.timeMs,
    isBuy ? receiving : giving,
    isBuy ? giving : receiving,
  );
}

import { invariant } from "../assert.js";
import { fillableQuantity } from "../book/liquidity.js";
import type { Market } from "../book/market.js";
import { match } from "../book/match.js";
import { anyPrice, ownLevels, restOrder } from "../book/order-book.js";
import type { NewOrder } from "../messages/order-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { STATUS_CODE } from "../order/order-status.js";
import { ORDER_TYPE_CODE, SIDE_CODE, TIME_IN_FORCE_CODE } from "../order/order-store.js";
import { ORDER_TYPE_TRAITS } from "../order/order-type.js";
import { TIME_IN_FORCE_TRAITS } from "../order/time-in-force.js";
import type { State } from "../state.js";
import { freeCell, lockedCell } from "../wallet/ledger.js";
import { isWellFormedNewOrder, JudgedOrder, judgeOrder } from "./judge-order.js";
import { emitDepthChanged, emitOrderExpired, emitOrderNew } from "./order-report.js";
import { releaseLock } from "./release-lock.js";
import { SettlingMatch } from "./settling-match.js";

const judged = new JudgedOrder();
const settling = new SettlingMatch();

/** Places an order: it trades what it can, then rests or expires. Answers with the reason when it is refused. */
export function newOrder(state: State, accountId: number, command: NewOrder): RejectReason | undefined {
  // 1. Refuse. Nothing in this half changes state.
  if (!isWellFormedNewOrder(command)) return "MALFORMED_COMMAND";
  if (!state.accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";
  const market = state.markets[command.symbolId];
  if (market === undefined) return "UNKNOWN_SYMBOL";
  const reason = judgeOrder(state, market, accountId, command, judged);
  if (reason !== undefined) return reason;

  // 2. Commit. From here on the order must succeed: a failure is a bug, so it is asserted.
  const { orders } = state;
  const side = SIDE_CODE[command.side];
  const traits = ORDER_TYPE_TRAITS[command.orderType];
  const { allOrNothing, remainderExpires } = TIME_IN_FORCE_TRAITS[command.timeInForce];
  const limit = traits.hasPrice ? command.price : anyPrice(side);
  const { quantity } = judged;
  const slot = enterOrder(state, market, accountId, command, quantity);
  emitOrderNew(state, market, slot);

  if (allOrNothing && fillableQuantity(market.book, side, limit, quantity) < quantity) {
    emitOrderExpired(state, market, slot, "UNFILLED_FOK_ORDER_EXPIRED");
    orders.release(slot);
    return undefined;
  }
  if (judged.lock.high > 0 || judged.lock.low > 0) {
    const balance = (side === SIDE_CODE.BUY ? orders.quoteBalance[slot] : orders.baseBalance[slot]) as number;
    state.ledger.touch(balance);
    state.ledger.transfer(freeCell(balance), lockedCell(balance), judged.lock);
  }
  if (traits.canTake) {
    settling.begin(state, market, slot, traits.hasPrice);
    match(market.book, orders, slot, limit, settling);
  }
  if (orders.remaining(slot) === 0) {
    orders.release(slot);
    return undefined;
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

function enterOrder(state: State, market: Market, accountId: number, command: NewOrder, quantity: number): number {
  const { orders, ledger } = state;
  invariant(quantity > 0, "an accepted order has a quantity");
  const slot = orders.allocate();
  orders.orderId[slot] = ++market.lastOrderId;
  orders.symbolId[slot] = market.symbolId;
  orders.accountId[slot] = accountId;
  orders.clientOrderId[slot] = command.clientOrderId;
  orders.side[slot] = SIDE_CODE[command.side];
  orders.orderType[slot] = ORDER_TYPE_CODE[command.orderType];
  orders.timeInForce[slot] = TIME_IN_FORCE_CODE[command.timeInForce];
  orders.status[slot] = STATUS_CODE.NEW;
  orders.price[slot] = command.price;
  orders.quantity[slot] = quantity;
  orders.quoteOrderQuantity[slot] = command.quoteOrderQuantity;
  orders.executed[slot] = 0;
  orders.cumulativeQuote.clear(slot);
  orders.timeMs[slot] = state.timeMs;
  orders.baseBalance[slot] = ledger.ensure(accountId, market.baseAssetId);
  orders.quoteBalance[slot] = ledger.ensure(accountId, market.quoteAssetId);
  return slot;
}

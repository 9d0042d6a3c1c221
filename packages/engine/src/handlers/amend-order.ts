import { takeHiddenFirst } from "../book/iceberg-queue.js";
import type { Market } from "../book/market.js";
import { ownLevels } from "../book/order-book.js";
import type { AmendOrder } from "../messages/order-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded } from "../money/units.js";
import { showSlice } from "../order/iceberg.js";
import { createDetails, NO_INSTRUCTIONS } from "../order/order-details.js";
import { partnerOf } from "../order/order-lists.js";
import { STATUS_CODE } from "../order/order-status.js";
import { NO_ORDER } from "../order/order-store.js";
import type { State } from "../state.js";
import { passesLotSize } from "../symbol/filters/lot-size.js";
import { passesMinNotional, passesNotional } from "../symbol/filters/notional.js";
import { cancelOpenOrder } from "./cancel-order.js";
import { isClientOrderId } from "./client-order-id.js";
import { FoundOrder, findOpenOrder } from "./find-open-order.js";
import { listOf, renameLeg } from "./order-list-life.js";
import { emitDepthChanged, emitOrderAmended } from "./order-report.js";
import { releasePart } from "./release-lock.js";

/** How often an order may be amended where no filter says otherwise. */
export const AMENDS_PER_ORDER = 10;

const found = new FoundOrder();

/** Makes an open order smaller where it stands. Answers with the reason when it is refused. */
export function amendOrder(state: State, accountId: number, command: AmendOrder): RejectReason | undefined {
  // 1. Refuse.
  const { clientOrderId, newQuantity, orderId, symbolId } = command;
  if (!isWellFormed(command)) return "MALFORMED_COMMAND";
  if (!state.accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";
  const market = state.markets[symbolId];
  if (market === undefined) return "UNKNOWN_SYMBOL";
  const reason =
    findOpenOrder(state, market, accountId, orderId, clientOrderId, found) ??
    judgeAmend(state, market, accountId, found.slot, command);
  if (reason !== undefined) return reason;
  const list = listOf(state, found.slot);
  const partner = list === undefined ? NO_ORDER : partnerOf(list, found.slot);
  if (partner !== NO_ORDER) {
    const worth = judgeWorth(market, state.orders.price(partner), newQuantity);
    if (worth !== undefined) return worth;
  }

  // 2. Commit.
  const { slot } = found;
  const closed = state.orders.quantity(slot) - state.orders.remaining(slot);
  if (newQuantity <= closed) {
    cancelOpenOrder(state, market, slot, "", "EXCHANGE_CANCELED");
    return undefined;
  }
  releaseAmended(state, market, slot, partner, state.orders.quantity(slot) - newQuantity);
  shrinkOrder(state, market, slot, newQuantity, command.newClientOrderId);
  // The orders of a pair keep the same quantity.
  if (partner !== NO_ORDER) shrinkOrder(state, market, partner, newQuantity, "");
  if (command.newClientOrderId !== "") renameLeg(state, slot);
  return undefined;
}

/** Frees what the order holds for the part that goes; a pair holds it once, at the higher of its prices; a pending order holds nothing. */
function releaseAmended(state: State, market: Market, slot: number, partner: number, by: number): void {
  const { orders } = state;
  if (orders.status(slot) === STATUS_CODE.PENDING_NEW) return;
  const partnerHoldsMore = partner !== NO_ORDER && orders.lockPrice(partner) > orders.lockPrice(slot);
  releasePart(state, market, partnerHoldsMore ? partner : slot, by);
}

const isWellFormed = (command: AmendOrder): boolean =>
  isGuarded(command.symbolId) &&
  isGuarded(command.orderId) &&
  isClientOrderId(command.clientOrderId) &&
  isClientOrderId(command.newClientOrderId) &&
  isGuarded(command.newQuantity) &&
  (command.orderId !== 0 || command.clientOrderId !== "");

/** An amended order keeps its price, so only what looks at its quantity is judged anew. */
function judgeAmend(
  { openOrders, orders }: State,
  market: Market,
  accountId: number,
  slot: number,
  { newClientOrderId, newQuantity }: AmendOrder,
): RejectReason | undefined {
  const { filters } = market;
  const quantity = orders.quantity(slot);
  if (newQuantity === 0) return "INVALID_QUANTITY";
  if (newQuantity === quantity) return "AMEND_CHANGES_NOTHING";
  if (newQuantity > quantity) return "AMEND_INCREASES_QUANTITY";
  if (!passesLotSize(newQuantity, filters.lotSize)) return "FILTER_LOT_SIZE";
  const belowWorth = judgeWorth(market, orders.price(slot), newQuantity);
  if (belowWorth !== undefined) return belowWorth;
  const most = filters.maxNumOrderAmends?.maxNumOrderAmends ?? AMENDS_PER_ORDER;
  const amendCount = orders.details(slot)?.amendCount ?? 0;
  if (most !== 0 && amendCount >= most) return "FILTER_MAX_NUM_ORDER_AMENDS";
  const isRenamed = newClientOrderId !== "" && newClientOrderId !== orders.clientOrderId(slot);
  if (isRenamed && openOrders.find(accountId, newClientOrderId) !== NO_ORDER) return "DUPLICATE_CLIENT_ORDER_ID";
  return undefined;
}

/** A stop without a price of its own is judged as the market order that it becomes. */
function judgeWorth({ filters }: Market, price: number, quantity: number): RejectReason | undefined {
  if (price === 0) return undefined;
  const { minNotional, notional } = filters;
  if (minNotional !== undefined && !passesMinNotional(price * quantity, false, minNotional)) {
    return "FILTER_MIN_NOTIONAL";
  }
  return notional === undefined || passesNotional(price * quantity, false, notional) ? undefined : "FILTER_NOTIONAL";
}

function shrinkOrder(state: State, market: Market, slot: number, newQuantity: number, newClientOrderId: string): void {
  const { openOrders, orders } = state;
  const origQuantity = orders.quantity(slot);
  const origClientOrderId = orders.clientOrderId(slot);
  const by = origQuantity - newQuantity;
  const isWaiting = orders.workingTimeMs(slot) === -1;
  const levels = ownLevels(market.book, orders.side(slot));
  const showsLess = !isWaiting && takeHiddenFirst(levels, orders, slot, by);
  orders.amend(slot, newQuantity);
  if (isWaiting) showSlice(orders, slot);
  if (newClientOrderId !== "") openOrders.rename(orders, slot, newClientOrderId);
  const details = orders.details(slot) ?? createDetails(NO_INSTRUCTIONS, 0, orders.timeMs(slot));
  details.amendCount++;
  orders.setDetails(slot, details);
  emitOrderAmended(state, market, slot, origQuantity, origClientOrderId);
  if (showsLess) emitDepthChanged(state, market, levels, orders.level(slot));
}

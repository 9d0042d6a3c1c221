import type { AmendOrder } from "../../messages/order-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { toQuantity } from "../../money/units.js";
import { cancel, ownOrder } from "./cancel-orders.js";
import { refuseQuantity } from "./filters.js";
import { nextImage } from "./order-image.js";
import { announceList, cancelList, pairOf } from "./order-list-life.js";
import { isClientOrderIdTaken } from "./place-order.js";
import { openQuantity } from "./reference-book.js";
import { baseAmount, post, quoteAmount } from "./reference-ledger.js";
import { type Execution, type ReferenceMarket, type ReferenceOrder, userAccount } from "./reference-state.js";
import { depthChanged } from "./settle.js";

const AMENDS_PER_ORDER = 10;

export function amendOrder(execution: Execution, command: AmendOrder): RejectReason | undefined {
  const { state, accountId } = execution;
  if (!userAccount(state, accountId)) return "UNKNOWN_ACCOUNT";
  const market = state.markets[command.symbolId];
  if (!market) return "UNKNOWN_SYMBOL";
  const order = ownOrder(execution, market, command.orderId, command.clientOrderId);
  if (typeof order === "string") return order;
  const refused = refuseAmend(execution, market, order, command);
  if (refused) return refused;
  const together = pairWith(order);
  for (const each of together) {
    const worthless = refuseQuantity(market, each.price, BigInt(command.newQuantity));
    if (worthless) return worthless;
  }

  const closed = order.quantity - openQuantity(order);
  if (BigInt(command.newQuantity) <= closed) {
    if (order.list) cancelList(execution, market, order.list, [order], "", "EXCHANGE_CANCELED");
    else cancel(execution, market, order, "", "EXCHANGE_CANCELED");
    return undefined;
  }
  const origLocked = lockedBy(execution, market, order);
  for (const each of together) shrink(execution, market, each, command, each === order);
  const { baseAssetId, quoteAssetId } = market.definition;
  const released = origLocked - lockedBy(execution, market, order);
  if (order.status !== "PENDING_NEW") {
    if (order.list && order.list.locked > 0n) order.list.locked -= released;
    else order.locked -= released;
    const assetId = order.side === "BUY" ? quoteAssetId : baseAssetId;
    post(execution, accountId, assetId, { free: released, locked: -released });
  }
  if (order.list && command.newClientOrderId !== "") announceList(execution, order.list, "UPDATED");
  return undefined;
}

/** An order and the one it makes a pair with, if it does. */
function pairWith(order: ReferenceOrder): ReferenceOrder[] {
  const { list } = order;
  const isPair = list && pairOf(list).includes(order) && (list.locked > 0n || order.status === "PENDING_NEW");
  return isPair ? [order, ...pairOf(list).filter((each) => each !== order)] : [order];
}

/** What an order holds for its open quantity; a pair the larger of its needs. */
function lockedBy({ state }: Execution, market: ReferenceMarket, order: ReferenceOrder): bigint {
  const needs = pairWith(order).map((each) =>
    each.side === "BUY"
      ? quoteAmount(state, market, (each.price || each.lockPrice) * openQuantity(each))
      : baseAmount(state, market, openQuantity(each)),
  );
  return needs.reduce((most, need) => (need > most ? need : most));
}

function shrink(
  execution: Execution,
  market: ReferenceMarket,
  order: ReferenceOrder,
  command: AmendOrder,
  isNamed: boolean,
): void {
  const { events, state } = execution;
  const { clientOrderId: origClientOrderId, quantity: origQuantity } = order;
  order.quantity = BigInt(command.newQuantity);
  const shownBefore = order.slice;
  if (order.slice !== undefined && order.slice > openQuantity(order)) order.slice = openQuantity(order);
  if (isNamed) order.clientOrderId = command.newClientOrderId || origClientOrderId;
  order.amendCount += 1;
  events.push({
    type: "OrderAmended",
    ...nextImage(state, market, order),
    origQuantity: toQuantity(Number(origQuantity)),
    origClientOrderId,
  });
  const rests = order.status !== "PENDING_NEW" && !market.book.waiting.includes(order);
  const hidTheRest = shownBefore !== undefined && order.slice === shownBefore;
  if (rests && !hidTheRest) depthChanged(execution, market, order.side, order.price);
}

function refuseAmend(
  execution: Execution,
  market: ReferenceMarket,
  order: ReferenceOrder,
  { newQuantity, newClientOrderId }: AmendOrder,
): RejectReason | undefined {
  if (newQuantity === 0) return "INVALID_QUANTITY";
  if (BigInt(newQuantity) === order.quantity) return "AMEND_CHANGES_NOTHING";
  if (BigInt(newQuantity) > order.quantity) return "AMEND_INCREASES_QUANTITY";
  const refused = refuseQuantity(market, order.price, BigInt(newQuantity));
  if (refused) return refused;
  const { maxNumOrderAmends: most } = market.filters.maxNumOrderAmends ?? { maxNumOrderAmends: AMENDS_PER_ORDER };
  if (most > 0 && order.amendCount >= most) return "FILTER_MAX_NUM_ORDER_AMENDS";
  if (newClientOrderId === order.clientOrderId) return undefined;
  return isClientOrderIdTaken(execution, newClientOrderId) ? "DUPLICATE_CLIENT_ORDER_ID" : undefined;
}

import { invariant } from "../../assert.js";
import type { OrderImage } from "../../messages/order-events.js";
import { toNotional, toPrice, toQuantity } from "../../money/units.js";
import { createDetails, NO_INSTRUCTIONS, type OrderDetails } from "../../order/order-details.js";
import { openQuantity, shownQuantity } from "./reference-book.js";
import type { ReferenceMarket, ReferenceOrder, ReferenceState } from "./reference-state.js";

/** The order as it stands, with the numbers of the event that carries it. */
export const imageOf = (order: ReferenceOrder, accountEvent: number, executionId: number): OrderImage => ({
  symbolId: order.symbolId,
  orderId: order.orderId,
  accountId: order.accountId,
  accountEvent,
  executionId,
  clientOrderId: order.clientOrderId,
  side: order.side,
  orderType: order.orderType,
  timeInForce: order.timeInForce,
  selfTradePreventionMode: order.selfTradePreventionMode,
  status: order.status,
  price: toPrice(Number(order.price)),
  quantity: toQuantity(Number(order.quantity)),
  quoteOrderQuantity: toNotional(Number(order.quoteOrderQuantity)),
  executedQuantity: toQuantity(Number(order.executedQuantity)),
  cumulativeQuote: order.cumulativeQuote,
  timeMs: order.timeMs,
  workingTimeMs: order.workingTimeMs,
  details: detailsOf(order),
});

function detailsOf(order: ReferenceOrder): OrderDetails | undefined {
  const { amendCount, preventedMatchId, preventedQuantity, quoteOrderQuantity, list } = order;
  const hasNone = quoteOrderQuantity === 0n && preventedMatchId === -1 && amendCount === 0;
  if (hasNone && order.instructions === undefined && list === undefined) return undefined;
  return {
    ...createDetails(
      order.instructions ?? NO_INSTRUCTIONS,
      Number(quoteOrderQuantity),
      order.workingTimeMs,
      list?.orderListId ?? -1,
    ),
    lockPrice: Number(order.lockPrice),
    trailingTimeMs: order.trailingTimeMs,
    trailingExtreme: Number(order.trailingExtreme),
    amendCount,
    hiddenQuantity: Number(openQuantity(order) - shownQuantity(order)),
    preventedMatchId,
    preventedQuantity: Number(preventedQuantity),
  };
}

/** Counts a new order event and pictures the order in it. */
export function nextImage(state: ReferenceState, market: ReferenceMarket, order: ReferenceOrder): OrderImage {
  const account = state.accounts.get(order.accountId);
  invariant(account !== undefined, "every order belongs to a known account");
  account.events += 1;
  market.issued.executions += 1;
  return imageOf(order, account.events, market.issued.executions);
}

import type { ReleasedCommand } from "@pricetime/adapters";
import { invariant, type OrderListChanged } from "@pricetime/engine";
import type { AmendedOrderResult, ListStatusOfAmend } from "@pricetime/sdk";
import type { Market } from "../markets.js";
import { notionalText, priceText, quantityText } from "./decimal-text.js";
import { orderListId, sentPrice, withFeatures } from "./order-features.js";

/** Answer of an amend. An order of which that much is executed already has expired. */
export function amendedOrder(market: Market, { executed: { events, timeMs } }: ReleasedCommand): AmendedOrderResult {
  const order = events.find((event) => event.type === "OrderAmended" || event.type === "OrderExpired");
  invariant(order?.type === "OrderAmended" || order?.type === "OrderExpired", "an accepted amend changes its order");
  const list = events.find((event) => event.type === "OrderListChanged");
  return {
    transactTime: timeMs,
    executionId: order.executionId,
    amendedOrder: withFeatures(market, order, {
      symbol: market.definition.symbol,
      orderId: order.orderId,
      orderListId: orderListId(order),
      origClientOrderId: order.type === "OrderAmended" ? order.origClientOrderId : order.clientOrderId,
      clientOrderId: order.clientOrderId,
      price: priceText(market, sentPrice(order)),
      qty: quantityText(market, order.quantity),
      executedQty: quantityText(market, order.executedQuantity),
      preventedQty: quantityText(market, order.details?.preventedQuantity ?? 0),
      quoteOrderQty: notionalText(market, order.quoteOrderQuantity),
      cumulativeQuoteQty: notionalText(market, order.cumulativeQuote),
      status: order.status,
      timeInForce: order.timeInForce,
      type: order.orderType,
      side: order.side,
      workingTime: order.workingTimeMs,
      selfTradePreventionMode: order.selfTradePreventionMode,
      ...(order.type === "OrderExpired" ? { expiryReason: order.expiryReason } : {}),
    }),
    ...(list?.type === "OrderListChanged" ? { listStatus: listStatus(market, list) } : {}),
  };
}

const listStatus = ({ definition: { symbol } }: Market, list: OrderListChanged): ListStatusOfAmend => ({
  orderListId: list.orderListId,
  contingencyType: list.contingencyType,
  listOrderStatus: list.listOrderStatus,
  listClientOrderId: list.listClientOrderId,
  symbol,
  orders: list.orders.map(({ orderId, clientOrderId }) => ({ symbol, orderId, clientOrderId })),
});

import type {
  ExpiryReason,
  MatchPrevented,
  OrderCanceled,
  OrderExpired,
  OrderImage,
  OrderTraded,
} from "@pricetime/engine";
import type { OrderRecord } from "@pricetime/engine/projections";
import type { CanceledOrder, Fill, Order, OrderAck, OrderResult, PreventedMatchOfOrder } from "@pricetime/sdk";
import type { Market, Markets } from "../markets.js";
import { amountText, notionalText, priceText, quantityText } from "./decimal-text.js";
import { orderListId, sentPrice, withFeatures } from "./order-features.js";

// Every view is one literal, written out: spreading a large object and adding fields to it takes longer than matching the order.

/** Few orders expire, so that the others need no such field. */
function withExpiry<View extends object>(view: View, reason: ExpiryReason | "NONE" | undefined) {
  return reason === undefined || reason === "NONE" ? view : { ...view, expiryReason: reason };
}

export const orderAck = (market: Market, order: OrderImage, transactTime: number): OrderAck =>
  withFeatures(market, order, {
    symbol: market.definition.symbol,
    orderId: order.orderId,
    orderListId: orderListId(order),
    clientOrderId: order.clientOrderId,
    transactTime,
  });

/** @param expiryReason why the order ended at once, if it did */
export const orderResult = (
  market: Market,
  order: OrderImage,
  transactTime: number,
  expiryReason: ExpiryReason | undefined,
): OrderResult =>
  withExpiry(
    withFeatures(market, order, {
      symbol: market.definition.symbol,
      orderId: order.orderId,
      orderListId: orderListId(order),
      clientOrderId: order.clientOrderId,
      transactTime,
      price: priceText(market, sentPrice(order)),
      origQty: quantityText(market, order.quantity),
      executedQty: quantityText(market, order.executedQuantity),
      origQuoteOrderQty: notionalText(market, order.quoteOrderQuantity),
      cummulativeQuoteQty: notionalText(market, order.cumulativeQuote),
      status: order.status,
      timeInForce: order.timeInForce,
      type: order.orderType,
      side: order.side,
      workingTime: order.workingTimeMs,
      selfTradePreventionMode: order.selfTradePreventionMode,
    }),
    expiryReason,
  );

/** One trade of the order that was just placed. */
export function fill(markets: Markets, market: Market, trade: OrderTraded): Fill {
  const commissionAsset = markets.assetOf(trade.commissionAssetId);
  return {
    price: priceText(market, trade.lastPrice),
    qty: quantityText(market, trade.lastQuantity),
    commission: amountText(commissionAsset, trade.commission),
    commissionAsset: commissionAsset.asset,
    tradeId: trade.tradeId,
  };
}

/** A match that self-trade prevention stopped; a side that lost nothing is not named. */
export const preventedMatch = (market: Market, match: MatchPrevented): PreventedMatchOfOrder => ({
  preventedMatchId: match.preventedMatchId,
  makerSymbol: market.definition.symbol,
  makerOrderId: match.makerOrderId,
  price: priceText(market, match.price),
  ...(match.takerPreventedQuantity === 0
    ? {}
    : { takerPreventedQuantity: quantityText(market, match.takerPreventedQuantity) }),
  ...(match.makerPreventedQuantity === 0
    ? {}
    : { makerPreventedQuantity: quantityText(market, match.makerPreventedQuantity) }),
});

/** An order that a cancel ended, or that expired with one of its list. */
export const canceledOrder = (
  market: Market,
  order: OrderCanceled | OrderExpired,
  transactTime: number,
): CanceledOrder =>
  withFeatures(market, order, {
    symbol: market.definition.symbol,
    origClientOrderId: order.clientOrderId,
    orderId: order.orderId,
    orderListId: orderListId(order),
    clientOrderId: (order.type === "OrderCanceled" && order.cancelClientOrderId) || order.clientOrderId,
    transactTime,
    price: priceText(market, sentPrice(order)),
    origQty: quantityText(market, order.quantity),
    executedQty: quantityText(market, order.executedQuantity),
    origQuoteOrderQty: notionalText(market, order.quoteOrderQuantity),
    cummulativeQuoteQty: notionalText(market, order.cumulativeQuote),
    status: order.status,
    timeInForce: order.timeInForce,
    type: order.orderType,
    side: order.side,
    selfTradePreventionMode: order.selfTradePreventionMode,
    ...(order.type === "OrderExpired" ? { expiryReason: order.expiryReason } : {}),
  });

/** An order as queries show it. */
export const orderView = (market: Market, order: OrderRecord): Order =>
  withExpiry(
    withFeatures(market, order, {
      symbol: market.definition.symbol,
      orderId: order.orderId,
      orderListId: orderListId(order),
      clientOrderId: order.clientOrderId,
      price: priceText(market, sentPrice(order)),
      origQty: quantityText(market, order.quantity),
      executedQty: quantityText(market, order.executedQuantity),
      origQuoteOrderQty: notionalText(market, order.quoteOrderQuantity),
      cummulativeQuoteQty: notionalText(market, order.cumulativeQuote),
      status: order.status,
      timeInForce: order.timeInForce,
      type: order.orderType,
      side: order.side,
      stopPrice: priceText(market, 0),
      icebergQty: quantityText(market, 0),
      time: order.timeMs,
      updateTime: order.updateTimeMs,
      isWorking: order.workingTimeMs >= 0,
      workingTime: order.workingTimeMs,
      selfTradePreventionMode: order.selfTradePreventionMode,
    }),
    order.expiryReason,
  );

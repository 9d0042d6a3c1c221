import type { ExpiryReason, OrderCanceled, OrderImage, OrderTraded } from "@pricetime/engine";
import type { OrderRecord } from "@pricetime/engine/projections";
import type { CanceledOrder, Fill, Order, OrderAck, OrderResult } from "@pricetime/sdk";
import type { Market, Markets } from "../markets.js";
import { amountText, notionalText, priceText, quantityText } from "./decimal-text.js";

/** No order list: lists come with a later version of the engine. */
const NO_LIST = -1;

/** The fields that RESULT, FULL, cancel reports and queries share. */
const progress = (market: Market, order: OrderImage) => ({
  price: priceText(market, order.price),
  origQty: quantityText(market, order.quantity),
  executedQty: quantityText(market, order.executedQuantity),
  origQuoteOrderQty: notionalText(market, order.quoteOrderQuantity),
  cummulativeQuoteQty: notionalText(market, order.cumulativeQuote),
  status: order.status,
  timeInForce: order.timeInForce,
  type: order.orderType,
  side: order.side,
});

const expiry = (reason: ExpiryReason | "NONE" | undefined): { readonly expiryReason?: ExpiryReason } =>
  reason === undefined || reason === "NONE" ? {} : { expiryReason: reason };

export const orderAck = (market: Market, order: OrderImage, transactTime: number): OrderAck => ({
  symbol: market.definition.symbol,
  orderId: order.orderId,
  orderListId: NO_LIST,
  clientOrderId: order.clientOrderId,
  transactTime,
});

/** @param expiryReason why the order ended at once, if it did */
export const orderResult = (
  market: Market,
  order: OrderImage,
  transactTime: number,
  expiryReason: ExpiryReason | undefined,
): OrderResult => ({
  ...orderAck(market, order, transactTime),
  ...progress(market, order),
  workingTime: order.workingTimeMs,
  selfTradePreventionMode: order.selfTradePreventionMode,
  ...expiry(expiryReason),
});

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

export const canceledOrder = (market: Market, order: OrderCanceled, transactTime: number): CanceledOrder => ({
  symbol: market.definition.symbol,
  origClientOrderId: order.clientOrderId,
  orderId: order.orderId,
  orderListId: NO_LIST,
  clientOrderId: order.cancelClientOrderId === "" ? order.clientOrderId : order.cancelClientOrderId,
  transactTime,
  ...progress(market, order),
  selfTradePreventionMode: order.selfTradePreventionMode,
});

/** An order as queries show it. */
export const orderView = (market: Market, order: OrderRecord): Order => ({
  symbol: market.definition.symbol,
  orderId: order.orderId,
  orderListId: NO_LIST,
  clientOrderId: order.clientOrderId,
  ...progress(market, order),
  stopPrice: priceText(market, 0),
  icebergQty: quantityText(market, 0),
  time: order.timeMs,
  updateTime: order.updateTimeMs,
  isWorking: order.workingTimeMs >= 0,
  workingTime: order.workingTimeMs,
  selfTradePreventionMode: order.selfTradePreventionMode,
  ...expiry(order.expiryReason),
});

import type { EngineEvent, ExecutedCommand } from "../messages/event.js";
import type { DepthChanged, SymbolAdded, Trade } from "../messages/market-events.js";
import type { OrderImage, OrderNew, OrderTraded } from "../messages/order-events.js";
import { toNotional, toPrice, toQuantity, toRate } from "../money/units.js";
import type { Side } from "../order/enums.js";

// Hand-made events for the tests beside this file.

/** The commands of a story, numbered from 1. */
export class Story {
  #position = 0;

  at(timeMs: number, ...events: EngineEvent[]): ExecutedCommand {
    this.#position += 1;
    return { position: this.#position, timeMs, events };
  }
}

/** Symbol 0 with prices of 2 and quantities of 5 digits after the point. */
export const SYMBOL_ADDED: SymbolAdded = {
  type: "SymbolAdded",
  definition: {
    symbolId: 0,
    symbol: "BTCUSDT",
    baseAssetId: 1,
    quoteAssetId: 0,
    priceDecimals: 2,
    quantityDecimals: 5,
    status: "TRADING",
    filters: {
      priceFilter: { minPrice: toPrice(0), maxPrice: toPrice(0), tickSize: toPrice(1) },
      lotSize: { minQuantity: toQuantity(0), maxQuantity: toQuantity(0), stepSize: toQuantity(1) },
    },
    makerCommission: toRate(0),
    takerCommission: toRate(0),
    selfTradePrevention: { defaultMode: "NONE", allowedModes: ["NONE"] },
  },
};

export const trade = (tradeId: number, price: number, quantity: number, more: Partial<Trade> = {}): Trade => ({
  type: "Trade",
  symbolId: 0,
  tradeId,
  aggTradeId: tradeId,
  price: toPrice(price),
  quantity: toQuantity(quantity),
  buyerOrderId: 1,
  sellerOrderId: 2,
  buyerAccountId: 1,
  sellerAccountId: 2,
  isBuyerMaker: false,
  ...more,
});

export const level = (updateId: number, side: Side, price: number, quantity: bigint, symbolId = 0): DepthChanged => ({
  type: "DepthChanged",
  symbolId,
  side,
  price: toPrice(price),
  quantity,
  updateId,
});

const image = (orderId: number, more: Partial<OrderImage>): OrderImage => ({
  symbolId: 0,
  orderId,
  accountId: 1,
  accountEvent: 1,
  executionId: 1,
  clientOrderId: "",
  side: "BUY",
  orderType: "LIMIT",
  timeInForce: "GTC",
  selfTradePreventionMode: "NONE",
  status: "NEW",
  price: toPrice(100),
  quantity: toQuantity(10),
  quoteOrderQuantity: toNotional(0),
  executedQuantity: toQuantity(0),
  cumulativeQuote: 0n,
  timeMs: 1_000,
  workingTimeMs: 1_000,
  details: undefined,
  ...more,
});

export const orderNew = (orderId: number, more: Partial<OrderImage> = {}): OrderNew => ({
  type: "OrderNew",
  ...image(orderId, more),
});

export const orderTraded = (orderId: number, more: Partial<OrderTraded> = {}): OrderTraded => ({
  ...image(orderId, { status: "PARTIALLY_FILLED", ...more }),
  type: "OrderTraded",
  tradeId: 1,
  lastPrice: toPrice(100),
  lastQuantity: toQuantity(1),
  commission: 0n,
  commissionAssetId: 1,
  isMaker: false,
  ...more,
});

export const orderCanceled = (orderId: number, more: Partial<OrderImage> = {}): EngineEvent => ({
  type: "OrderCanceled",
  ...image(orderId, { status: "CANCELED", ...more }),
  cancelClientOrderId: "",
});

export const orderExpired = (orderId: number, more: Partial<OrderImage> = {}): EngineEvent => ({
  type: "OrderExpired",
  ...image(orderId, { status: "EXPIRED", ...more }),
  expiryReason: "UNFILLED_IOC_QUANTITY_EXPIRED",
});

import type { Notional, Price, Quantity } from "../money/units.js";
import type {
  ExpiryReason,
  OrderStatus,
  OrderType,
  SelfTradePreventionMode,
  Side,
  TimeInForce,
} from "../order/enums.js";
import type { OrderDetails } from "../order/order-details.js";

/** An order as it stands after the event that carries it. Every order event is self-contained. */
export interface OrderImage {
  readonly symbolId: number;
  /** Per symbol, from 1. */
  readonly orderId: number;
  readonly accountId: number;
  /** Dense number of this event among its account's events, from 1. */
  readonly accountEvent: number;
  /** Per symbol, from 1: one for each order event. */
  readonly executionId: number;
  readonly clientOrderId: string;
  readonly side: Side;
  readonly orderType: OrderType;
  readonly timeInForce: TimeInForce;
  readonly selfTradePreventionMode: SelfTradePreventionMode;
  readonly status: OrderStatus;
  /** 0 for MARKET. */
  readonly price: Price;
  /** Original quantity; for an order by quote quantity the one computed from the book. */
  readonly quantity: Quantity;
  readonly quoteOrderQuantity: Notional;
  readonly executedQuantity: Quantity;
  /** Σ price × quantity of its trades, in the symbol's notional unit. */
  readonly cumulativeQuote: bigint;
  /** Journal time of placement, ms. */
  readonly timeMs: number;
  /** Journal time at which it went to work, ms; −1 before. */
  readonly workingTimeMs: number;
  /** What only some orders have; undefined for all others. */
  readonly details: Readonly<OrderDetails> | undefined;
}

/** Accepted. Always the first event of a placed order, also when it trades at once. */
export interface OrderNew extends OrderImage {
  readonly type: "OrderNew";
}

/** One side's view of one trade. */
export interface OrderTraded extends OrderImage {
  readonly type: "OrderTraded";
  readonly tradeId: number;
  readonly lastPrice: Price;
  readonly lastQuantity: Quantity;
  /** In the smallest unit of `commissionAssetId`, the asset received. */
  readonly commission: bigint;
  readonly commissionAssetId: number;
  readonly isMaker: boolean;
}

export interface OrderCanceled extends OrderImage {
  readonly type: "OrderCanceled";
  /** The cancel's own client order id; "" for none. */
  readonly cancelClientOrderId: string;
}

export interface OrderExpired extends OrderImage {
  readonly type: "OrderExpired";
  readonly expiryReason: ExpiryReason;
}

/** The last price has reached the order's stop: it goes to work now. */
export interface OrderTriggered extends OrderImage {
  readonly type: "OrderTriggered";
}

/** Made smaller where it stands; the image shows its new quantity and client order id. */
export interface OrderAmended extends OrderImage {
  readonly type: "OrderAmended";
  readonly origQuantity: Quantity;
  readonly origClientOrderId: string;
}

/** Lost open quantity to self-trade prevention: EXPIRED_IN_MATCH when nothing is left, else it lives on with less. */
export interface OrderPrevented extends OrderImage {
  readonly type: "OrderPrevented";
  readonly preventedMatchId: number;
  /** Open quantity that this order lost now; `details.preventedQuantity` is the sum of all times. */
  readonly lastPreventedQuantity: Quantity;
  /** What would have traded, and at which price. */
  readonly preventedExecutionQuantity: Quantity;
  readonly preventedExecutionPrice: Price;
  /** The order it did not trade with, on the same symbol. */
  readonly counterOrderId: number;
  /** −1 for none. */
  readonly tradeGroupId: number;
  /** What of the lost quantity moved to or from the counter order's account at `preventedExecutionPrice`; 0 for none. */
  readonly transferredQuantity: Quantity;
}

/** An order that was PENDING_NEW has its turn: from here on it is in force, as if it were placed now. */
export interface OrderActivated extends OrderImage {
  readonly type: "OrderActivated";
}

export type OrderEvent =
  | OrderNew
  | OrderTraded
  | OrderCanceled
  | OrderExpired
  | OrderTriggered
  | OrderAmended
  | OrderPrevented
  | OrderActivated;

import type { PegPriceType } from "./enums.js";

/** What only some orders are told at their entry. Prices and quantities in the symbol's units; 0 stands for "not given". */
export interface OrderInstructions {
  /** The last price at which a contingent order goes to work, or at which a trailing one begins to trail. */
  readonly stopPrice: number;
  /** How far a trailing stop stays behind the best price, in basis points (1/10000). */
  readonly trailingDelta: number;
  /** The part of an iceberg that the book shows at a time. */
  readonly icebergQuantity: number;
  /** The client's own marks: kept and shown, never acted on. */
  readonly strategyId: number;
  readonly strategyType: number;
  readonly pegPriceType: PegPriceType;
  /** How many existing price levels deeper than the pegged price. */
  readonly pegOffsetValue: number;
}

/** The instructions of an order that has none. */
export const NO_INSTRUCTIONS: OrderInstructions = Object.freeze({
  stopPrice: 0,
  trailingDelta: 0,
  icebergQuantity: 0,
  strategyId: 0,
  strategyType: 0,
  pegPriceType: "NONE",
  pegOffsetValue: 0,
});

/** What only some orders have: one object per order that has any of it, so that all others cost nothing. */
export interface OrderDetails extends OrderInstructions {
  /** MARKET by an amount of the quote asset: that amount, notional units. */
  quoteOrderQuantity: number;
  /** Journal time at which the order went to work, ms; −1 while it waits for its stop or its list. */
  workingTimeMs: number;
  /** Price at which a waiting BUY without a price of its own locks its funds; 0 for all others. */
  lockPrice: number;
  /** Journal time at which trailing began, ms; −1 before. */
  trailingTimeMs: number;
  /** The best price since trailing began; 0 before. */
  trailingExtreme: number;
  /** Open quantity that an iceberg does not show now; the book shows the rest. */
  hiddenQuantity: number;
  /** The order list it belongs to; −1 for none. */
  readonly orderListId: number;
  /** Its newest prevented match; −1 for none. */
  preventedMatchId: number;
  /** Quantity taken from it by self-trade prevention without a trade. */
  preventedQuantity: number;
  /** How often it was amended. */
  amendCount: number;
}

/** Details of an order that goes to work at `workingTimeMs`, or not yet (−1). */
export const createDetails = (
  instructions: OrderInstructions,
  quoteOrderQuantity: number,
  workingTimeMs: number,
  orderListId = -1,
): OrderDetails => ({
  // Named one by one: an image has the same fields in the same order whatever a client sent.
  stopPrice: instructions.stopPrice,
  trailingDelta: instructions.trailingDelta,
  icebergQuantity: instructions.icebergQuantity,
  strategyId: instructions.strategyId,
  strategyType: instructions.strategyType,
  pegPriceType: instructions.pegPriceType,
  pegOffsetValue: instructions.pegOffsetValue,
  quoteOrderQuantity,
  workingTimeMs,
  lockPrice: 0,
  trailingTimeMs: -1,
  trailingExtreme: 0,
  hiddenQuantity: 0,
  orderListId,
  preventedMatchId: -1,
  preventedQuantity: 0,
  amendCount: 0,
});

import type { ExecutedCommand } from "../messages/event.js";
import type { OrderEvent, OrderImage } from "../messages/order-events.js";
import type { ExpiryReason } from "../order/enums.js";

/** An order as it stands after its newest event. */
export interface OrderRecord extends OrderImage {
  /** Journal time of the newest event. */
  readonly updateTimeMs: number;
  /** Position of the command that made it. */
  readonly position: number;
  readonly expiryReason: ExpiryReason | "NONE";
}

export const isOrderEvent = (event: { readonly type: string }): event is OrderEvent => {
  switch (event.type) {
    case "OrderNew":
    case "OrderTraded":
    case "OrderAmended":
    case "OrderCanceled":
    case "OrderExpired":
    case "OrderTriggered":
    case "OrderPrevented":
    case "OrderActivated":
      return true;
    default:
      return false;
  }
};

/** Whether the order still rests, waits or may trade. */
export const isOpen = ({ status }: OrderImage): boolean =>
  status === "NEW" || status === "PARTIALLY_FILLED" || status === "PENDING_NEW";

export const orderRecord = (event: OrderEvent, { position, timeMs }: ExecutedCommand): OrderRecord => ({
  symbolId: event.symbolId,
  orderId: event.orderId,
  accountId: event.accountId,
  accountEvent: event.accountEvent,
  executionId: event.executionId,
  clientOrderId: event.clientOrderId,
  side: event.side,
  orderType: event.orderType,
  timeInForce: event.timeInForce,
  selfTradePreventionMode: event.selfTradePreventionMode,
  status: event.status,
  price: event.price,
  quantity: event.quantity,
  quoteOrderQuantity: event.quoteOrderQuantity,
  executedQuantity: event.executedQuantity,
  cumulativeQuote: event.cumulativeQuote,
  timeMs: event.timeMs,
  workingTimeMs: event.workingTimeMs,
  details: event.details,
  updateTimeMs: timeMs,
  position,
  expiryReason: event.type === "OrderExpired" ? event.expiryReason : "NONE",
});

/** An order with its wide number as text. */
export type OrderRecordData = Omit<OrderRecord, "cumulativeQuote"> & { readonly cumulativeQuote: string };

export const encodeOrderRecord = (order: OrderRecord): OrderRecordData => ({
  ...order,
  cumulativeQuote: String(order.cumulativeQuote),
});

export const decodeOrderRecord = (data: OrderRecordData): OrderRecord => ({
  ...data,
  cumulativeQuote: BigInt(data.cumulativeQuote),
});

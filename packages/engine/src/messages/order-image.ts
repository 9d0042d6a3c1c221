import { toNotional, toPrice, toQuantity } from "../money/units.js";
import {
  ORDER_TYPES,
  type OrderType,
  SELF_TRADE_PREVENTION_MODES,
  type SelfTradePreventionMode,
  SIDES,
  type Side,
  TIMES_IN_FORCE,
  type TimeInForce,
} from "../order/enums.js";
import type { OrderDetails } from "../order/order-details.js";
import { statusName } from "../order/order-status.js";
import type { OrderStore } from "../order/order-store.js";
import type { OrderImage } from "./order-events.js";

/** An order with what an event has written down of it; the rest no event of the same command changes. */
export const orderImage = (
  orders: OrderStore,
  slot: number,
  accountEvent: number,
  executionId: number,
  status: number,
  executed: number,
  cumulativeQuote: bigint,
  details: Readonly<OrderDetails> | undefined,
): OrderImage => ({
  symbolId: orders.symbolId(slot),
  orderId: orders.orderId(slot),
  accountId: orders.accountId(slot),
  accountEvent,
  executionId,
  clientOrderId: orders.clientOrderId(slot),
  side: SIDES[orders.side(slot)] as Side,
  orderType: ORDER_TYPES[orders.orderType(slot)] as OrderType,
  timeInForce: TIMES_IN_FORCE[orders.timeInForce(slot)] as TimeInForce,
  selfTradePreventionMode: SELF_TRADE_PREVENTION_MODES[orders.selfTradePrevention(slot)] as SelfTradePreventionMode,
  status: statusName(status),
  price: toPrice(orders.price(slot)),
  quantity: toQuantity(orders.quantity(slot)),
  quoteOrderQuantity: toNotional(details === undefined ? 0 : details.quoteOrderQuantity),
  executedQuantity: toQuantity(executed),
  cumulativeQuote,
  timeMs: orders.timeMs(slot),
  workingTimeMs: details === undefined ? orders.timeMs(slot) : details.workingTimeMs,
  details,
});

/** An order as it is now. Event numbers belong to events: an image of the present has none. */
export function presentImage(orders: OrderStore, slot: number): OrderImage {
  const details = orders.details(slot);
  const copy = details && { ...details };
  return orderImage(orders, slot, 0, 0, orders.status(slot), orders.executed(slot), orders.cumulativeQuote(slot), copy);
}

import type { ExecutedCommand } from "../messages/event.js";
import { isOrderEvent, type OrderRecord, orderRecord } from "./order-record.js";

/** Every order these commands touched, once, as it stands after them: rows to put in the place of older ones. */
export function orderRows(commands: readonly ExecutedCommand[]): OrderRecord[] {
  const newest = new Map<string, OrderRecord>();
  for (const executed of commands) {
    for (const event of executed.events) {
      if (isOrderEvent(event)) newest.set(`${event.symbolId}/${event.orderId}`, orderRecord(event, executed));
    }
  }
  return [...newest.values()];
}

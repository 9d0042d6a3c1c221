import type { Work } from "../choice.js";
import { fold } from "../fold.js";
import type { EventInput } from "./event-input.js";

type SlotEvent = ReturnType<typeof orderEvent> | ReturnType<typeof depthEvent> | ReturnType<typeof balanceEvent>;

const orderEvent = (type: "OrderNew" | "OrderCanceled", { orders }: EventInput, slot: number, executionId: number) => ({
  type,
  slot,
  accountEvent: executionId,
  executionId,
  status: orders.status(slot),
  executedQuantity: orders.executed(slot),
  cumulativeHigh: orders.cumulativeHigh(slot),
  cumulativeLow: orders.cumulativeLow(slot),
  details: orders.details(slot),
});

const depthEvent = (price: number, quantity: number, updateId: number) => ({
  type: "DepthChanged" as const,
  symbolId: 0,
  side: 0,
  price,
  quantityHigh: 0,
  quantityLow: quantity,
  updateId,
});

const balanceEvent = (slot: number, accountEvent: number) => ({ type: "BalanceChanged" as const, slot, accountEvent });

/** An object per event, which holds what the ring holds: what stays is read from the order. */
export function slotEvents(input: EventInput): Work {
  const { commands, orders, from, to } = input;
  const events: SlotEvent[] = [];
  let sum = 0;

  function write(command: number): void {
    const before = from[command] as number;
    const after = to[command] as number;
    events.length = 0;
    events.push(orderEvent("OrderCanceled", input, before, command));
    events.push(depthEvent(orders.price(before), orders.remaining(before), command));
    events.push(orderEvent("OrderNew", input, after, command));
    events.push(depthEvent(orders.price(after), orders.remaining(after), command));
    events.push(balanceEvent(after, command));
  }

  function read(): void {
    for (let index = 0; index < events.length; index++) {
      const event = events[index] as SlotEvent;
      switch (event.type) {
        case "OrderNew":
        case "OrderCanceled":
          sum = fold(fold(fold(sum, orders.orderId(event.slot)), orders.price(event.slot)), event.executionId);
          break;
        case "DepthChanged":
          sum = fold(fold(sum, event.price), event.quantityLow);
          break;
        case "BalanceChanged":
          sum = fold(sum, event.slot);
      }
    }
  }

  function run(): void {
    for (let command = 0; command < commands; command++) {
      write(command);
      read();
    }
  }
  return { run, result: () => String(sum) };
}

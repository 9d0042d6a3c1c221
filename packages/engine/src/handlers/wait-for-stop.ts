import type { Market } from "../book/market.js";
import type { State } from "../state.js";
import type { Triggers } from "../trigger/triggers.js";

/** Lets an entered order whose funds are locked wait for its stop. */
export function waitForStop(state: State, market: Market, slot: number): void {
  market.waiting.add(state.orders.orderId(slot), slot);
  (state.triggers[market.symbolId] as Triggers).add(state.orders, slot);
}

/** Takes an order that ends before it went to work from the waiting ones. */
export function stopWaiting(state: State, market: Market, slot: number): void {
  market.waiting.remove(state.orders.orderId(slot));
  (state.triggers[market.symbolId] as Triggers).remove(state.orders, slot);
}

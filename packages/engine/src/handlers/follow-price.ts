import type { Market } from "../book/market.js";
import type { State } from "../state.js";
import type { Triggers } from "../trigger/triggers.js";

/** Shows a trade price to the market's waiting orders; those that it triggers go to work after what runs now. */
export function followPrice(state: State, market: Market, price: number): void {
  const { followUps, orders } = state;
  const triggers = state.triggers[market.symbolId] as Triggers;
  for (const slot of triggers.see(orders, price, state.timeMs)) {
    followUps.add({ kind: "ORDER_TRIGGERED", symbolId: market.symbolId, orderId: orders.orderId(slot) });
  }
}

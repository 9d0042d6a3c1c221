import { RandomStream } from "../../flow/random.js";
import { OrderStore } from "../engine-parts.js";

const ORDERS = 1000;
const FIRST_PRICE = 32_000;
const TIME_MS = 1_700_000_000_000;

/** Commands that move an order: its end, its new beginning, two levels and a balance are told. */
export interface EventInput {
  readonly commands: number;
  readonly orders: OrderStore;
  /** Slot of the order that ends, and of the one that begins. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export function makeEventInput(commands: number): EventInput {
  const random = new RandomStream(1);
  const orders = new OrderStore();
  for (let order = 1; order <= ORDERS; order++) {
    const price = FIRST_PRICE - random.below(ORDERS);
    orders.enter(order, 0, order, "", 0, 0, 0, price, 1 + random.below(400), TIME_MS, 0, 0, 0, undefined);
  }
  const slots = () => Int32Array.from({ length: commands }, () => random.below(ORDERS));
  return { commands, orders, from: slots(), to: slots() };
}

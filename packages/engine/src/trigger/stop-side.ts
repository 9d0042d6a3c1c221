import { SIDE_CODE } from "../order/codes.js";
import type { OrderTypeTraits } from "../order/order-type.js";

/** Whether an order's stop is reached by a fall of the last price; else by a rise. Touching counts either way. */
export const stopFalls = ({ trigger }: OrderTypeTraits, side: number): boolean =>
  (trigger === "STOP_LOSS") === (side === SIDE_CODE.SELL);

/** Whether a last price has reached a stop. */
export const stopReached = (stopPrice: number, lastPrice: number, falls: boolean): boolean =>
  falls ? lastPrice <= stopPrice : lastPrice >= stopPrice;

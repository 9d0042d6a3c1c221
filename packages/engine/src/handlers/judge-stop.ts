import type { Market } from "../book/market.js";
import type { OrderRequest } from "../messages/order-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { SIDE_CODE } from "../order/codes.js";
import { NO_INSTRUCTIONS } from "../order/order-details.js";
import { passesPriceFilter } from "../symbol/filters/price-filter.js";
import { stopFalls, stopReached } from "../trigger/stop-side.js";
import { BASIS_POINTS } from "../trigger/trailing-price.js";
import type { JudgedOrder } from "./judge-order.js";

// What is judged of orders that wait for their stop, beside what is judged of all.

/** Whether the order says what it waits for. */
export function judgeStopShape({ instructions }: OrderRequest): RejectReason | undefined {
  const { stopPrice, trailingDelta } = instructions ?? NO_INSTRUCTIONS;
  if (stopPrice === 0 && trailingDelta === 0) return "INVALID_STOP_PRICE";
  // The whole price and more is no distance that a price can fall.
  return trailingDelta < BASIS_POINTS ? undefined : "INVALID_TRAILING_DELTA";
}

/** PRICE_FILTER holds for the stop price too. */
export function passesStopPrice({ filters }: Market, { instructions }: OrderRequest): boolean {
  const { stopPrice } = instructions ?? NO_INSTRUCTIONS;
  return stopPrice === 0 || passesPriceFilter(stopPrice, filters.priceFilter);
}

/** The price at which a waiting order without a price of its own locks its funds: the stop price, else the last; 0 when it sells. */
export function stopLockPrice(
  { lastPrice }: Market,
  { instructions }: OrderRequest,
  { side, traits }: JudgedOrder,
): number {
  const { stopPrice } = instructions ?? NO_INSTRUCTIONS;
  return traits.hasPrice || side === SIDE_CODE.SELL ? 0 : stopPrice || lastPrice;
}

/** Whether the last price stands already where the order waits for it. */
export function wouldTrigger(
  { lastPrice }: Market,
  { instructions }: OrderRequest,
  { side, traits }: JudgedOrder,
): boolean {
  const { stopPrice } = instructions ?? NO_INSTRUCTIONS;
  return stopPrice !== 0 && lastPrice !== 0 && stopReached(stopPrice, lastPrice, stopFalls(traits, side));
}

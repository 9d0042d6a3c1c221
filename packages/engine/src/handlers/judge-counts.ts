import type { Market } from "../book/market.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { OPEN_COUNT, type OpenCount } from "../order/open-order-counts.js";
import { EVERY_SYMBOL } from "../order/open-orders.js";
import { type TimeInForceTraits, TRAITS_OF_TIME_IN_FORCE } from "../order/time-in-force.js";
import type { State } from "../state.js";
import type { JudgedOrder } from "./judge-order.js";

/**
 * The filters that count what an account has open, first those of the symbol, then those of the whole exchange. An order that cannot
 * stay open (MARKET, IOC, FOK, unless it waits for its stop) adds to no count, so none stops it.
 */
export function judgeCounts(
  state: State,
  market: Market,
  accountId: number,
  { isListed, timeInForce, traits }: JudgedOrder,
): RejectReason | undefined {
  if (isListed) return undefined;
  const { remainderExpires } = TRAITS_OF_TIME_IN_FORCE[timeInForce] as TimeInForceTraits;
  const isAlgo = traits.trigger !== "NONE";
  const staysOpen = isAlgo || (traits.canRest && remainderExpires === undefined);
  if (!staysOpen) return undefined;
  const { maxNumAlgoOrders, maxNumOrders } = market.filters;
  const { exchangeMaxNumAlgoOrders, exchangeMaxNumOrders } = state.venueFilters.exchange;
  const isFull = (symbolId: number, kind: OpenCount, most = 0) =>
    most !== 0 && state.openOrders.countOf(symbolId, accountId, kind) >= most;
  if (isFull(market.symbolId, OPEN_COUNT.ORDERS, maxNumOrders?.maxNumOrders)) return "FILTER_MAX_NUM_ORDERS";
  if (isAlgo && isFull(market.symbolId, OPEN_COUNT.ALGO_ORDERS, maxNumAlgoOrders?.maxNumAlgoOrders)) {
    return "FILTER_MAX_NUM_ALGO_ORDERS";
  }
  if (isFull(EVERY_SYMBOL, OPEN_COUNT.ORDERS, exchangeMaxNumOrders?.maxNumOrders)) {
    return "FILTER_EXCHANGE_MAX_NUM_ORDERS";
  }
  if (isAlgo && isFull(EVERY_SYMBOL, OPEN_COUNT.ALGO_ORDERS, exchangeMaxNumAlgoOrders?.maxNumAlgoOrders)) {
    return "FILTER_EXCHANGE_MAX_NUM_ALGO_ORDERS";
  }
  return undefined;
}

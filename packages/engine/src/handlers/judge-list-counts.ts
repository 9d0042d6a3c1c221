import type { Market } from "../book/market.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { OPEN_COUNT } from "../order/open-order-counts.js";
import { EVERY_SYMBOL } from "../order/open-orders.js";
import type { State } from "../state.js";

/** The filters that count what an account has open, for the orders of a list together: each is open from its placement on. */
export function judgeListCounts(
  state: State,
  market: Market,
  accountId: number,
  orders: number,
  algoOrders: number,
): RejectReason | undefined {
  const { maxNumAlgoOrders, maxNumOrderLists, maxNumOrders } = market.filters;
  const { exchangeMaxNumAlgoOrders, exchangeMaxNumOrderLists, exchangeMaxNumOrders } = state.venueFilters.exchange;
  const ordersOn = (symbolId: number) => state.openOrders.countOf(symbolId, accountId, OPEN_COUNT.ORDERS) + orders;
  const algoOrdersOn = (symbolId: number) =>
    state.openOrders.countOf(symbolId, accountId, OPEN_COUNT.ALGO_ORDERS) + algoOrders;
  const lists = [...state.orderLists.of(accountId)];
  const listsHere = lists.filter(({ symbolId }) => symbolId === market.symbolId);
  const passes = (count: number, most = 0) => most === 0 || count <= most;
  if (!passes(ordersOn(market.symbolId), maxNumOrders?.maxNumOrders)) return "FILTER_MAX_NUM_ORDERS";
  if (algoOrders > 0 && !passes(algoOrdersOn(market.symbolId), maxNumAlgoOrders?.maxNumAlgoOrders)) {
    return "FILTER_MAX_NUM_ALGO_ORDERS";
  }
  if (!passes(listsHere.length + 1, maxNumOrderLists?.maxNumOrderLists)) return "FILTER_MAX_NUM_ORDER_LISTS";
  if (!passes(ordersOn(EVERY_SYMBOL), exchangeMaxNumOrders?.maxNumOrders)) return "FILTER_EXCHANGE_MAX_NUM_ORDERS";
  if (algoOrders > 0 && !passes(algoOrdersOn(EVERY_SYMBOL), exchangeMaxNumAlgoOrders?.maxNumAlgoOrders)) {
    return "FILTER_EXCHANGE_MAX_NUM_ALGO_ORDERS";
  }
  if (!passes(lists.length + 1, exchangeMaxNumOrderLists?.maxNumOrderLists)) {
    return "FILTER_EXCHANGE_MAX_NUM_ORDER_LISTS";
  }
  return undefined;
}

import type { Market } from "../book/market.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { OPEN_COUNT, type OpenCount } from "../order/open-order-counts.js";
import { EVERY_SYMBOL } from "../order/open-orders.js";
import type { OrderInstructions } from "../order/order-details.js";
import { type TimeInForceTraits, TRAITS_OF_TIME_IN_FORCE } from "../order/time-in-force.js";
import type { State } from "../state.js";
import type { JudgedOrder } from "./judge-order.js";
import type { JudgedLeg } from "./order-list-legs.js";

/** What a command would have its account keep open. */
interface Opening {
  readonly orders: number;
  readonly algoOrders: number;
  readonly icebergOrders: number;
  readonly orderLists: number;
}

/**
 * The filters that count what an account has open, for one order. One that cannot stay open (MARKET, IOC, FOK, unless it waits for its
 * stop) adds to no count, so none stops it; one of a list was counted with its list.
 */
export function judgeCounts(
  state: State,
  market: Market,
  accountId: number,
  instructions: OrderInstructions | undefined,
  { isListed, timeInForce, traits }: JudgedOrder,
): RejectReason | undefined {
  if (isListed) return undefined;
  const { remainderExpires } = TRAITS_OF_TIME_IN_FORCE[timeInForce] as TimeInForceTraits;
  const isAlgo = traits.trigger !== "NONE";
  const staysOpen = isAlgo || (traits.canRest && remainderExpires === undefined);
  if (!staysOpen) return undefined;
  return judgeOpening(state, market, accountId, {
    orders: 1,
    algoOrders: isAlgo ? 1 : 0,
    icebergOrders: isIceberg(instructions) ? 1 : 0,
    orderLists: 0,
  });
}

/** The filters that count what an account has open, for the orders of a list together: each is open from its placement on. */
export const judgeListCounts = (
  state: State,
  market: Market,
  accountId: number,
  legs: readonly JudgedLeg[],
): RejectReason | undefined =>
  judgeOpening(state, market, accountId, {
    orders: legs.length,
    algoOrders: legs.filter(({ judged }) => judged.traits.trigger !== "NONE").length,
    icebergOrders: legs.filter(({ command }) => isIceberg(command.instructions)).length,
    orderLists: 1,
  });

/** First the filters of the symbol, then those of the whole exchange; each judges only what it counts. */
function judgeOpening(state: State, market: Market, accountId: number, opening: Opening): RejectReason | undefined {
  const { orders, algoOrders, icebergOrders, orderLists } = opening;
  const { maxNumOrders, maxNumAlgoOrders, maxNumIcebergOrders, maxNumOrderLists } = market.filters;
  const { exchange } = state.venueFilters;
  const passes = (symbolId: number, kind: OpenCount, added: number, most = 0) =>
    added === 0 || most === 0 || state.openOrders.countOf(symbolId, accountId, kind) + added <= most;
  const here = (kind: OpenCount, added: number, most?: number) => passes(market.symbolId, kind, added, most);
  const anywhere = (kind: OpenCount, added: number, most?: number) => passes(EVERY_SYMBOL, kind, added, most);
  const listsPass = (lists: number, most = 0) => orderLists === 0 || most === 0 || lists + orderLists <= most;

  if (!here(OPEN_COUNT.ORDERS, orders, maxNumOrders?.maxNumOrders)) return "FILTER_MAX_NUM_ORDERS";
  if (!here(OPEN_COUNT.ALGO_ORDERS, algoOrders, maxNumAlgoOrders?.maxNumAlgoOrders)) {
    return "FILTER_MAX_NUM_ALGO_ORDERS";
  }
  if (!here(OPEN_COUNT.ICEBERG_ORDERS, icebergOrders, maxNumIcebergOrders?.maxNumIcebergOrders)) {
    return "FILTER_MAX_NUM_ICEBERG_ORDERS";
  }
  const lists = orderLists === 0 ? [] : [...state.orderLists.of(accountId)];
  const listsHere = lists.filter(({ symbolId }) => symbolId === market.symbolId);
  if (!listsPass(listsHere.length, maxNumOrderLists?.maxNumOrderLists)) return "FILTER_MAX_NUM_ORDER_LISTS";

  if (!anywhere(OPEN_COUNT.ORDERS, orders, exchange.exchangeMaxNumOrders?.maxNumOrders)) {
    return "FILTER_EXCHANGE_MAX_NUM_ORDERS";
  }
  if (!anywhere(OPEN_COUNT.ALGO_ORDERS, algoOrders, exchange.exchangeMaxNumAlgoOrders?.maxNumAlgoOrders)) {
    return "FILTER_EXCHANGE_MAX_NUM_ALGO_ORDERS";
  }
  const mostIcebergs = exchange.exchangeMaxNumIcebergOrders?.maxNumIcebergOrders;
  if (!anywhere(OPEN_COUNT.ICEBERG_ORDERS, icebergOrders, mostIcebergs)) {
    return "FILTER_EXCHANGE_MAX_NUM_ICEBERG_ORDERS";
  }
  if (!listsPass(lists.length, exchange.exchangeMaxNumOrderLists?.maxNumOrderLists)) {
    return "FILTER_EXCHANGE_MAX_NUM_ORDER_LISTS";
  }
  return undefined;
}

const isIceberg = (instructions: OrderInstructions | undefined): boolean => (instructions?.icebergQuantity ?? 0) > 0;

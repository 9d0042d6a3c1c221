import type { OrderRequest } from "../../messages/order-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { isWithinPercent } from "./filter-shapes.js";
import { referencePrice } from "./filters.js";
import { openQuantity } from "./reference-book.js";
import { baseAmount, quoteAmount } from "./reference-ledger.js";
import { type Execution, openOrdersOf, type ReferenceMarket } from "./reference-state.js";
import { isContingent } from "./stops.js";

/** The filters beyond price, lot and notional, in their order, as far as they look at what the client sent. */
export function refuseByFurtherFilters(
  execution: Execution,
  market: ReferenceMarket,
  command: OrderRequest,
  { inList, isDue } = { inList: false, isDue: false },
): RejectReason | undefined {
  const price = BigInt(command.price);
  const lastPrice = market.lastPrice ?? 0n;
  const notional =
    command.quoteOrderQuantity > 0
      ? BigInt(command.quoteOrderQuantity)
      : (price > 0n ? price : lastPrice) * BigInt(command.quantity);
  const side = isDue ? undefined : command.side;
  return (
    refuseByPercent(execution, market, command) ??
    refuseByTrailingDelta(market, command) ??
    refuseByHoldings(execution, market, side, BigInt(command.quantity), notional) ??
    (inList ? undefined : refuseByCounts(execution, market, command))
  );
}

/** The orders of a list are counted together, each of them as one that stays open. */
/** The orders of a list are counted together, each of them as one that stays open. */
export const refuseListByCounts = (
  execution: Execution,
  market: ReferenceMarket,
  legs: readonly OrderRequest[],
): RejectReason | undefined => refuseOpening(execution, market, legs, 1);

function refuseByPercent(
  { state }: Execution,
  market: ReferenceMarket,
  command: OrderRequest,
): RejectReason | undefined {
  if (command.price === 0) return undefined;
  const { percentPrice, percentPriceBySide } = market.filters;
  const price = BigInt(command.price);
  if (percentPrice) {
    const reference = referencePrice(market, state.timeMs, percentPrice.averagePriceMinutes);
    const { multiplierUp, multiplierDown } = percentPrice;
    if (reference && !isWithinPercent(price, reference, multiplierUp, multiplierDown)) return "FILTER_PERCENT_PRICE";
  }
  if (percentPriceBySide) {
    const reference = referencePrice(market, state.timeMs, percentPriceBySide.averagePriceMinutes);
    const { bidMultiplierUp, bidMultiplierDown, askMultiplierUp, askMultiplierDown } = percentPriceBySide;
    const [up, down] =
      command.side === "BUY" ? [bidMultiplierUp, bidMultiplierDown] : [askMultiplierUp, askMultiplierDown];
    if (reference && !isWithinPercent(price, reference, up, down)) return "FILTER_PERCENT_PRICE_BY_SIDE";
  }
  return undefined;
}

/** STOP_LOSS BUY and TAKE_PROFIT SELL wait above the price, the others below it. */
function refuseByTrailingDelta(market: ReferenceMarket, command: OrderRequest): RejectReason | undefined {
  const { trailingDelta: filter } = market.filters;
  const delta = command.instructions?.trailingDelta ?? 0;
  if (filter === undefined || delta === 0) return undefined;
  const isAbove = command.orderType.startsWith("STOP_LOSS") === (command.side === "BUY");
  const [least, most] = isAbove
    ? [filter.minTrailingAboveDelta, filter.maxTrailingAboveDelta]
    : [filter.minTrailingBelowDelta, filter.maxTrailingBelowDelta];
  return delta < least || (most > 0 && delta > most) ? "FILTER_TRAILING_DELTA" : undefined;
}

/** MAX_POSITION and MAX_ASSET; the notional is 0 when it was judged before. */
export function refuseByHoldings(
  { state, accountId }: Execution,
  market: ReferenceMarket,
  side: OrderRequest["side"] | undefined,
  quantity: bigint,
  notional: bigint,
): RejectReason | undefined {
  const { baseAssetId, quoteAssetId } = market.definition;
  const most = market.filters.maxPosition?.maxPosition ?? 0;
  if (most > 0 && side === "BUY") {
    const owned = state.accounts.get(accountId)?.balances.get(baseAssetId) ?? { free: 0n, locked: 0n };
    const buys = openOrdersOf(market, accountId).filter((order) => order.side === "BUY");
    const onOrder = buys.reduce((sum, order) => sum + openQuantity(order), quantity);
    const position = owned.free + owned.locked + baseAmount(state, market, onOrder);
    if (position > baseAmount(state, market, BigInt(most))) return "FILTER_MAX_POSITION";
  }
  const mostBase = state.assetFilters.get(baseAssetId)?.maxAsset?.limit ?? 0n;
  const mostQuote = state.assetFilters.get(quoteAssetId)?.maxAsset?.limit ?? 0n;
  const passes =
    (mostBase === 0n || baseAmount(state, market, quantity) <= mostBase) &&
    (mostQuote === 0n || quoteAmount(state, market, notional) <= mostQuote);
  return passes ? undefined : "FILTER_MAX_ASSET";
}

/** An order that cannot stay open is not counted. */
function refuseByCounts(
  execution: Execution,
  market: ReferenceMarket,
  command: OrderRequest,
): RejectReason | undefined {
  const staysOpen =
    isContingent(command.orderType) || (command.orderType !== "MARKET" && command.timeInForce === "GTC");
  return staysOpen ? refuseOpening(execution, market, [command], 0) : undefined;
}

interface Counted {
  readonly orderType: OrderRequest["orderType"];
  readonly instructions?: OrderRequest["instructions"] | undefined;
}

/** What is open and what would be, counted again each time: all orders, those with a stop, icebergs, lists; here, then everywhere. */
function refuseOpening(
  { state, accountId }: Execution,
  market: ReferenceMarket,
  added: readonly Counted[],
  addedLists: number,
): RejectReason | undefined {
  const everywhere: readonly Counted[] = state.markets.flatMap((each) => openOrdersOf(each, accountId));
  const here: readonly Counted[] = openOrdersOf(market, accountId);
  const lists = state.lists.filter((list) => list.accountId === accountId);
  const listsHere = lists.filter(({ symbolId }) => symbolId === market.definition.symbolId);
  const isTooMany = (
    open: readonly Counted[],
    most = 0,
    isMeant: (order: Counted) => boolean = () => true,
  ): boolean => {
    const more = added.filter(isMeant).length;
    return more > 0 && most > 0 && open.filter(isMeant).length + more > most;
  };
  const areTooMany = (open: number, most = 0): boolean => addedLists > 0 && most > 0 && open + addedLists > most;
  const { filters } = market;
  const exchange = state.exchangeFilters;
  if (isTooMany(here, filters.maxNumOrders?.maxNumOrders)) return "FILTER_MAX_NUM_ORDERS";
  if (isTooMany(here, filters.maxNumAlgoOrders?.maxNumAlgoOrders, hasStop)) return "FILTER_MAX_NUM_ALGO_ORDERS";
  if (isTooMany(here, filters.maxNumIcebergOrders?.maxNumIcebergOrders, isIceberg))
    return "FILTER_MAX_NUM_ICEBERG_ORDERS";
  if (areTooMany(listsHere.length, filters.maxNumOrderLists?.maxNumOrderLists)) return "FILTER_MAX_NUM_ORDER_LISTS";
  if (isTooMany(everywhere, exchange.exchangeMaxNumOrders?.maxNumOrders)) return "FILTER_EXCHANGE_MAX_NUM_ORDERS";
  if (isTooMany(everywhere, exchange.exchangeMaxNumAlgoOrders?.maxNumAlgoOrders, hasStop))
    return "FILTER_EXCHANGE_MAX_NUM_ALGO_ORDERS";
  if (isTooMany(everywhere, exchange.exchangeMaxNumIcebergOrders?.maxNumIcebergOrders, isIceberg))
    return "FILTER_EXCHANGE_MAX_NUM_ICEBERG_ORDERS";
  if (areTooMany(lists.length, exchange.exchangeMaxNumOrderLists?.maxNumOrderLists))
    return "FILTER_EXCHANGE_MAX_NUM_ORDER_LISTS";
  return undefined;
}

const hasStop = ({ orderType }: Counted): boolean => isContingent(orderType);
const isIceberg = ({ instructions }: Counted): boolean => (instructions?.icebergQuantity ?? 0) > 0;

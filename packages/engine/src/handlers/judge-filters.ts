import type { Market } from "../book/market.js";
import type { OrderRequest } from "../messages/order-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { GUARD } from "../money/units.js";
import { SIDE_CODE } from "../order/codes.js";
import type { State } from "../state.js";
import { passesLotSize } from "../symbol/filters/lot-size.js";
import { NO_NOTIONAL, passesMinNotional, passesNotional } from "../symbol/filters/notional.js";
import { passesPercentPrice, passesPercentPriceBySide } from "../symbol/filters/percent-price.js";
import { passesPriceFilter } from "../symbol/filters/price-filter.js";
import { passesTrailingDelta } from "../symbol/filters/trailing-delta.js";
import { stopFalls } from "../trigger/stop-side.js";
import { judgeCounts } from "./judge-counts.js";
import { judgeMaxAsset, judgeMaxPosition } from "./judge-holdings.js";
import { judgeIceberg } from "./judge-iceberg.js";
import type { JudgedOrder } from "./judge-order.js";
import { passesStopPrice, stopLockPrice } from "./judge-stop.js";

/** Judges what the client sent against every filter, in their fixed order. Changes nothing. */
export function judgeFilters(
  state: State,
  market: Market,
  accountId: number,
  command: OrderRequest,
  judged: JudgedOrder,
): RejectReason | undefined {
  const { filters } = market;
  const { price, quantity } = command;
  const { hasPrice, trigger } = judged.traits;
  if (hasPrice && !passesPriceFilter(price, filters.priceFilter)) return "FILTER_PRICE_FILTER";
  if (trigger !== "NONE" && !passesStopPrice(market, command)) return "FILTER_PRICE_FILTER";
  if (quantity !== 0) {
    if (!passesLotSize(quantity, filters.lotSize)) return "FILTER_LOT_SIZE";
    if (!hasPrice && filters.marketLotSize !== undefined && !passesLotSize(quantity, filters.marketLotSize)) {
      return "FILTER_MARKET_LOT_SIZE";
    }
    const refused = command.instructions && judgeIceberg(market, quantity, command.instructions.icebergQuantity);
    if (refused !== undefined) return refused;
  }
  if (hasPrice && price * quantity > GUARD) return "NOTIONAL_OVERFLOW";
  if (trigger !== "NONE") {
    judged.lockPrice = stopLockPrice(market, command, judged);
    if (judged.lockPrice * quantity > GUARD) return "NOTIONAL_OVERFLOW";
  }
  if (filters.minNotional !== undefined) {
    const { averagePriceMinutes } = filters.minNotional;
    const notional = hasPrice ? price * quantity : marketNotional(state, market, command, averagePriceMinutes);
    if (!passesMinNotional(notional, !hasPrice, filters.minNotional)) return "FILTER_MIN_NOTIONAL";
  }
  if (filters.notional !== undefined) {
    const { averagePriceMinutes } = filters.notional;
    const notional = hasPrice ? price * quantity : marketNotional(state, market, command, averagePriceMinutes);
    if (!passesNotional(notional, !hasPrice, filters.notional)) return "FILTER_NOTIONAL";
  }
  if (!market.hasFurtherFilters && !state.venueFilters.any) return undefined;
  return judgeFurtherFilters(state, market, accountId, command, judged);
}

/** The filters that most symbols of an embedded venue do without. */
function judgeFurtherFilters(
  state: State,
  market: Market,
  accountId: number,
  command: OrderRequest,
  judged: JudgedOrder,
): RejectReason | undefined {
  const { percentPrice, percentPriceBySide, trailingDelta } = market.filters;
  const isBuy = judged.side === SIDE_CODE.BUY;
  if (judged.traits.hasPrice && percentPrice !== undefined) {
    const reference = referencePrice(state, market, percentPrice.averagePriceMinutes);
    if (!passesPercentPrice(command.price, reference, percentPrice)) return "FILTER_PERCENT_PRICE";
  }
  if (judged.traits.hasPrice && percentPriceBySide !== undefined) {
    const reference = referencePrice(state, market, percentPriceBySide.averagePriceMinutes);
    if (!passesPercentPriceBySide(command.price, reference, isBuy, percentPriceBySide)) {
      return "FILTER_PERCENT_PRICE_BY_SIDE";
    }
  }
  const delta = command.instructions?.trailingDelta ?? 0;
  if (delta !== 0 && trailingDelta !== undefined) {
    const falls = stopFalls(judged.traits, judged.side);
    if (!passesTrailingDelta(delta, falls, trailingDelta)) return "FILTER_TRAILING_DELTA";
  }
  return (
    (judged.isDue ? undefined : judgeMaxPosition(state, market, accountId, isBuy, command.quantity)) ??
    judgeMaxAsset(state, market, command.quantity, worthOf(market, command)) ??
    judgeCounts(state, market, accountId, command.instructions, judged)
  );
}

/** Judges a quantity that was computed from the book for a quote quantity, by what only now can be said of it. */
export function judgeComputedQuantity(
  state: State,
  market: Market,
  accountId: number,
  isBuy: boolean,
  quantity: number,
): RejectReason | undefined {
  const { lotSize, marketLotSize = lotSize } = market.filters;
  if (quantity === 0 || quantity < lotSize.minQuantity || quantity < marketLotSize.minQuantity) {
    return "QUOTE_QUANTITY_BELOW_LOT";
  }
  if (lotSize.maxQuantity !== 0 && quantity > lotSize.maxQuantity) return "FILTER_LOT_SIZE";
  if (marketLotSize.maxQuantity !== 0 && quantity > marketLotSize.maxQuantity) return "FILTER_MARKET_LOT_SIZE";
  if (!market.hasFurtherFilters && !state.venueFilters.any) return undefined;
  return judgeMaxPosition(state, market, accountId, isBuy, quantity) ?? judgeMaxAsset(state, market, quantity, 0n);
}

/** What orders are compared with: the average price of the newest minutes, else the last price; 0 when nothing was ever traded. */
function referencePrice(state: State, market: Market, averagePriceMinutes: number): number {
  const average = averagePriceMinutes === 0 ? -1 : market.averagePrice.over(averagePriceMinutes, state.timeMs);
  return average === -1 ? market.lastPrice : average;
}

/** What a market order is judged to be worth: its budget, or its quantity at the average, else the last price. */
function marketNotional(state: State, market: Market, command: OrderRequest, averagePriceMinutes: number): number {
  if (command.quoteOrderQuantity !== 0) return command.quoteOrderQuantity;
  const price = referencePrice(state, market, averagePriceMinutes);
  return price === 0 ? NO_NOTIONAL : price * command.quantity;
}

/** Notional units that an order will at least roughly move: at its own price, its budget, or its quantity at the last price. */
function worthOf(market: Market, { price, quantity, quoteOrderQuantity }: OrderRequest): bigint {
  if (quoteOrderQuantity !== 0) return BigInt(quoteOrderQuantity);
  return BigInt(price === 0 ? market.lastPrice : price) * BigInt(quantity);
}

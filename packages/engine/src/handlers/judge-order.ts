import { fillableQuantity, fillCost, quantityForBudget } from "../book/liquidity.js";
import type { Market } from "../book/market.js";
import { anyPrice, oppositeLevels, wouldMatch } from "../book/order-book.js";
import { NO_LEVEL } from "../book/price-levels.js";
import type { NewOrder } from "../messages/order-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { GUARD, isGuarded } from "../money/units.js";
import { scaleWideUp, Wide } from "../money/wide.js";
import { isWord } from "../order/enums.js";
import { NO_ORDER, ORDER_TYPE_CODE, SIDE_CODE, TIME_IN_FORCE_CODE } from "../order/order-store.js";
import { ORDER_TYPE_TRAITS } from "../order/order-type.js";
import type { State } from "../state.js";
import { passesLotSize } from "../symbol/filters/lot-size.js";
import { NO_NOTIONAL, passesMinNotional, passesNotional } from "../symbol/filters/notional.js";
import { passesPriceFilter } from "../symbol/filters/price-filter.js";
import { freeCell } from "../wallet/ledger.js";
import { buyLock, sellLock } from "../wallet/lock.js";
import { isClientOrderId } from "./client-order-id.js";

/** What judging an order found out and placing it needs; one register, reused. */
export class JudgedOrder {
  /** The order's quantity; computed from the book when the command gave a quote quantity. */
  quantity = 0;
  /** What it must lock, in the smallest unit of the asset it gives. */
  readonly lock = new Wide();
}

/** Whether a command has the shape its type says; the compiler's promise does not reach embedders and journals. */
export const isWellFormedNewOrder = (command: NewOrder): boolean =>
  isGuarded(command.symbolId) &&
  isGuarded(command.price) &&
  isGuarded(command.quantity) &&
  isGuarded(command.quoteOrderQuantity) &&
  isWord(SIDE_CODE, command.side) &&
  isWord(ORDER_TYPE_CODE, command.orderType) &&
  isWord(TIME_IN_FORCE_CODE, command.timeInForce) &&
  command.selfTradePreventionMode === "NONE" &&
  isClientOrderId(command.clientOrderId);

/** Judges a well-formed order against everything but the balance, then the balance. Changes nothing but `judged`. */
export function judgeOrder(
  state: State,
  market: Market,
  accountId: number,
  command: NewOrder,
  judged: JudgedOrder,
): RejectReason | undefined {
  if (market.status !== "TRADING") return "MARKET_CLOSED";
  judged.quantity = command.quantity;
  return (
    judgeCombination(command) ??
    judgeFilters(state, market, command) ??
    judgeBook(state, market, accountId, command, judged) ??
    judgeBalance(state, market, accountId, command, judged)
  );
}

function judgeCombination(command: NewOrder): RejectReason | undefined {
  const { price, quantity, quoteOrderQuantity } = command;
  const traits = ORDER_TYPE_TRAITS[command.orderType];
  if (!traits.hasTimeInForce && command.timeInForce !== "GTC") return "UNSUPPORTED_ORDER_COMBINATION";
  if (!traits.hasPrice && price !== 0) return "UNSUPPORTED_ORDER_COMBINATION";
  if (quoteOrderQuantity !== 0 && (!traits.byQuoteQuantity || quantity !== 0)) return "UNSUPPORTED_ORDER_COMBINATION";
  if (traits.hasPrice && price === 0) return "INVALID_PRICE";
  if (quantity === 0 && quoteOrderQuantity === 0) return "INVALID_QUANTITY";
  return undefined;
}

function judgeFilters(state: State, market: Market, command: NewOrder): RejectReason | undefined {
  const { filters } = market;
  const { price, quantity } = command;
  const { hasPrice } = ORDER_TYPE_TRAITS[command.orderType];
  if (hasPrice && !passesPriceFilter(price, filters.priceFilter)) return "FILTER_PRICE_FILTER";
  if (quantity !== 0 && !passesLotSize(quantity, filters.lotSize)) return "FILTER_LOT_SIZE";
  if (hasPrice && price * quantity > GUARD) return "NOTIONAL_OVERFLOW";
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
  return undefined;
}

/** What a market order is judged to be worth: its budget, or its quantity at the average, else the last price. */
function marketNotional(state: State, market: Market, command: NewOrder, averagePriceMinutes: number): number {
  if (command.quoteOrderQuantity !== 0) return command.quoteOrderQuantity;
  const average = averagePriceMinutes === 0 ? -1 : market.averagePrice.over(averagePriceMinutes, state.timeMs);
  const price = average === -1 ? market.lastPrice : average;
  return price === 0 ? NO_NOTIONAL : price * command.quantity;
}

function judgeBook(
  state: State,
  market: Market,
  accountId: number,
  command: NewOrder,
  judged: JudgedOrder,
): RejectReason | undefined {
  const { book } = market;
  const side = SIDE_CODE[command.side];
  const { clientOrderId, quoteOrderQuantity } = command;
  if (clientOrderId !== "" && state.openOrders.find(accountId, clientOrderId) !== NO_ORDER) {
    return "DUPLICATE_CLIENT_ORDER_ID";
  }
  const traits = ORDER_TYPE_TRAITS[command.orderType];
  if (!traits.canTake && wouldMatch(book, side, command.price)) return "WOULD_MATCH_IMMEDIATELY";
  if (quoteOrderQuantity === 0) return undefined;
  if (oppositeLevels(book, side).best() === NO_LEVEL) return "NO_LIQUIDITY";
  const { minQuantity, maxQuantity, stepSize } = market.filters.lotSize;
  const quantity = quantityForBudget(book, side, quoteOrderQuantity);
  judged.quantity = stepSize === 0 ? quantity : quantity - (quantity % stepSize);
  if (judged.quantity === 0 || judged.quantity < minQuantity) return "QUOTE_QUANTITY_BELOW_LOT";
  if (maxQuantity !== 0 && judged.quantity > maxQuantity) return "FILTER_LOT_SIZE";
  return undefined;
}

const cost = new Wide();

function judgeBalance(
  state: State,
  market: Market,
  accountId: number,
  command: NewOrder,
  judged: JudgedOrder,
): RejectReason | undefined {
  const { scales } = market;
  const side = SIDE_CODE[command.side];
  const { hasPrice } = ORDER_TYPE_TRAITS[command.orderType];
  const isBuy = side === SIDE_CODE.BUY;
  if (hasPrice) {
    if (isBuy) buyLock(judged.lock, command.price, judged.quantity, scales);
    else sellLock(judged.lock, judged.quantity, scales);
  } else {
    const quantity = fillableQuantity(market.book, side, anyPrice(side), judged.quantity);
    if (isBuy) {
      fillCost(cost, market.book, side, quantity);
      scaleWideUp(judged.lock, cost, scales.quote);
    } else sellLock(judged.lock, quantity, scales);
    if (quantity === 0) return undefined;
  }
  const balance = state.ledger.find(accountId, isBuy ? market.quoteAssetId : market.baseAssetId);
  const covered = balance !== -1 && state.ledger.cells.covers(freeCell(balance), judged.lock);
  return covered ? undefined : "INSUFFICIENT_BALANCE";
}

import type { OrderRequest } from "../../messages/order-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import type { OrderInstructions } from "../../order/order-details.js";
import { ORDER_TYPE_TRAITS } from "../../order/order-type.js";
import { refuseByFilters, refuseComputedQuantity } from "./filters.js";
import { refuseByFurtherFilters, refuseByHoldings } from "./further-filters.js";
import { refuseTrading } from "./govern-accounts.js";
import { nextImage } from "./order-image.js";
import { breakPair, orderClosed } from "./order-list-life.js";
import { withPeggedPrice } from "./pegs.js";
import { type PlannedMatch, planMatches, tradedNotional, tradedQuantity } from "./plan-matches.js";
import { openQuantity } from "./reference-book.js";
import { baseAmount, freeOf, post, quoteAmount } from "./reference-ledger.js";
import {
  type Execution,
  openOrdersOf,
  type ReferenceList,
  type ReferenceMarket,
  type ReferenceOrder,
} from "./reference-state.js";
import { depthChanged, expire, prevent, releaseLock, settle } from "./settle.js";

/** Checks a new order, then matches it, then rests or ends what is left of it. */
export function placeOrder(execution: Execution, command: OrderRequest): RejectReason | undefined {
  const { state, accountId } = execution;
  const notAllowed = refuseTrading(state, accountId);
  if (notAllowed) return notAllowed;
  const market = state.markets[command.symbolId];
  if (!market) return "UNKNOWN_SYMBOL";
  const priced = withPeggedPrice(market, command);
  if (typeof priced === "string") return priced;
  return refuseByRules(execution, market, priced) ?? enterOrder(execution, market, priced);
}

/** What is wrong with an order before it looks at the book and the balance. */
export const refuseByRules = (
  execution: Execution,
  market: ReferenceMarket,
  command: OrderRequest,
): RejectReason | undefined =>
  market.status === "TRADING"
    ? (refuseByShape(command) ??
      refuseByMode(market, command) ??
      refuseByFilters(market, command, execution.state.timeMs) ??
      refuseByFurtherFilters(execution, market, command))
    : "MARKET_CLOSED";

/** Enters an order that passes the rules, unless open orders, the book or the balance are against it. */
export function enterOrder(
  execution: Execution,
  market: ReferenceMarket,
  command: OrderRequest,
): RejectReason | undefined {
  const { state, accountId } = execution;
  if (isClientOrderIdTaken(execution, command.clientOrderId)) return "DUPLICATE_CLIENT_ORDER_ID";

  const bestFirst = market.book.levels(command.side === "BUY" ? "SELL" : "BUY");
  const badForBook = refuseByBook(execution, market, command);
  if (badForBook) return badForBook;
  let quantity = BigInt(command.quantity);
  if (command.quoteOrderQuantity > 0) {
    if (bestFirst.length === 0) return "NO_LIQUIDITY";
    quantity = quantityForQuote(execution, market, command);
    const computed =
      refuseComputedQuantity(market, quantity) ?? refuseByHoldings(execution, market, command.side, quantity, 0n);
    if (computed) return computed;
  }
  if (!canPay(execution, market, accountId, command, quantity)) return "INSUFFICIENT_BALANCE";

  const order = enter(execution, market, accountId, command, quantity, undefined);
  execution.events.push({ type: "OrderNew", ...nextImage(state, market, order) });
  start(execution, market, order, command);
  return undefined;
}

export function refuseByBook(
  execution: Execution,
  market: ReferenceMarket,
  command: OrderRequest,
): RejectReason | undefined {
  if (command.orderType !== "LIMIT_MAKER") return undefined;
  return planOf(execution, market, command, BigInt(command.quantity)).length > 0
    ? "WOULD_MATCH_IMMEDIATELY"
    : undefined;
}

export const canPay = (
  execution: Execution,
  market: ReferenceMarket,
  accountId: number,
  command: OrderRequest,
  quantity: bigint,
): boolean =>
  freeOf(execution.state, accountId, lockedAssetOf(market, command.side)) >=
  needOf(execution, market, command, quantity);

/** What an order locks if it starts now. */
export const needOf = (
  execution: Execution,
  market: ReferenceMarket,
  command: OrderRequest,
  quantity: bigint,
): bigint => lockFor(execution, market, command, quantity, planOf(execution, market, command, quantity));

export const lockedAssetOf = ({ definition }: ReferenceMarket, side: OrderRequest["side"]): number =>
  side === "BUY" ? definition.quoteAssetId : definition.baseAssetId;

/** A new order with the next id; it stands nowhere and locks nothing yet. */
export function enter(
  { state }: Execution,
  market: ReferenceMarket,
  accountId: number,
  command: OrderRequest,
  quantity: bigint,
  list: ReferenceList | undefined,
): ReferenceOrder {
  market.issued.orders += 1;
  return {
    symbolId: command.symbolId,
    orderId: market.issued.orders,
    accountId,
    clientOrderId: command.clientOrderId,
    side: command.side,
    orderType: command.orderType,
    timeInForce: command.timeInForce,
    selfTradePreventionMode: command.selfTradePreventionMode,
    price: BigInt(command.price),
    quantity,
    quoteOrderQuantity: BigInt(command.quoteOrderQuantity),
    instructions: command.instructions && { ...command.instructions },
    timeMs: state.timeMs,
    workingTimeMs: state.timeMs,
    list,
    status: "NEW",
    executedQuantity: 0n,
    cumulativeQuote: 0n,
    locked: 0n,
    amendCount: 0,
    preventedQuantity: 0n,
    preventedMatchId: -1,
  };
}

/** Locks what the order needs, matches it, and rests or ends what is left of it. */
export function start(
  execution: Execution,
  market: ReferenceMarket,
  order: ReferenceOrder,
  command: OrderRequest,
): void {
  const { quantity } = order;
  const plan = planOf(execution, market, command, quantity);
  if (command.timeInForce === "FOK" && tradedQuantity(plan) < quantity) {
    expire(execution, market, order, "UNFILLED_FOK_ORDER_EXPIRED");
    orderClosed(execution, market, order);
    return;
  }
  const locked = needOf(execution, market, command, quantity);
  if (locked > 0n) {
    order.locked = locked;
    post(execution, order.accountId, lockedAssetOf(market, order.side), { free: -locked, locked });
  }
  match(execution, market, order, plan);
  finish(execution, market, order);
}

export function refuseByShape(command: OrderRequest): RejectReason | undefined {
  const { instructions, orderType, timeInForce, price, quantity, quoteOrderQuantity } = command;
  if (instructions !== undefined && !isBuilt(instructions)) return "UNSUPPORTED_ORDER_COMBINATION";
  if (ORDER_TYPE_TRAITS[orderType].trigger !== "NONE") return "UNSUPPORTED_ORDER_COMBINATION";
  if (orderType !== "LIMIT" && timeInForce !== "GTC") return "UNSUPPORTED_ORDER_COMBINATION";
  if (orderType === "MARKET") {
    if (price !== 0 || (quantity !== 0 && quoteOrderQuantity !== 0)) return "UNSUPPORTED_ORDER_COMBINATION";
    return quantity === 0 && quoteOrderQuantity === 0 ? "INVALID_QUANTITY" : undefined;
  }
  if (quoteOrderQuantity !== 0) return "UNSUPPORTED_ORDER_COMBINATION";
  if (price === 0) return "INVALID_PRICE";
  return quantity === 0 ? "INVALID_QUANTITY" : undefined;
}

export const refuseByMode = (
  { selfTradePrevention }: ReferenceMarket,
  command: OrderRequest,
): RejectReason | undefined =>
  selfTradePrevention.allowedModes.includes(command.selfTradePreventionMode)
    ? undefined
    : "SELF_TRADE_PREVENTION_NOT_ALLOWED";
/** Whether nothing else is asked than marks and a whole peg. */
const isBuilt = ({ icebergQuantity, pegOffsetValue, pegPriceType, stopPrice, trailingDelta }: OrderInstructions) =>
  icebergQuantity + stopPrice + trailingDelta === 0 && (pegPriceType !== "NONE" || pegOffsetValue === 0);

export function isClientOrderIdTaken({ state, accountId }: Execution, clientOrderId: string): boolean {
  if (clientOrderId === "") return false;
  return state.markets.some((market) =>
    openOrdersOf(market, accountId).some((order) => order.clientOrderId === clientOrderId),
  );
}

/** One account, or two of one trade group. */
const isSelf =
  ({ state, accountId }: Execution) =>
  (otherId: number): boolean => {
    const group = state.accounts.get(accountId)?.tradeGroupId ?? -1;
    return otherId === accountId || (group !== -1 && state.accounts.get(otherId)?.tradeGroupId === group);
  };

const planOf = (
  execution: Execution,
  market: ReferenceMarket,
  command: OrderRequest,
  quantity: bigint,
): PlannedMatch[] => {
  const limit = command.orderType === "MARKET" ? undefined : BigInt(command.price);
  const { side, selfTradePreventionMode: mode } = command;
  return planMatches(market.book, { isSelf: isSelf(execution), side, limit, mode }, quantity);
};

/**
 * The base quantity whose notional comes nearest to the wanted one from below, walking the opposite side. What the
 * side cannot serve is counted at its worst price: the order then asks for more than there is, and that part expires.
 * Own makers that the order only removes from its way serve nothing.
 */
function quantityForQuote(execution: Execution, market: ReferenceMarket, command: OrderRequest): bigint {
  const serves = (maker: ReferenceOrder): boolean =>
    command.selfTradePreventionMode !== "EXPIRE_MAKER" || !isSelf(execution)(maker.accountId);
  let left = BigInt(command.quoteOrderQuantity);
  let quantity = 0n;
  let worst = 1n;
  let affordable = true;
  for (const level of market.book.levels(command.side === "BUY" ? "SELL" : "BUY")) {
    worst = level.price;
    const served = level.orders.filter(serves).reduce((sum, maker) => sum + openQuantity(maker), 0n);
    affordable = served * level.price <= left;
    if (!affordable) break;
    quantity += served;
    left -= served * level.price;
  }
  quantity += left / worst;
  const { lotSize, marketLotSize } = market.filters;
  const step = BigInt(marketLotSize?.stepSize || lotSize.stepSize || 1);
  return quantity - (quantity % step);
}

/** A limit order locks its own price for all of it; a market order what it is about to fill costs. */
function lockFor(
  { state }: Execution,
  market: ReferenceMarket,
  command: OrderRequest,
  quantity: bigint,
  plan: readonly PlannedMatch[],
): bigint {
  const isMarket = command.orderType === "MARKET";
  if (command.side === "SELL") return baseAmount(state, market, isMarket ? tradedQuantity(plan) : quantity);
  return quoteAmount(state, market, isMarket ? tradedNotional(plan) : BigInt(command.price) * quantity);
}

function match(
  execution: Execution,
  market: ReferenceMarket,
  taker: ReferenceOrder,
  plan: readonly PlannedMatch[],
): void {
  let tradedPrice: bigint | undefined;
  let isLevelChanged = false;
  for (const [at, match] of plan.entries()) {
    const { isPrevented, maker, makerLoss } = match;
    if (isPrevented) prevent(execution, market, taker, match);
    else {
      if (maker.price !== tradedPrice) market.issued.aggTrades += 1;
      tradedPrice = maker.price;
      settle(execution, market, taker, match);
      breakPair(execution, market, maker);
      breakPair(execution, market, taker);
    }
    isLevelChanged ||= !isPrevented || makerLoss > 0n;
    if (openQuantity(maker) === 0n) {
      market.book.remove(maker);
      orderClosed(execution, market, maker);
    }
    if (plan[at + 1]?.maker.price === maker.price) continue;
    if (isLevelChanged) depthChanged(execution, market, maker.side, maker.price);
    isLevelChanged = false;
  }
}

function finish(execution: Execution, market: ReferenceMarket, order: ReferenceOrder): void {
  if (openQuantity(order) === 0n) {
    orderClosed(execution, market, order);
  } else if (order.orderType === "MARKET") {
    expire(execution, market, order, "INSUFFICIENT_LIQUIDITY");
    orderClosed(execution, market, order);
  } else if (order.timeInForce === "IOC") {
    releaseLock(execution, market, order);
    expire(execution, market, order, "UNFILLED_IOC_QUANTITY_EXPIRED");
    orderClosed(execution, market, order);
  } else {
    market.book.add(order);
    depthChanged(execution, market, order.side, order.price);
  }
}

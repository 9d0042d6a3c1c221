import type { OrderRequest } from "../../messages/order-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import type { ExpiryReason } from "../../order/enums.js";
import { refuseByFilters, refuseComputedQuantity } from "./filters.js";
import { refuseByFurtherFilters, refuseByHoldings } from "./further-filters.js";
import { refuseTrading } from "./govern-accounts.js";
import { nextImage } from "./order-image.js";
import { breakPair, orderClosed } from "./order-list-life.js";
import { refuseByMode, refuseByShape } from "./order-shape.js";
import { withPeggedPrice } from "./pegs.js";
import { movedNotional, movedQuantity, type PlannedMatch, planMatches, tradedQuantity } from "./plan-matches.js";
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
import {
  followPrice,
  isContingent,
  isPriceless,
  startsTrailing,
  startWorking,
  stopLockPrice,
  wouldTrigger,
} from "./stops.js";

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
  comeIntoForce(execution, market, order, command);
  execution.events.push({ type: "OrderNew", ...nextImage(state, market, order) });
  start(execution, market, order, command);
  return undefined;
}

export function refuseByBook(
  execution: Execution,
  market: ReferenceMarket,
  command: OrderRequest,
): RejectReason | undefined {
  if (wouldTrigger(market, command)) return "WOULD_TRIGGER_IMMEDIATELY";
  if (command.orderType !== "LIMIT_MAKER") return undefined;
  return planOf(execution, market, { ...command, accountId: execution.accountId }, BigInt(command.quantity)).length > 0
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
): bigint =>
  lockFor(
    execution,
    market,
    command,
    quantity,
    planOf(execution, market, { ...command, accountId: execution.accountId }, quantity),
  );

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
    list,
    lockPrice: 0n,
    timeMs: state.timeMs,
    workingTimeMs: -1,
    trailingTimeMs: -1,
    trailingExtreme: 0n,
    isTriggered: false,
    status: "NEW",
    executedQuantity: 0n,
    cumulativeQuote: 0n,
    locked: 0n,
    amendCount: 0,
    preventedQuantity: 0n,
    preventedMatchId: -1,
    slice: command.instructions?.icebergQuantity ? BigInt(command.instructions.icebergQuantity) : undefined,
  };
}

/** An order that is in force from now on goes to work, or begins to wait for its stop. */
export function comeIntoForce(
  execution: Execution,
  market: ReferenceMarket,
  order: ReferenceOrder,
  command: OrderRequest,
): void {
  if (!isContingent(order.orderType)) order.workingTimeMs = execution.state.timeMs;
  else if (isPriceless(order.orderType) && order.side === "BUY") order.lockPrice = stopLockPrice(market, command);
  startsTrailing(execution, market, order);
}

/** Locks what the order needs, and lets it work or wait for its stop. */
export function start(
  execution: Execution,
  market: ReferenceMarket,
  order: ReferenceOrder,
  command: OrderRequest,
): void {
  const plan = planOf(execution, market, command, order.quantity);
  if (!isContingent(order.orderType) && isUnfillable(order, plan)) {
    expireNow(execution, market, order, "UNFILLED_FOK_ORDER_EXPIRED");
    return;
  }
  lock(execution, market, order, needOf(execution, market, command, order.quantity));
  if (isContingent(order.orderType)) market.book.waiting.push(order);
  else work(execution, market, order, plan);
}

const isUnfillable = (order: ReferenceOrder, plan: readonly PlannedMatch[]): boolean =>
  order.timeInForce === "FOK" && tradedQuantity(plan) < openQuantity(order);

function lock(execution: Execution, market: ReferenceMarket, order: ReferenceOrder, locked: bigint): void {
  if (locked === 0n) return;
  order.locked = locked;
  post(execution, order.accountId, lockedAssetOf(market, order.side), { free: -locked, locked });
}

/** Matches an order, and rests or ends what is left of it. */
function work(
  execution: Execution,
  market: ReferenceMarket,
  order: ReferenceOrder,
  plan: readonly PlannedMatch[],
): void {
  match(execution, market, order, plan);
  for (const { isPrevented, maker } of plan) if (!isPrevented) lookAtStops(execution, market, maker.price);
  finish(execution, market, order);
}

/** Sets off every waiting order that the price triggers. */
const lookAtStops = (execution: Execution, market: ReferenceMarket, price: bigint): void =>
  followPrice(execution, market, price, (order) => {
    startWorking(execution, market, order);
    breakPair(execution, market, order);
    workTriggered({ ...execution, accountId: order.accountId }, market, order);
  });

/** A triggered order goes to work as the limit or market order that it becomes. */
function workTriggered(execution: Execution, market: ReferenceMarket, order: ReferenceOrder): void {
  const plan = planOf(execution, market, order, openQuantity(order));
  if (isPriceless(order.orderType)) {
    releaseLock(execution, market, order);
    const cost = marketCost(execution, market, order.side, plan);
    if (freeOf(execution.state, order.accountId, lockedAssetOf(market, order.side)) < cost) {
      expireNow(execution, market, order, "REJECTED");
      return;
    }
    lock(execution, market, order, cost);
  } else if (isUnfillable(order, plan)) {
    releaseLock(execution, market, order);
    expireNow(execution, market, order, "UNFILLED_FOK_ORDER_EXPIRED");
    return;
  }
  work(execution, market, order, plan);
}

function expireNow(execution: Execution, market: ReferenceMarket, order: ReferenceOrder, reason: ExpiryReason): void {
  expire(execution, market, order, reason);
  orderClosed(execution, market, order);
}

export function isClientOrderIdTaken({ state, accountId }: Execution, clientOrderId: string): boolean {
  if (clientOrderId === "") return false;
  return state.markets.some((market) =>
    openOrdersOf(market, accountId).some((order) => order.clientOrderId === clientOrderId),
  );
}

/** One account, or two of one trade group. */
const isSelf =
  ({ state }: Execution, accountId: number) =>
  (otherId: number): boolean => {
    const group = state.accounts.get(accountId)?.tradeGroupId ?? -1;
    return otherId === accountId || (group !== -1 && state.accounts.get(otherId)?.tradeGroupId === group);
  };

const planOf = (
  execution: Execution,
  market: ReferenceMarket,
  taker: OrderRequest | ReferenceOrder,
  quantity: bigint,
): PlannedMatch[] => {
  const limit = isPriceless(taker.orderType) ? undefined : BigInt(taker.price);
  const { side, selfTradePreventionMode: mode } = taker;
  const { accountId } = execution;
  const isOwn = isSelf(execution, accountId);
  return planMatches(market.book, { accountId, isSelf: isOwn, side, limit, mode }, quantity);
};

/**
 * The base quantity whose notional comes nearest to the wanted one from below, walking the opposite side. What the
 * side cannot serve is counted at its worst price: the order then asks for more than there is, and that part expires.
 * Own makers that the order only removes from its way serve nothing.
 */
function quantityForQuote(execution: Execution, market: ReferenceMarket, command: OrderRequest): bigint {
  const serves = (maker: ReferenceOrder): boolean =>
    command.selfTradePreventionMode !== "EXPIRE_MAKER" || !isSelf(execution, execution.accountId)(maker.accountId);
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

/** A limit order locks its own price for all of it, a waiting one its stop price; a market order what it is about to fill costs. */
function lockFor(
  execution: Execution,
  market: ReferenceMarket,
  command: OrderRequest,
  quantity: bigint,
  plan: readonly PlannedMatch[],
): bigint {
  if (command.orderType === "MARKET") return marketCost(execution, market, command.side, plan);
  if (command.side === "SELL") return baseAmount(execution.state, market, quantity);
  return quoteAmount(execution.state, market, stopLockPrice(market, command) * quantity);
}

const marketCost = (
  { state }: Execution,
  market: ReferenceMarket,
  side: OrderRequest["side"],
  plan: readonly PlannedMatch[],
): bigint =>
  side === "SELL" ? baseAmount(state, market, movedQuantity(plan)) : quoteAmount(state, market, movedNotional(plan));

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
    if (isPrevented) {
      prevent(execution, market, taker, match);
      if (makerLoss > 0n) breakPair(execution, market, maker);
      if (match.takerLoss > 0n) breakPair(execution, market, taker);
    } else {
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
  } else if (isPriceless(order.orderType)) {
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

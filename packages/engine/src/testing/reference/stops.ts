import type { OrderRequest } from "../../messages/order-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { GUARD } from "../../money/units.js";
import type { OrderType, Side } from "../../order/enums.js";
import { NO_INSTRUCTIONS } from "../../order/order-details.js";
import { nextImage } from "./order-image.js";
import type { Execution, ReferenceMarket, ReferenceOrder } from "./reference-state.js";

// Orders that wait for their stop: a plain list per market, looked through at every price.

export const isContingent = (orderType: OrderType): boolean => /^(STOP_LOSS|TAKE_PROFIT)/.test(orderType);

/** MARKET, and what becomes one. */
export const isPriceless = (orderType: OrderType): boolean =>
  ["MARKET", "STOP_LOSS", "TAKE_PROFIT"].includes(orderType);

/** Stop losses sell below and buy above the last price, take profits the other way round. */
const waitsBelow = (orderType: OrderType, side: Side): boolean =>
  orderType.startsWith("STOP_LOSS") ? side === "SELL" : side === "BUY";

const isStopReached = (orderType: OrderType, side: Side, stopPrice: bigint, price: bigint): boolean =>
  waitsBelow(orderType, side) ? price <= stopPrice : price >= stopPrice;

export function refuseByStopShape({ instructions = NO_INSTRUCTIONS }: OrderRequest): RejectReason | undefined {
  if (instructions.stopPrice === 0 && instructions.trailingDelta === 0) return "INVALID_STOP_PRICE";
  return instructions.trailingDelta > 9_999 ? "INVALID_TRAILING_DELTA" : undefined;
}

/** The price at which a waiting BUY locks its funds. */
export function stopLockPrice(market: ReferenceMarket, command: OrderRequest): bigint {
  if (!isContingent(command.orderType) || command.side === "SELL" || command.price > 0) return BigInt(command.price);
  return BigInt(command.instructions?.stopPrice || 0) || (market.lastPrice ?? 0n);
}

export const overflowsAtStop = (market: ReferenceMarket, command: OrderRequest): boolean =>
  isContingent(command.orderType) && stopLockPrice(market, command) * BigInt(command.quantity) > BigInt(GUARD);

export function wouldTrigger({ lastPrice }: ReferenceMarket, { instructions, orderType, side }: OrderRequest): boolean {
  if (!isContingent(orderType) || lastPrice === undefined || !instructions?.stopPrice) return false;
  return isStopReached(orderType, side, BigInt(instructions.stopPrice), lastPrice);
}

/** A trailing order without a stop price follows from its placement on, if there is a price to follow. */
export function startsTrailing({ state }: Execution, market: ReferenceMarket, order: ReferenceOrder): void {
  const { trailingDelta, stopPrice } = order.instructions ?? NO_INSTRUCTIONS;
  if (trailingDelta > 0 && stopPrice === 0 && market.lastPrice !== undefined)
    trail(order, market.lastPrice, state.timeMs);
}

function trail(order: ReferenceOrder, price: bigint, timeMs: number): void {
  order.trailingExtreme = price;
  if (order.trailingTimeMs === -1) order.trailingTimeMs = timeMs;
}

/** Where a trailing order triggers now. */
function trailingTrigger({ instructions, side, trailingExtreme }: ReferenceOrder): bigint {
  const delta = BigInt(instructions?.trailingDelta ?? 0);
  if (side === "SELL") return (trailingExtreme * (10_000n - delta)) / 10_000n;
  return (trailingExtreme * (10_000n + delta) + 9_999n) / 10_000n;
}

/** The price that triggers the order, if the new last price does; else what it remembers of that price. */
function triggerPrice(order: ReferenceOrder, price: bigint, timeMs: number): bigint | undefined {
  const { stopPrice, trailingDelta } = order.instructions ?? NO_INSTRUCTIONS;
  const stop = BigInt(stopPrice);
  const isReached = stopPrice === 0 || isStopReached(order.orderType, order.side, stop, price);
  if (trailingDelta === 0) return isReached ? stop : undefined;
  if (order.trailingExtreme === 0n) {
    if (isReached) trail(order, price, timeMs);
    return undefined;
  }
  const trigger = trailingTrigger(order);
  if (order.side === "SELL" ? price <= trigger : price >= trigger) return trigger;
  if (order.side === "SELL" ? price > order.trailingExtreme : price < order.trailingExtreme)
    trail(order, price, timeMs);
  return undefined;
}

/** Looks at every waiting order; those that the price triggers are worked off after what runs now. */
export function followPrice(
  { state, followUps }: Execution,
  market: ReferenceMarket,
  price: bigint,
  work: (order: ReferenceOrder) => void,
): void {
  const triggered: { order: ReferenceOrder; trigger: bigint; isBelow: boolean }[] = [];
  for (const order of market.book.waiting) {
    if (order.isTriggered) continue;
    const trigger = triggerPrice(order, price, state.timeMs);
    if (trigger === undefined) continue;
    const isTrailing = order.trailingExtreme > 0n;
    const isBelow = isTrailing ? order.side === "SELL" : waitsBelow(order.orderType, order.side);
    triggered.push({ order, trigger, isBelow });
  }
  triggered.sort((a, b) => {
    if (a.isBelow !== b.isBelow) return a.isBelow ? -1 : 1;
    if (a.trigger === b.trigger) return a.order.orderId - b.order.orderId;
    return a.trigger < b.trigger === a.isBelow ? 1 : -1;
  });
  for (const { order } of triggered) {
    order.isTriggered = true;
    followUps.push(() => {
      if (market.book.waiting.includes(order)) work(order);
    });
  }
}

/** The order leaves the waiting ones and says that it works from here on. */
export function startWorking({ state, events }: Execution, market: ReferenceMarket, order: ReferenceOrder): void {
  market.book.remove(order);
  order.workingTimeMs = state.timeMs;
  events.push({ type: "OrderTriggered", ...nextImage(state, market, order) });
}

import {
  isOrderEvent,
  KLINE_INTERVALS,
  type Kline,
  type LiveChanges,
  type LiveState,
} from "@pricetime/engine/projections";
import type { ReleasedCommand } from "../ports/live-feed.js";
import type { HeldOrders } from "./held-orders.js";
import {
  accountSteps,
  aggTradeSteps,
  bookTickerStep,
  closedKlineSteps,
  KEYS,
  levelSteps,
  openKlineStep,
  outcomeSteps,
  type Step,
  tradeSteps,
  venueStep,
} from "./hot-state-steps.js";

type Event = ReleasedCommand["executed"]["events"][number];

/** Applies a batch to the live state. @returns what changed, as steps on the server */
export function applyBatch(live: LiveState, held: HeldOrders, batch: readonly ReleasedCommand[]): Step[] {
  const venue = [live.assets(), live.symbols(), live.exchangeFilters(), live.commissionDiscount()];
  const changes = batch.map(({ executed }) => live.apply(executed));
  const events = batch.flatMap(({ executed }) => executed.events);
  const isSame = [live.assets(), live.symbols(), live.exchangeFilters(), live.commissionDiscount()].every(
    (part, index) => part === venue[index],
  );
  const hasNewFilters = events.some(({ type }) => type === "AssetFiltersChanged");
  return [
    ...(isSame && !hasNewFilters ? [] : [venueStep(live)]),
    ...accountsOf(live, events),
    ...held.follow(live, ordersOf(events).values()),
    ...depthOf(events),
    ...marketsOf(live, changes),
    ...batch.flatMap(outcomeSteps),
  ];
}

/** Everything a live state holds. */
export function allOf(live: LiveState, held: HeldOrders): Step[] {
  const { open, closed } = live.encode().openOrders;
  const steps: Step[] = [venueStep(live), ...live.accounts().flatMap(accountSteps)];
  steps.push(...held.follow(live, [...closed, ...open]));
  for (const symbolId of live.symbols().keys()) {
    const { updateId, bids, asks } = live.publishDepth(symbolId).snapshot();
    steps.push(["HSET", KEYS.depthIds, symbolId, updateId], bookTickerStep(live.bookTicker(symbolId)));
    for (const [price, quantity] of bids) steps.push(...levelSteps("BUY", symbolId, price, quantity));
    for (const [price, quantity] of asks) steps.push(...levelSteps("SELL", symbolId, price, quantity));
    steps.push(...live.trades(symbolId).flatMap(tradeSteps), ...live.aggTrades(symbolId).flatMap(aggTradeSteps));
    for (const interval of KLINE_INTERVALS) {
      const klines = live.klines(symbolId, interval);
      steps.push(...klines.filter((kline) => !isOpenKline(kline, live)).flatMap(closedKlineSteps));
    }
    steps.push(...openKlinesOf(live, symbolId));
  }
  return steps;
}

/** A candle closes when journal time has passed its last millisecond. */
const isOpenKline = (kline: Kline, live: LiveState): boolean => kline.closeTimeMs >= live.timeMs;

function accountsOf(live: LiveState, events: readonly Event[]): Step[] {
  const ids = new Set<number>();
  for (const event of events) if ("accountId" in event) ids.add(event.accountId);
  return [...ids].flatMap((accountId) => {
    const account = live.account(accountId);
    return account === undefined ? [] : accountSteps(account);
  });
}

function ordersOf(events: readonly Event[]): Map<string, { readonly symbolId: number; readonly orderId: number }> {
  const orders = new Map<string, { readonly symbolId: number; readonly orderId: number }>();
  for (const event of events) {
    if (!isOrderEvent(event)) continue;
    const { symbolId, orderId } = event;
    const key = `${symbolId}:${orderId}`;
    // In the order of their newest events, which is that of their closing.
    orders.delete(key);
    orders.set(key, { symbolId, orderId });
  }
  return orders;
}

function depthOf(events: readonly Event[]): Step[] {
  const levels = new Map<string, Step[]>();
  const updateIds = new Map<number, number>();
  for (const event of events) {
    if (event.type !== "DepthChanged") continue;
    const { side, symbolId, price, quantity } = event;
    levels.set(`${side}:${symbolId}:${price}`, levelSteps(side, symbolId, price, quantity));
    updateIds.set(symbolId, event.updateId);
  }
  const ids = Array.from(updateIds, ([symbolId, id]): Step => ["HSET", KEYS.depthIds, symbolId, id]);
  return [...levels.values()].flat().concat(ids);
}

function marketsOf(live: LiveState, changes: readonly LiveChanges[]): Step[] {
  const trades = changes.flatMap((change) => change.trades);
  const traded = new Set(trades.map(({ symbolId }) => symbolId));
  return [
    ...changes.flatMap((change) => change.bookTickers.map(bookTickerStep)),
    ...trades.flatMap(tradeSteps),
    ...changes.flatMap((change) => change.aggTrades.flatMap(aggTradeSteps)),
    ...changes.flatMap((change) => change.closedKlines.flatMap(closedKlineSteps)),
    ...[...traded].flatMap((symbolId) => openKlinesOf(live, symbolId)),
  ];
}

const openKlinesOf = (live: LiveState, symbolId: number): Step[] =>
  KLINE_INTERVALS.flatMap((interval) => {
    const last = live.klines(symbolId, interval).at(-1);
    return last !== undefined && isOpenKline(last, live) ? [openKlineStep(last)] : [];
  });

import fc from "fast-check";
import { expect, test } from "vitest";
import type { ExecutedCommand } from "../../src/messages/event.js";
import { createLiveState, decodeLiveState, KLINE_INTERVALS, type LiveState } from "../../src/projections/index.js";
import { ExecutedMarket, steps } from "./executed-market.js";
import { FIRST_SEED, scaled } from "./property-run.js";

const RUNS = { numRuns: scaled(40), seed: FIRST_SEED };
const MAX_STEPS = 250;

const symbolIds = [0, 1];
const replay = (commands: readonly ExecutedCommand[]): LiveState => {
  const live = createLiveState();
  for (const executed of commands) live.apply(executed);
  return live;
};
/** As a checkpoint keeps it. */
const throughCheckpoint = (live: LiveState): LiveState => decodeLiveState(JSON.parse(JSON.stringify(live.encode())));

/** All that readers can ask; a form that loses something on its way into a checkpoint differs here. */
const everythingReadable = (live: LiveState): unknown => ({
  position: live.position,
  timeMs: live.timeMs,
  nextCandleCloseMs: live.nextCandleCloseMs,
  assets: live.assets(),
  accounts: live.accounts(),
  orders: live.accounts().map(({ accountId }) => live.openOrders(accountId)),
  symbols: live.symbols().map(({ symbolId, ...definition }) => ({
    definition,
    depth: live.publishDepth(symbolId).snapshot(),
    bookTicker: live.bookTicker(symbolId),
    trades: live.trades(symbolId),
    aggTrades: live.aggTrades(symbolId),
    klines: KLINE_INTERVALS.map((interval) => live.klines(symbolId, interval)),
    ticker24hr: live.ticker24hr(symbolId, live.timeMs),
    avgPrice: live.avgPrice(symbolId, live.timeMs),
    orders: Array.from({ length: 250 }, (_, orderId) => live.order(symbolId, orderId)),
  })),
});

test("the live state of a checkpoint, continued, equals the one rebuilt from all events", () => {
  const reached: Record<string, number> = {};
  const count = (what: string, times = 1) => {
    reached[what] = (reached[what] ?? 0) + times;
  };
  fc.assert(
    fc.property(steps(MAX_STEPS), fc.nat({ max: MAX_STEPS }), (story, cutAt) => {
      const market = new ExecutedMarket();
      for (const step of story) market.step(step);
      const cut = Math.min(cutAt, market.commands.length);

      const rebuilt = replay(market.commands.slice(0, cut));
      const restored = throughCheckpoint(rebuilt);
      expect(everythingReadable(restored)).toEqual(everythingReadable(rebuilt));
      for (const executed of market.commands.slice(cut)) {
        const changes = rebuilt.apply(executed);
        expect(restored.apply(executed)).toEqual(changes);
        count("closed candles", changes.closedKlines.length);
        count(
          "aggregates of several trades",
          changes.aggTrades.filter((agg) => agg.lastTradeId > agg.firstTradeId).length,
        );
        for (const { type } of executed.events) count(type);
      }
      expect(everythingReadable(restored)).toEqual(everythingReadable(rebuilt));
      expect(restored.encode()).toEqual(rebuilt.encode());
    }),
    RUNS,
  );
  const atLeast = {
    Trade: 300,
    OrderCanceled: 100,
    OrderAmended: 40,
    OrderExpired: 200,
    CommandRejected: 100,
    "closed candles": 1_000,
  };
  const rarely = {
    "aggregates of several trades": 20,
    CommissionChanged: 20,
    WithdrawalSent: 8,
    WithdrawalRejected: 8,
  };
  for (const [what, times] of Object.entries({ ...atLeast, ...rarely })) {
    expect(reached[what], what).toBeGreaterThanOrEqual(times);
  }
});

test("the live state shows what the engine holds", () => {
  let [openOrders, levels] = [0, 0];
  fc.assert(
    fc.property(steps(MAX_STEPS), (story) => {
      const market = new ExecutedMarket();
      for (const step of story) market.step(step);
      const live = replay(market.commands);
      const { engine } = market;

      expect(live.position).toBe(engine.position);
      expect(live.assets()).toEqual(engine.assets());
      expect(live.symbols()).toEqual(engine.symbols());
      for (const symbolId of symbolIds) {
        const { bids, asks, updateId } = engine.depth(symbolId);
        expect(live.publishDepth(symbolId).snapshot()).toEqual({ symbolId, bids, asks, updateId });
        const [bidPrice, bidQuantity] = bids[0] ?? [0, 0n];
        const [askPrice, askQuantity] = asks[0] ?? [0, 0n];
        expect(live.bookTicker(symbolId)).toMatchObject({ bidPrice, bidQuantity, askPrice, askQuantity });
        levels += bids.length + asks.length;
      }
      for (let accountId = 1; accountId <= engine.accountCount; accountId += 1) {
        for (const { assetId, free, locked } of live.account(accountId)?.balances ?? []) {
          expect({ free, locked }).toEqual(engine.balance(accountId, assetId));
        }
        const orders = engine.openOrders(accountId);
        expect(live.openOrders(accountId)).toMatchObject(
          orders.map(({ accountEvent, executionId, ...order }) => order),
        );
        openOrders += orders.length;
      }
    }),
    RUNS,
  );
  expect(openOrders).toBeGreaterThan(100);
  expect(levels).toBeGreaterThan(100);
});

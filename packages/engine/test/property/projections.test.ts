import fc from "fast-check";
import { expect, test } from "vitest";
import type { ExecutedCommand } from "../../src/messages/event.js";
import { createLiveState, decodeLiveState, type LiveState } from "../../src/projections/index.js";
import { ExecutedMarket, steps } from "./executed-market.js";

const RUNS = { numRuns: 60 };
const MAX_STEPS = 250;

const symbolIds = [0, 1];
const replay = (commands: readonly ExecutedCommand[]): LiveState => {
  const live = createLiveState();
  for (const executed of commands) live.apply(executed);
  return live;
};
/** As a checkpoint keeps it. */
const throughCheckpoint = (live: LiveState): LiveState => decodeLiveState(JSON.parse(JSON.stringify(live.encode())));

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
      expect(restored.encode()).toEqual(rebuilt.encode());
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
      expect(restored.encode()).toEqual(rebuilt.encode());
      expect(restored.nextCandleCloseMs).toBe(rebuilt.nextCandleCloseMs);
    }),
    RUNS,
  );
  for (const what of ["Trade", "OrderCanceled", "OrderExpired", "closed candles", "aggregates of several trades"]) {
    expect(reached[what], what).toBeGreaterThan(50);
  }
  for (const what of ["CommissionChanged", "WithdrawalConfirmed", "WithdrawalRejected", "CommandRejected"]) {
    expect(reached[what], what).toBeGreaterThan(10);
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

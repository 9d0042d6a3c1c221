import fc from "fast-check";
import { expect, test } from "vitest";
import type { ExecutedCommand } from "../../src/messages/event.js";
import {
  applyHistory,
  createLiveState,
  decodeHistory,
  encodeHistory,
  type HistoryBatch,
  initialHistory,
  KLINE_INTERVALS,
  type Kline,
  klineOpenTimeMs,
  LEDGER_CAUSES,
  resumeHistory,
} from "../../src/projections/index.js";
import { ExecutedMarket, steps } from "./executed-market.js";
import { FIRST_SEED, scaled } from "./property-run.js";

/** What a store holds after writing batches: rows by their keys. */
class Store {
  readonly rows = new Map<string, unknown>();
  readonly newestKlines = new Map<string, Kline>();

  write(batch: HistoryBatch): void {
    for (const row of batch.orders) this.rows.set(`order ${row.symbolId} ${row.orderId}`, row);
    for (const row of batch.klines) {
      this.rows.set(`kline ${row.symbolId} ${row.interval} ${row.openTimeMs}`, row);
      this.newestKlines.set(`${row.symbolId} ${row.interval}`, row);
    }
    for (const row of batch.trades) this.#insert(`trade ${row.symbolId} ${row.tradeId}`, row);
    for (const row of batch.aggTrades) this.#insert(`aggTrade ${row.symbolId} ${row.aggTradeId}`, row);
    for (const row of batch.myTrades) this.#insert(`myTrade ${row.symbolId} ${row.tradeId} ${row.orderId}`, row);
    for (const row of batch.ledgerLines) this.#insert(`line ${row.position} ${row.line}`, row);
  }

  #insert(key: string, row: unknown): void {
    expect(this.rows.has(key), `${key} is inserted once`).toBe(false);
    this.rows.set(key, row);
  }
}

test("the rows do not depend on how commands are cut into batches, nor on restarts between them", () => {
  let [restarts, rows] = [0, 0];
  const cuts = fc.infiniteStream(
    fc.record({ length: fc.integer({ min: 1, max: 15 }), restart: fc.integer({ min: 0, max: 5 }) }),
  );
  fc.assert(
    fc.property(steps(250), cuts, (story, cut) => {
      const market = new ExecutedMarket();
      for (const step of story) market.step(step);
      const [whole, pieces] = [new Store(), new Store()];
      whole.write(applyHistory(initialHistory(), market.commands));

      const live = createLiveState();
      let state = initialHistory();
      for (let from = 0; from < market.commands.length; ) {
        const { length, restart } = cut.next().value;
        const batch = market.commands.slice(from, from + length);
        pieces.write(applyHistory(state, batch));
        for (const executed of batch) live.apply(executed);
        if (restart < 2) restarts += 1;
        if (restart === 0) state = decodeHistory(JSON.parse(JSON.stringify(encodeHistory(state))));
        const exchange = { assets: live.assets(), symbols: live.symbols() };
        if (restart === 1) state = resumeHistory(exchange, pieces.newestKlines.values());
        from += length;
      }
      expect(pieces.rows).toEqual(whole.rows);
      rows += whole.rows.size;
    }),
    { numRuns: scaled(30), seed: FIRST_SEED },
  );
  expect(restarts).toBeGreaterThan(50);
  expect(rows).toBeGreaterThan(4_000);
});

test("candles of the history equal those of the live state, and both equal a recount of the trades", () => {
  let candles = 0;
  fc.assert(
    fc.property(steps(250), (story) => {
      const market = new ExecutedMarket();
      for (const step of story) market.step(step);
      const live = createLiveState();
      for (const executed of market.commands) live.apply(executed);
      const written = applyHistory(initialHistory(), market.commands).klines;
      for (const symbolId of [0, 1]) {
        for (const interval of KLINE_INTERVALS) {
          const held = live.klines(symbolId, interval);
          const mine = written.filter((kline) => kline.symbolId === symbolId && kline.interval === interval);
          expect(mine).toEqual(held);
          expect(held.map(essence)).toEqual(recount(market.commands, symbolId, interval));
          candles += held.length;
        }
      }
    }),
    { numRuns: scaled(30), seed: FIRST_SEED },
  );
  expect(candles).toBeGreaterThan(2_000);
});

const essence = ({ openTimeMs, open, high, low, close, volume, quoteVolume, tradeCount, takerBuyVolume }: Kline) =>
  [openTimeMs, open, high, low, close, volume, quoteVolume, tradeCount, takerBuyVolume].join(" ");

function recount(commands: readonly ExecutedCommand[], symbolId: number, interval: Kline["interval"]): string[] {
  const trades = commands.flatMap(({ events, timeMs }) =>
    events.flatMap((event) => (event.type === "Trade" && event.symbolId === symbolId ? [{ ...event, timeMs }] : [])),
  );
  const byOpenTime = groupBy(trades, (trade) => klineOpenTimeMs(interval, trade.timeMs));
  return Array.from(byOpenTime, ([openTimeMs, group]) => {
    const prices = group.map(({ price }) => price);
    const sum = (part: typeof group) => part.reduce((total, { quantity }) => total + quantity, 0);
    const quoteVolume = group.reduce((total, { price, quantity }) => total + price * quantity, 0);
    const bought = sum(group.filter(({ isBuyerMaker }) => !isBuyerMaker));
    const range = [prices[0], Math.max(...prices), Math.min(...prices), prices.at(-1)];
    return [openTimeMs, ...range, sum(group), quoteVolume, group.length, bought].join(" ");
  });
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => number): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

test("the ledger lines of every balance add up to it, free and locked apart, after every command", () => {
  const reached: Record<string, number> = {};
  fc.assert(
    fc.property(steps(250), (story) => {
      const market = new ExecutedMarket();
      for (const step of story) market.step(step);
      const history = initialHistory();
      const sums = new Map<string, { free: bigint; locked: bigint }>();
      const announced = new Map<string, { free: bigint; locked: bigint }>();
      for (const executed of market.commands) {
        for (const { accountId, assetId, free, locked, cause } of applyHistory(history, [executed]).ledgerLines) {
          const key = `${accountId} ${assetId}`;
          const sum = sums.get(key) ?? { free: 0n, locked: 0n };
          sums.set(key, { free: sum.free + free, locked: sum.locked + locked });
          reached[cause] = (reached[cause] ?? 0) + 1;
        }
        for (const event of executed.events) {
          if (event.type !== "BalanceChanged") continue;
          announced.set(`${event.accountId} ${event.assetId}`, { free: event.free, locked: event.locked });
        }
        for (const [key, sum] of sums) expect(sum, `${key} at ${executed.position}`).toEqual(announced.get(key));
        expect(sums.size).toBeLessThanOrEqual(announced.size);
      }
    }),
    { numRuns: scaled(30), seed: FIRST_SEED },
  );
  for (const cause of LEDGER_CAUSES) expect(reached[cause], cause).toBeGreaterThan(10);
});

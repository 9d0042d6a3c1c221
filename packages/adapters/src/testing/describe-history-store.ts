import { describe, expect, it } from "vitest";
import { HistoryOutOfOrder, type HistoryStore, type ListRange } from "../ports/history-store.js";
import { aggTradeRow, batchOf, klineRow, ledgerRow, myTradeRow, orderRow, tradeRow } from "./history-rows.js";
import { type Exemptions, rulesWith } from "./rule.js";

export interface HistoryStoreUnderTest {
  readonly store: HistoryStore;
  /** Closes it and opens the same history again. */
  readonly reopen: () => Promise<HistoryStore>;
  readonly close: () => Promise<void>;
}

export type HistoryStoreRule = "survivesReopen";

const SYMBOL = 1;
const OTHER_SYMBOL = 2;
const ACCOUNT = 7;
const OTHER_ACCOUNT = 8;
const MINUTE = 60_000;

/** Ids 1 to 10 at 100 ms to 1,000 ms, two of them at the same time. */
const IDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const timeOf = (id: number) => (id === 5 ? 400 : id * 100);

/** What a list of those ids must give: the rules of the wire for lists, once for all lists. */
const RANGES: readonly (readonly [range: ListRange, ids: readonly number[]])[] = [
  [{ limit: 100 }, IDS],
  [{ limit: 3 }, [8, 9, 10]],
  [{ limit: 3, fromId: 4 }, [4, 5, 6]],
  [{ limit: 3, fromId: 9 }, [9, 10]],
  [{ limit: 3, fromId: 11 }, []],
  [{ limit: 3, startTimeMs: 400 }, [4, 5, 6]],
  [{ limit: 3, startTimeMs: 401 }, [6, 7, 8]],
  [{ limit: 3, startTimeMs: 1_001 }, []],
  [{ limit: 3, endTimeMs: 400 }, [3, 4, 5]],
  [{ limit: 3, endTimeMs: 599 }, [3, 4, 5]],
  [{ limit: 3, endTimeMs: 99 }, []],
  [{ limit: 3, startTimeMs: 200, endTimeMs: 700 }, [2, 3, 4]],
  [{ limit: 9, startTimeMs: 200, endTimeMs: 400 }, [2, 3, 4, 5]],
  [{ limit: 9, startTimeMs: 400, endTimeMs: 400 }, [4, 5]],
  [{ limit: 9, startTimeMs: 500, endTimeMs: 400 }, []],
  [{ limit: 2, fromId: 3, endTimeMs: 700 }, [3, 4]],
  [{ limit: 9, fromId: 6, startTimeMs: 200, endTimeMs: 800 }, [6, 7, 8]],
  [{ limit: 1, startTimeMs: 0, endTimeMs: 8_640_000_000_000_000 }, [1]],
];

/** @param open an empty store */
export function describeHistoryStore(
  name: string,
  open: () => Promise<HistoryStoreUnderTest>,
  exempt: Exemptions<HistoryStoreRule> = {},
): void {
  const rule = rulesWith<HistoryStoreRule>(name, exempt);
  const on = (test: (store: HistoryStore, underTest: HistoryStoreUnderTest) => Promise<void>) => async () => {
    const underTest = await open();
    try {
      await test(underTest.store, underTest);
    } finally {
      await underTest.close();
    }
  };

  describe(`HistoryStore contract: ${name}`, () => {
    it(
      "is empty at first",
      on(async (store) => {
        expect(await store.position()).toBe(0);
        expect(await store.order(SYMBOL, 1)).toBeUndefined();
        expect(await store.orders(ACCOUNT, SYMBOL, { limit: 10 })).toEqual([]);
        expect(await store.newestKlines()).toEqual([]);
      }),
    );

    it(
      "takes batches in order only, each with its position",
      on(async (store) => {
        await store.write(batchOf(1, 3));
        expect(await store.position()).toBe(3);
        for (const first of [1, 3, 5]) {
          await expect(store.write(batchOf(first, 9))).rejects.toBeInstanceOf(HistoryOutOfOrder);
        }
        await store.write(batchOf(4, 4, { trades: [tradeRow(1, SYMBOL)] }));
        expect(await store.position()).toBe(4);
        expect(await store.trades(SYMBOL, { limit: 5 })).toHaveLength(1);
      }),
    );

    it(
      "waits for a position, within bounds",
      on(async (store) => {
        expect(await store.waitFor(0, 0)).toBe(true);
        expect(await store.waitFor(2, 20)).toBe(false);
        const waiting = store.waitFor(2, 5_000);
        await store.write(batchOf(1, 1));
        await store.write(batchOf(2, 2));
        expect(await waiting).toBe(true);
      }),
    );

    it(
      "gives every row back as it was, the widest numbers included",
      on(async (store) => {
        const wide = 2n ** 100n + 1n;
        const largest = Number.MAX_SAFE_INTEGER;
        const order = orderRow(3, SYMBOL, ACCOUNT, { cumulativeQuote: wide, price: largest, workingTimeMs: -1 });
        const rows = {
          orders: [order],
          trades: [tradeRow(1, SYMBOL, { quoteQuantity: largest, isBuyerMaker: true })],
          aggTrades: [aggTradeRow(1, SYMBOL, { quantity: wide })],
          myTrades: [myTradeRow(1, SYMBOL, ACCOUNT, { commission: wide, isMaker: true })],
          klines: [klineRow(MINUTE, SYMBOL, { quoteVolume: wide, firstTradeId: -1 })],
          ledgerLines: [ledgerRow(1, ACCOUNT, { free: -wide, locked: wide, externalId: 'order\'s "id" ы' })],
        };
        await store.write(batchOf(1, 1, rows));
        expect(await store.order(SYMBOL, 3)).toEqual(order);
        expect(await store.orders(ACCOUNT, SYMBOL, { limit: 5 })).toEqual(rows.orders);
        expect(await store.trades(SYMBOL, { limit: 5 })).toEqual(rows.trades);
        expect(await store.aggTrades(SYMBOL, { limit: 5 })).toEqual(rows.aggTrades);
        expect(await store.myTrades(ACCOUNT, SYMBOL, { limit: 5 })).toEqual(rows.myTrades);
        expect(await store.klines(SYMBOL, "1m", { limit: 5 })).toEqual(rows.klines);
        expect(await store.ledgerLines(ACCOUNT, { limit: 5 })).toEqual(rows.ledgerLines);
      }),
    );

    it(
      "lists ascending, the newest unless a beginning is given",
      on(async (store) => {
        const lists = IDS.map((id) => ({ id, timeMs: timeOf(id) }));
        await store.write(
          batchOf(1, 10, {
            orders: lists.map(({ id, timeMs }) => orderRow(id, SYMBOL, ACCOUNT, { updateTimeMs: timeMs })),
            trades: lists.map(({ id, timeMs }) => tradeRow(id, SYMBOL, { timeMs })),
            aggTrades: lists.map(({ id, timeMs }) => aggTradeRow(id, SYMBOL, { timeMs })),
            myTrades: lists.map(({ id, timeMs }) => myTradeRow(id, SYMBOL, ACCOUNT, { timeMs, orderId: 4 })),
            ledgerLines: lists.map(({ id, timeMs }) => ledgerRow(id, ACCOUNT, { timeMs })),
          }),
        );
        for (const [range, ids] of RANGES) {
          const asked = JSON.stringify(range);
          const order = (await store.orders(ACCOUNT, SYMBOL, range)).map(({ orderId }) => orderId);
          expect(order, `orders ${asked}`).toEqual(ids);
          const trades = (await store.trades(SYMBOL, range)).map(({ tradeId }) => tradeId);
          expect(trades, `trades ${asked}`).toEqual(ids);
          const aggTrades = (await store.aggTrades(SYMBOL, range)).map(({ aggTradeId }) => aggTradeId);
          expect(aggTrades, `aggTrades ${asked}`).toEqual(ids);
          for (const orderId of [undefined, 4]) {
            const own = (await store.myTrades(ACCOUNT, SYMBOL, { ...range, orderId })).map(({ tradeId }) => tradeId);
            expect(own, `myTrades ${asked} of order ${orderId}`).toEqual(ids);
          }
          const lines = (await store.ledgerLines(ACCOUNT, range)).map(({ position }) => position);
          expect(lines, `ledgerLines ${asked}`).toEqual(ids);
        }
      }),
    );

    it(
      "lists candles by open time",
      on(async (store) => {
        const minutes = [1, 2, 3, 5, 6].map((minute) => minute * MINUTE);
        await store.write(batchOf(1, 1, { klines: minutes.map((openTimeMs) => klineRow(openTimeMs, SYMBOL)) }));
        const opened = async (range: ListRange) =>
          (await store.klines(SYMBOL, "1m", range)).map(({ openTimeMs }) => openTimeMs / MINUTE);
        expect(await opened({ limit: 2 })).toEqual([5, 6]);
        expect(await opened({ limit: 2, startTimeMs: 2 * MINUTE - 1 })).toEqual([2, 3]);
        expect(await opened({ limit: 2, endTimeMs: 4 * MINUTE })).toEqual([2, 3]);
        expect(await opened({ limit: 9, startTimeMs: 2 * MINUTE, endTimeMs: 5 * MINUTE })).toEqual([2, 3, 5]);
      }),
    );

    it(
      "keeps symbols, accounts, assets, orders and intervals apart",
      on(async (store) => {
        await store.write(
          batchOf(1, 1, {
            orders: [
              orderRow(1, SYMBOL, ACCOUNT),
              orderRow(2, SYMBOL, OTHER_ACCOUNT),
              orderRow(1, OTHER_SYMBOL, ACCOUNT),
            ],
            trades: [tradeRow(1, SYMBOL), tradeRow(1, OTHER_SYMBOL)],
            aggTrades: [aggTradeRow(1, SYMBOL), aggTradeRow(1, OTHER_SYMBOL)],
            myTrades: [
              myTradeRow(1, SYMBOL, ACCOUNT, { orderId: 1 }),
              myTradeRow(2, SYMBOL, ACCOUNT, { orderId: 9 }),
              myTradeRow(1, SYMBOL, OTHER_ACCOUNT, { orderId: 2 }),
              myTradeRow(1, OTHER_SYMBOL, ACCOUNT, { orderId: 1 }),
            ],
            klines: [klineRow(0, SYMBOL), klineRow(0, SYMBOL, { interval: "1M" }), klineRow(0, OTHER_SYMBOL)],
            ledgerLines: [
              ledgerRow(1, ACCOUNT, { line: 0 }),
              ledgerRow(1, ACCOUNT, { line: 1, assetId: 5 }),
              ledgerRow(1, OTHER_ACCOUNT, { line: 2 }),
            ],
          }),
        );
        const limit = 10;
        expect(await store.orders(ACCOUNT, SYMBOL, { limit })).toEqual([orderRow(1, SYMBOL, ACCOUNT)]);
        expect(await store.trades(SYMBOL, { limit })).toEqual([tradeRow(1, SYMBOL)]);
        expect(await store.aggTrades(OTHER_SYMBOL, { limit })).toEqual([aggTradeRow(1, OTHER_SYMBOL)]);
        expect(await store.myTrades(ACCOUNT, SYMBOL, { limit })).toHaveLength(2);
        expect(await store.myTrades(ACCOUNT, SYMBOL, { limit, orderId: 9 })).toEqual([
          myTradeRow(2, SYMBOL, ACCOUNT, { orderId: 9 }),
        ]);
        expect(await store.klines(SYMBOL, "1m", { limit })).toEqual([klineRow(0, SYMBOL)]);
        expect(await store.klines(SYMBOL, "1M", { limit })).toHaveLength(1);
        expect(await store.ledgerLines(ACCOUNT, { limit })).toHaveLength(2);
        expect(await store.ledgerLines(ACCOUNT, { limit, assetId: 5 })).toHaveLength(1);
      }),
    );

    it(
      "replaces orders and candles by what they became",
      on(async (store) => {
        const orders = [orderRow(1, SYMBOL, ACCOUNT), orderRow(2, SYMBOL, ACCOUNT)];
        await store.write(batchOf(1, 1, { orders, klines: [klineRow(0, SYMBOL)] }));
        const filled = orderRow(1, SYMBOL, ACCOUNT, { status: "FILLED", executedQuantity: 50, updateTimeMs: 900 });
        const grown = klineRow(0, SYMBOL, { volume: 99n });
        await store.write(batchOf(2, 2, { orders: [filled], klines: [grown] }));
        expect(await store.orders(ACCOUNT, SYMBOL, { limit: 5 })).toEqual([filled, orders[1]]);
        expect(await store.orders(ACCOUNT, SYMBOL, { limit: 5, startTimeMs: 900 })).toEqual([filled]);
        expect(await store.klines(SYMBOL, "1m", { limit: 5 })).toEqual([grown]);
      }),
    );

    it(
      "finds the newest order of a client order id",
      on(async (store) => {
        const named = (orderId: number, accountId = ACCOUNT) =>
          orderRow(orderId, SYMBOL, accountId, { clientOrderId: "mine" });
        await store.write(
          batchOf(1, 1, { orders: [named(1), named(4), named(5, OTHER_ACCOUNT), orderRow(6, SYMBOL, ACCOUNT)] }),
        );
        expect(await store.orderByClientOrderId(ACCOUNT, SYMBOL, "mine")).toEqual(named(4));
        expect(await store.orderByClientOrderId(ACCOUNT, OTHER_SYMBOL, "mine")).toBeUndefined();
        expect(await store.orderByClientOrderId(ACCOUNT, SYMBOL, "")).toEqual(orderRow(6, SYMBOL, ACCOUNT));
      }),
    );

    it(
      "shows both sides of a trade with oneself, the buy first",
      on(async (store) => {
        const sides = [false, true].map((isBuyer) =>
          myTradeRow(1, SYMBOL, ACCOUNT, { isBuyer, orderId: isBuyer ? 9 : 3 }),
        );
        await store.write(batchOf(1, 1, { myTrades: [...sides, myTradeRow(2, SYMBOL, ACCOUNT, { orderId: 3 })] }));
        const listed = async (range: ListRange) =>
          (await store.myTrades(ACCOUNT, SYMBOL, range)).map(({ tradeId, isBuyer }) => [tradeId, isBuyer]);
        const whole = [
          [1, true],
          [1, false],
          [2, true],
        ];
        expect(await listed({ limit: 5 })).toEqual(whole);
        expect(await listed({ limit: 5, fromId: 1 })).toEqual(whole);
        expect(await listed({ limit: 2 })).toEqual(whole.slice(1));
      }),
    );

    it(
      "names the newest candle of every symbol and interval",
      on(async (store) => {
        const newest = [
          klineRow(5 * MINUTE, SYMBOL),
          klineRow(0, SYMBOL, { interval: "1M" }),
          klineRow(2 * MINUTE, OTHER_SYMBOL),
        ];
        await store.write(
          batchOf(1, 1, { klines: [klineRow(2 * MINUTE, SYMBOL), klineRow(MINUTE, OTHER_SYMBOL), ...newest] }),
        );
        const named = await store.newestKlines();
        expect(named).toHaveLength(3);
        expect(named).toEqual(expect.arrayContaining(newest));
      }),
    );

    rule(
      "survivesReopen",
      "goes on after it was closed and opened again",
      on(async (store, { reopen }) => {
        await store.write(batchOf(1, 5, { orders: [orderRow(1, SYMBOL, ACCOUNT)], klines: [klineRow(0, SYMBOL)] }));
        const again = await reopen();
        expect(await again.position()).toBe(5);
        expect(await again.order(SYMBOL, 1)).toEqual(orderRow(1, SYMBOL, ACCOUNT));
        await expect(again.write(batchOf(5, 5))).rejects.toBeInstanceOf(HistoryOutOfOrder);
        await again.write(batchOf(6, 6));
        expect(await again.waitFor(6, 0)).toBe(true);
      }),
    );
  });
}

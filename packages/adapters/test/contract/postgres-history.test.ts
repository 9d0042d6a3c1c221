import { join } from "node:path";
import { HistoryOutOfOrder, type HistoryStore } from "@pricetime/adapters";
import {
  createPostgresHistoryStore,
  migrate,
  openPostgres,
  type PostgresHistoryStore,
} from "@pricetime/adapters/postgres";
import { openSqliteHistoryStore } from "@pricetime/adapters/sqlite";
import type { HistoryBatch } from "@pricetime/engine/projections";
import type pg from "pg";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { aggTradeRow, batchOf, ledgerRow, myTradeRow, orderRow, tradeRow } from "../../src/testing/history-rows.js";
import type { World } from "../support/exchange.js";
import { answersOf, differences, publishTo, recordTrading } from "../support/recorded-trading.js";
import { describeWithPostgres, type TestDatabase } from "../support/with-postgres.js";
import { temporaryDirectory } from "./temporary-directory.js";

const SYMBOL = 1;
const ACCOUNT = 7;
const ALL = { limit: 1_000 };
const WAITING = "FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

let world: World;
let expected: ReadonlyMap<string, string>;

beforeAll(async () => {
  world = await recordTrading(75, 3);
  const { path, remove } = await temporaryDirectory();
  const sqlite = await openSqliteHistoryStore({ path: join(path, "history.sqlite") });
  const publisher = await publishTo(world, { sqlite });
  expect(await publisher.drain(20_000)).toBe(true);
  await publisher.stop();
  expected = await answersOf(sqlite);
  await sqlite.close();
  await remove();
});

describeWithPostgres("history", (database) => {
  test("thousands of commands over months give the answers that SQLite gives", async () => {
    const { history } = await freshHistory(database());
    const publisher = await publishTo(world, { history });
    expect(await publisher.drain(20_000)).toBe(true);
    await publisher.stop();
    expect(await history.position()).toBeGreaterThan(3_000);
    expect(differences(expected, await answersOf(history))).toEqual([]);
  });

  test("a write whose connection is killed has happened not at all, and the projector goes on", async () => {
    const { history, behind } = await freshHistory(database());
    const other = await behind.connect();
    onTestFinished(() => other.release());
    await other.query("BEGIN");
    await other.query("LOCK TABLE pricetime.ledger_lines IN ACCESS EXCLUSIVE MODE");

    const problems: Error[] = [];
    const publisher = await publishTo(world, { history }, (_, error) => problems.push(error));
    // The ledger is written last: everything else of the batch is in the transaction when it waits.
    for (let kills = 1; kills <= 3; kills++) {
      await untilOneWaits(behind);
      expect(await history.position()).toBe(0);
      await behind.query(`SELECT pg_terminate_backend(pid) ${WAITING}`);
      await expect.poll(() => problems.length, { timeout: 5_000 }).toBeGreaterThanOrEqual(kills);
      expect(await history.position()).toBe(0);
      expect(await history.orders(1, 0, ALL)).toEqual([]);
    }
    await other.query("COMMIT");

    expect(await publisher.drain(20_000)).toBe(true);
    await publisher.stop();
    expect(differences(expected, await answersOf(history))).toEqual([]);
  });

  test("of two writers at one position one wins, and only its rows are there", async () => {
    const { history, another } = await freshHistory(database());
    const rival = await another();
    for (let position = 1; position <= 20; position++) {
      const batch = (account: number): HistoryBatch =>
        batchOf(position, position, {
          trades: [tradeRow(position, account)],
          ledgerLines: [ledgerRow(position, account)],
        });
      const results = await Promise.allSettled([history.write(batch(1)), rival.write(batch(2))]);
      const lost = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
      expect(lost).toEqual([new HistoryOutOfOrder(position, position)]);
    }
    expect(await history.position()).toBe(20);
    const written = [...(await history.trades(1, ALL)), ...(await history.trades(2, ALL))];
    expect(written.map(({ tradeId }) => tradeId).sort((one, other) => one - other)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  test("months that are over can be dropped, and written again", async () => {
    const { history, another } = await freshHistory(database());
    const months = [0, 1, 2].map((month) => Date.UTC(2026, month, 10));
    const monthly = (position: number, id: number): HistoryBatch => {
      const timeMs = months[id - 1] ?? 0;
      return batchOf(position, position, {
        orders: [orderRow(id, SYMBOL, ACCOUNT)],
        trades: [tradeRow(id, SYMBOL, { timeMs })],
        aggTrades: [aggTradeRow(id, SYMBOL, { timeMs })],
        myTrades: [myTradeRow(id, SYMBOL, ACCOUNT, { timeMs })],
        ledgerLines: [ledgerRow(id, ACCOUNT, { timeMs })],
      });
    };
    for (const id of [1, 2, 3]) await history.write(monthly(id, id));

    const dropped = await (await another()).dropBefore(Date.UTC(2026, 1, 28));
    expect(dropped).toEqual(["agg_trades_2026_01", "ledger_lines_2026_01", "my_trades_2026_01", "trades_2026_01"]);
    const kept = await idsIn(history);
    expect(kept).toEqual({
      trades: [2, 3],
      aggTrades: [2, 3],
      myTrades: [2, 3],
      ledgerLines: [2, 3],
      orders: [1, 2, 3],
    });

    // A history that is rebuilt meets months another process has dropped: at the second attempt it makes them.
    await expect(history.write(monthly(4, 1))).rejects.toThrow(/partition/);
    expect(await history.position()).toBe(3);
    await history.write(monthly(4, 1));
    expect((await idsIn(history)).trades).toEqual([1, 2, 3]);
  });

  test("a question about a time opens the partitions of that time only", async () => {
    const { history, behind } = await freshHistory(database());
    const publisher = await publishTo(world, { history });
    expect(await publisher.drain(20_000)).toBe(true);
    await publisher.stop();
    const trades = await history.trades(0, { limit: 100_000 });
    const lastMs = trades.at(-1)?.timeMs ?? 0;
    const others = await behind.connect();
    onTestFinished(() => others.release());
    await others.query("BEGIN");
    await others.query("LOCK TABLE pricetime.trades_2023_11, pricetime.trades_2023_12 IN ACCESS EXCLUSIVE MODE");
    expect(new Date(lastMs).toISOString()).toMatch(/^2024-01/);
    const newest = await history.trades(0, { limit: 500, startTimeMs: lastMs - 3_600_000 });
    expect(newest.at(-1)).toEqual(trades.at(-1));
    await others.query("COMMIT");
  });
});

/** Until a statement waits for a lock. */
const untilOneWaits = (behind: pg.Pool): Promise<void> =>
  expect
    .poll(async () => (await behind.query(`SELECT pid ${WAITING}`)).rowCount, { timeout: 5_000, interval: 5 })
    .toBe(1);

async function idsIn(history: HistoryStore) {
  return {
    trades: (await history.trades(SYMBOL, ALL)).map(({ tradeId }) => tradeId),
    aggTrades: (await history.aggTrades(SYMBOL, ALL)).map(({ aggTradeId }) => aggTradeId),
    myTrades: (await history.myTrades(ACCOUNT, SYMBOL, ALL)).map(({ tradeId }) => tradeId),
    ledgerLines: (await history.ledgerLines(ACCOUNT, ALL)).map(({ position }) => position),
    orders: (await history.orders(ACCOUNT, SYMBOL, ALL)).map(({ orderId }) => orderId),
  };
}

interface FreshHistory {
  readonly history: PostgresHistoryStore;
  /** The same history, as another process has it. */
  readonly another: () => Promise<PostgresHistoryStore>;
  /** Behind the stores' backs. */
  readonly behind: pg.Pool;
}

/** An empty history in a database of its own. */
async function freshHistory({ server }: TestDatabase): Promise<FreshHistory> {
  const dsn = await server.newDatabase();
  await migrate({ dsn });
  const open = async () => {
    const database = await openPostgres({ dsn });
    onTestFinished(() => database.close());
    return database;
  };
  const { pool: behind } = await open();
  const another = async () => createPostgresHistoryStore(await open());
  return { history: await another(), another, behind };
}

import { setTimeout } from "node:timers/promises";
import { invariant } from "@pricetime/engine";
import type {
  AggTrade,
  HistoryBatch,
  Kline,
  KlineInterval,
  LedgerLine,
  MyTrade,
  OrderRecord,
  PublicTrade,
} from "@pricetime/engine/projections";
import type { Pool } from "pg";
import { HistoryOutOfOrder, type HistoryStore, type ListRange } from "../ports/history-store.js";
import { HistoryMonths } from "./history-months.js";
import { AGG_TRADES, KLINES, LEDGER_LINES, MY_TRADES, ORDERS, TRADES } from "./history-tables.js";
import type { PostgresDatabase } from "./pool.js";
import { rangeReader } from "./range-reader.js";
import type { Queryable } from "./table.js";
import { inTransaction } from "./transaction.js";

/** Between two looks at the position by one who waits for it, ms. */
const LOOK_MS = 25;

const OWN_TRADES = ["account_id", "symbol_id"];
const OWN_TRADE = { id: "trade_id", time: "time_ms", within: "NOT is_buyer", timesAscend: true };
const LINES = ["account_id"];
const LINE = { id: "position", time: "time_ms", within: "line", timesAscend: true };

const READ = {
  orders: rangeReader(ORDERS, {
    list: ["account_id", "symbol_id"],
    id: "order_id",
    time: "update_time_ms",
    timesAscend: false,
  }),
  trades: rangeReader(TRADES, { list: ["symbol_id"], id: "trade_id", time: "time_ms", timesAscend: true }),
  aggTrades: rangeReader(AGG_TRADES, { list: ["symbol_id"], id: "agg_trade_id", time: "time_ms", timesAscend: true }),
  klines: rangeReader(KLINES, {
    list: ["symbol_id", '"interval"'],
    id: "open_time_ms",
    time: "open_time_ms",
    timesAscend: false,
  }),
  myTrades: rangeReader(MY_TRADES, { list: OWN_TRADES, ...OWN_TRADE }),
  myTradesOfOrder: rangeReader(MY_TRADES, { list: [...OWN_TRADES, "order_id"], ...OWN_TRADE }),
  ledgerLines: rangeReader(LEDGER_LINES, { list: LINES, ...LINE }),
  ledgerLinesOfAsset: rangeReader(LEDGER_LINES, { list: [...LINES, "asset_id"], ...LINE }),
};

/** @param database stays open when the store is closed */
export const createPostgresHistoryStore = ({ pool }: Pick<PostgresDatabase, "pool">): PostgresHistoryStore =>
  new PostgresHistoryStore(pool);

/** History for all processes that share a database. */
export class PostgresHistoryStore implements HistoryStore {
  readonly #pool: Pool;
  readonly #months = new HistoryMonths();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async write(batch: HistoryBatch): Promise<void> {
    try {
      const months = await inTransaction(this.#pool, async (client) => {
        await advance(client, batch);
        const made = await this.#months.make(client, timesOf(batch));
        await ORDERS.write(client, batch.orders);
        await TRADES.write(client, batch.trades);
        await AGG_TRADES.write(client, batch.aggTrades);
        await MY_TRADES.write(client, batch.myTrades);
        await KLINES.write(client, batch.klines);
        await LEDGER_LINES.write(client, batch.ledgerLines);
        return made;
      });
      this.#months.confirm(months);
    } catch (error) {
      this.#months.forget();
      throw error;
    }
  }

  position(): Promise<number> {
    return readPosition(this.#pool);
  }

  async waitFor(position: number, timeoutMs: number): Promise<boolean> {
    const endMs = performance.now() + timeoutMs;
    while ((await this.position()) < position) {
      const leftMs = endMs - performance.now();
      if (leftMs <= 0) return false;
      await setTimeout(Math.min(LOOK_MS, leftMs));
    }
    return true;
  }

  async order(symbolId: number, orderId: number): Promise<OrderRecord | undefined> {
    return (await ORDERS.read(this.#pool, "WHERE symbol_id = $1 AND order_id = $2", [symbolId, orderId]))[0];
  }

  async orderByClientOrderId(
    accountId: number,
    symbolId: number,
    clientOrderId: string,
  ): Promise<OrderRecord | undefined> {
    const newest = "WHERE account_id = $1 AND symbol_id = $2 AND client_order_id = $3 ORDER BY order_id DESC LIMIT 1";
    return (await ORDERS.read(this.#pool, newest, [accountId, symbolId, clientOrderId]))[0];
  }

  orders(accountId: number, symbolId: number, range: ListRange): Promise<readonly OrderRecord[]> {
    return READ.orders(this.#pool, [accountId, symbolId], range);
  }

  myTrades(
    accountId: number,
    symbolId: number,
    range: ListRange & { readonly orderId?: number | undefined },
  ): Promise<readonly MyTrade[]> {
    return range.orderId === undefined
      ? READ.myTrades(this.#pool, [accountId, symbolId], range)
      : READ.myTradesOfOrder(this.#pool, [accountId, symbolId, range.orderId], range);
  }

  trades(symbolId: number, range: ListRange): Promise<readonly PublicTrade[]> {
    return READ.trades(this.#pool, [symbolId], range);
  }

  aggTrades(symbolId: number, range: ListRange): Promise<readonly AggTrade[]> {
    return READ.aggTrades(this.#pool, [symbolId], range);
  }

  klines(symbolId: number, interval: KlineInterval, range: ListRange): Promise<readonly Kline[]> {
    return READ.klines(this.#pool, [symbolId, interval], range);
  }

  newestKlines(): Promise<readonly Kline[]> {
    return KLINES.read(
      this.#pool,
      `WHERE (symbol_id, "interval", open_time_ms) IN (SELECT symbol_id, "interval", max(open_time_ms) FROM pricetime.klines GROUP BY 1, 2)`,
    );
  }

  ledgerLines(
    accountId: number,
    range: ListRange & { readonly assetId?: number | undefined },
  ): Promise<readonly LedgerLine[]> {
    return range.assetId === undefined
      ? READ.ledgerLines(this.#pool, [accountId], range)
      : READ.ledgerLinesOfAsset(this.#pool, [accountId, range.assetId], range);
  }

  /**
   * Drops the months of trades, aggregate trades, own trades and ledger lines that ended at or before `timeMs`. Orders and candles stay.
   * The journal still has what was dropped.
   *
   * @returns the partitions dropped
   */
  dropBefore(timeMs: number): Promise<readonly string[]> {
    return this.#months.dropBefore(this.#pool, timeMs);
  }

  async close(): Promise<void> {}
}

/**
 * The first statement of a write: of two writers at one position the second waits for the first to commit and then finds another
 * position. @throws HistoryOutOfOrder
 */
async function advance(database: Queryable, { firstPosition, lastPosition }: HistoryBatch): Promise<void> {
  const { rowCount } = await database.query("UPDATE pricetime.history_position SET position = $1 WHERE position = $2", [
    lastPosition,
    firstPosition - 1,
  ]);
  if (rowCount === 0) throw new HistoryOutOfOrder(await readPosition(database), firstPosition);
}

async function readPosition(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ readonly position: number }>(
    "SELECT position FROM pricetime.history_position",
  );
  invariant(rows[0] !== undefined, "the migration has written the row of the position");
  return rows[0].position;
}

/** Times of the rows that lie in partitions. */
function* timesOf(batch: HistoryBatch): Iterable<number> {
  for (const rows of [batch.trades, batch.aggTrades, batch.myTrades, batch.ledgerLines])
    for (const { timeMs } of rows) yield timeMs;
}

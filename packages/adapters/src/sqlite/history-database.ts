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
import type Database from "libsql";
import { HistoryOutOfOrder, type ListRange } from "../ports/history-store.js";
import { AGG_TRADES, HISTORY_SCHEMA, KLINES, LEDGER_LINES, MY_TRADES, ORDERS, TRADES } from "./history-tables.js";
import { openDatabase } from "./open-database.js";
import { idsByTime, rangeReader } from "./range-reader.js";

/** The history file, synchronously: what runs in the worker thread. */
export class HistoryDatabase {
  readonly #database: Database.Database;
  readonly #write: (batch: HistoryBatch) => void;
  readonly #read: ReturnType<typeof prepareReads>;

  /** @throws StoreRefused */
  constructor(path: string) {
    // Rebuildable from the journal: after a power loss it may stand at an earlier position, never at half a batch.
    this.#database = openDatabase(path, { mark: "PTHI", version: 2, schema: HISTORY_SCHEMA, synchronous: "NORMAL" });
    this.#write = prepareWrite(this.#database);
    this.#read = prepareReads(this.#database);
  }

  write(batch: HistoryBatch): void {
    const position = this.position();
    if (batch.firstPosition !== position + 1) throw new HistoryOutOfOrder(position, batch.firstPosition);
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      this.#write(batch);
      this.#database.exec("COMMIT");
    } catch (error) {
      this.#database.exec("ROLLBACK");
      throw error;
    }
  }

  position(): number {
    return this.#read.position();
  }

  order(symbolId: number, orderId: number): OrderRecord | undefined {
    return this.#read.order(symbolId, orderId)[0];
  }

  orderByClientOrderId(accountId: number, symbolId: number, clientOrderId: string): OrderRecord | undefined {
    return this.#read.orderByClientOrderId(accountId, symbolId, clientOrderId)[0];
  }

  orders(accountId: number, symbolId: number, range: ListRange): OrderRecord[] {
    return this.#read.orders([accountId, symbolId], range);
  }

  myTrades(
    accountId: number,
    symbolId: number,
    range: ListRange & { readonly orderId?: number | undefined },
  ): MyTrade[] {
    const ids = { symbolId, byTime: this.#read.tradeIds };
    return range.orderId === undefined
      ? this.#read.myTrades([accountId, symbolId], range, ids)
      : this.#read.myTradesOfOrder([accountId, symbolId, range.orderId], range, ids);
  }

  trades(symbolId: number, range: ListRange): PublicTrade[] {
    return this.#read.trades([symbolId], range, { symbolId, byTime: this.#read.tradeIds });
  }

  aggTrades(symbolId: number, range: ListRange): AggTrade[] {
    return this.#read.aggTrades([symbolId], range, { symbolId, byTime: this.#read.aggTradeIds });
  }

  klines(symbolId: number, interval: KlineInterval, range: ListRange): Kline[] {
    return this.#read.klines([symbolId, interval], range);
  }

  newestKlines(): Kline[] {
    return this.#read.newestKlines();
  }

  ledgerLines(accountId: number, range: ListRange & { readonly assetId?: number | undefined }): LedgerLine[] {
    return range.assetId === undefined
      ? this.#read.ledgerLines([accountId], range)
      : this.#read.ledgerLinesOfAsset([accountId, range.assetId], range);
  }

  close(): void {
    // Leaves one file that is whole by itself, also where the library closes its handles later.
    this.#database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    this.#database.close();
  }
}

function prepareWrite(database: Database.Database): (batch: HistoryBatch) => void {
  const order = ORDERS.writer(database, "REPLACE");
  const trade = TRADES.writer(database, "FAIL");
  const aggTrade = AGG_TRADES.writer(database, "FAIL");
  const myTrade = MY_TRADES.writer(database, "FAIL");
  const kline = KLINES.writer(database, "REPLACE");
  const ledgerLine = LEDGER_LINES.writer(database, "FAIL");
  const stored = database.prepare("UPDATE stored SET position = ?");
  return (batch) => {
    for (const row of batch.orders) order(row);
    for (const row of batch.trades) trade(row);
    for (const row of batch.aggTrades) aggTrade(row);
    for (const row of batch.myTrades) myTrade(row);
    for (const row of batch.klines) kline(row);
    for (const row of batch.ledgerLines) ledgerLine(row);
    stored.run(batch.lastPosition);
  };
}

function prepareReads(database: Database.Database) {
  const position = database.prepare("SELECT position FROM stored");
  const myTrades = {
    list: "account_id = ? AND symbol_id = ?",
    id: "trade_id",
    time: "time_ms",
    within: "1 - is_buyer",
  };
  const ledgerLines = { list: "account_id = ?", id: "position", time: "time_ms", within: "line" };
  return {
    position: (): number => (position.get() as { readonly position: number }).position,
    order: ORDERS.reader(database, "WHERE symbol_id = ? AND order_id = ?"),
    orderByClientOrderId: ORDERS.reader(
      database,
      "WHERE account_id = ? AND symbol_id = ? AND client_order_id = ? ORDER BY order_id DESC LIMIT 1",
    ),
    orders: rangeReader(database, ORDERS, {
      list: "account_id = ? AND symbol_id = ?",
      id: "order_id",
      time: "update_time_ms",
    }),
    tradeIds: idsByTime(database, TRADES.name, "trade_id"),
    trades: rangeReader(database, TRADES, { list: "symbol_id = ?", id: "trade_id", time: "time_ms" }),
    aggTradeIds: idsByTime(database, AGG_TRADES.name, "agg_trade_id"),
    aggTrades: rangeReader(database, AGG_TRADES, { list: "symbol_id = ?", id: "agg_trade_id", time: "time_ms" }),
    myTrades: rangeReader(database, MY_TRADES, myTrades),
    myTradesOfOrder: rangeReader(database, MY_TRADES, { ...myTrades, list: `${myTrades.list} AND order_id = ?` }),
    klines: rangeReader(database, KLINES, {
      list: "symbol_id = ? AND interval = ?",
      id: "open_time_ms",
      time: "open_time_ms",
    }),
    newestKlines: KLINES.reader(
      database,
      `JOIN (SELECT symbol_id AS of_symbol, interval AS of_interval, max(open_time_ms) AS newest
         FROM klines GROUP BY symbol_id, interval)
       ON symbol_id = of_symbol AND interval = of_interval AND open_time_ms = newest`,
    ),
    ledgerLines: rangeReader(database, LEDGER_LINES, ledgerLines),
    ledgerLinesOfAsset: rangeReader(database, LEDGER_LINES, {
      ...ledgerLines,
      list: `${ledgerLines.list} AND asset_id = ?`,
    }),
  };
}

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

/** The batch does not follow what is stored: the writer must read {@link HistoryStore.position} and start there. */
export class HistoryOutOfOrder extends Error {
  readonly code = "HISTORY_OUT_OF_ORDER";
  readonly position: number;
  readonly firstPosition: number;
  constructor(position: number, firstPosition: number) {
    super(`History stands at position ${position}; a batch must start at ${position + 1}, not at ${firstPosition}.`);
    this.name = "HistoryOutOfOrder";
    this.position = position;
    this.firstPosition = firstPosition;
  }
}

/**
 * Which part of a list. Lists are always ascending by id. With `fromId` or `startTimeMs` the oldest `limit` items that match are
 * taken, otherwise the newest. All bounds are inclusive and may be combined.
 */
export interface ListRange {
  readonly fromId?: number | undefined;
  readonly startTimeMs?: number | undefined;
  readonly endTimeMs?: number | undefined;
  /** At least 1. */
  readonly limit: number;
}

/**
 * What happened, for reads that reach further back than the hot state. Rebuildable from the journal.
 * Money is in the units of the symbol or asset.
 */
export interface HistoryStore {
  /** Stores the batch and its last position in one transaction. @throws HistoryOutOfOrder */
  write(batch: HistoryBatch): Promise<void>;
  /** Of the last command stored; 0 when empty. */
  position(): Promise<number>;
  /** Waits until `position` is stored, at most `timeoutMs`. @returns whether it is */
  waitFor(position: number, timeoutMs: number): Promise<boolean>;

  order(symbolId: number, orderId: number): Promise<OrderRecord | undefined>;
  /** The newest order of that name. */
  orderByClientOrderId(accountId: number, symbolId: number, clientOrderId: string): Promise<OrderRecord | undefined>;
  /** An account's orders on one symbol by order id; times bound their last update. */
  orders(accountId: number, symbolId: number, range: ListRange): Promise<readonly OrderRecord[]>;
  /** An account's trades on one symbol by trade id, of one order if given; a trade with itself is there twice, the buy first. */
  myTrades(
    accountId: number,
    symbolId: number,
    range: ListRange & { readonly orderId?: number | undefined },
  ): Promise<readonly MyTrade[]>;
  /** By trade id. */
  trades(symbolId: number, range: ListRange): Promise<readonly PublicTrade[]>;
  /** By aggregate trade id. */
  aggTrades(symbolId: number, range: ListRange): Promise<readonly AggTrade[]>;
  /** Candles that have trades; id and time of a candle are its open time. */
  klines(symbolId: number, interval: KlineInterval, range: ListRange): Promise<readonly Kline[]>;
  /** The newest candle of every symbol and interval: where the projection goes on after a restart. */
  newestKlines(): Promise<readonly Kline[]>;
  /** An account's ledger lines by position and line, of one asset if given; `fromId` is a position. */
  ledgerLines(
    accountId: number,
    range: ListRange & { readonly assetId?: number | undefined },
  ): Promise<readonly LedgerLine[]>;
  close(): Promise<void>;
}

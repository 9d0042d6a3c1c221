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
import { HistoryOutOfOrder, type HistoryStore, type ListRange } from "../ports/history-store.js";
import { WakeUp } from "../wake-up.js";
import { takeRange } from "./list-range.js";

/** Lists by a key of ids. */
class ListsByKey<Item> {
  readonly #lists = new Map<string, Item[]>();

  add(key: string, item: Item): void {
    const list = this.#lists.get(key);
    if (list === undefined) this.#lists.set(key, [item]);
    else list.push(item);
  }

  get(key: string): readonly Item[] {
    return this.#lists.get(key) ?? [];
  }
}

/** History that lives as long as the object; it grows without bound, so it is for tests and small embeddings. */
export class MemoryHistoryStore implements HistoryStore {
  #position = 0;
  readonly #written = new WakeUp();
  /** By symbol, then by order id. */
  readonly #orders = new Map<number, Map<number, OrderRecord>>();
  readonly #trades = new ListsByKey<PublicTrade>();
  readonly #aggTrades = new ListsByKey<AggTrade>();
  readonly #myTrades = new ListsByKey<MyTrade>();
  /** By symbol and interval, then by open time. */
  readonly #klines = new Map<string, Map<number, Kline>>();
  readonly #ledgerLines = new ListsByKey<LedgerLine>();

  async write(batch: HistoryBatch): Promise<void> {
    if (batch.firstPosition !== this.#position + 1) throw new HistoryOutOfOrder(this.#position, batch.firstPosition);
    for (const order of batch.orders) inner(this.#orders, order.symbolId).set(order.orderId, order);
    for (const trade of batch.trades) this.#trades.add(`${trade.symbolId}`, trade);
    for (const trade of batch.aggTrades) this.#aggTrades.add(`${trade.symbolId}`, trade);
    for (const trade of batch.myTrades) this.#myTrades.add(`${trade.accountId}/${trade.symbolId}`, trade);
    for (const kline of batch.klines) {
      inner(this.#klines, `${kline.symbolId}/${kline.interval}`).set(kline.openTimeMs, kline);
    }
    for (const line of batch.ledgerLines) this.#ledgerLines.add(`${line.accountId}`, line);
    this.#position = batch.lastPosition;
    this.#written.wakeAll();
  }

  async position(): Promise<number> {
    return this.#position;
  }

  async waitFor(position: number, timeoutMs: number): Promise<boolean> {
    const tooLate = AbortSignal.timeout(timeoutMs);
    while (this.#position < position && !tooLate.aborted) await this.#written.wait(tooLate);
    return this.#position >= position;
  }

  async order(symbolId: number, orderId: number): Promise<OrderRecord | undefined> {
    return this.#orders.get(symbolId)?.get(orderId);
  }

  async orderByClientOrderId(
    accountId: number,
    symbolId: number,
    clientOrderId: string,
  ): Promise<OrderRecord | undefined> {
    return this.#ordersOf(accountId, symbolId).findLast((order) => order.clientOrderId === clientOrderId);
  }

  async orders(accountId: number, symbolId: number, range: ListRange): Promise<readonly OrderRecord[]> {
    return takeRange(
      this.#ordersOf(accountId, symbolId),
      range,
      (order) => order.orderId,
      (order) => order.updateTimeMs,
    );
  }

  async myTrades(
    accountId: number,
    symbolId: number,
    range: ListRange & { readonly orderId?: number | undefined },
  ): Promise<readonly MyTrade[]> {
    const trades = this.#myTrades
      .get(`${accountId}/${symbolId}`)
      .filter((trade) => range.orderId === undefined || trade.orderId === range.orderId)
      .sort((one, other) => one.tradeId - other.tradeId || Number(other.isBuyer) - Number(one.isBuyer));
    return takeRange(
      trades,
      range,
      (trade) => trade.tradeId,
      (trade) => trade.timeMs,
    );
  }

  async trades(symbolId: number, range: ListRange): Promise<readonly PublicTrade[]> {
    return takeRange(
      this.#trades.get(`${symbolId}`),
      range,
      (trade) => trade.tradeId,
      (trade) => trade.timeMs,
    );
  }

  async aggTrades(symbolId: number, range: ListRange): Promise<readonly AggTrade[]> {
    return takeRange(
      this.#aggTrades.get(`${symbolId}`),
      range,
      (trade) => trade.aggTradeId,
      (trade) => trade.timeMs,
    );
  }

  async klines(symbolId: number, interval: KlineInterval, range: ListRange): Promise<readonly Kline[]> {
    const openTime = (kline: Kline) => kline.openTimeMs;
    return takeRange(this.#klines.get(`${symbolId}/${interval}`)?.values() ?? [], range, openTime, openTime);
  }

  async newestKlines(): Promise<readonly Kline[]> {
    return [...this.#klines.values()].flatMap((klines) => [...klines.values()].slice(-1));
  }

  async ledgerLines(
    accountId: number,
    range: ListRange & { readonly assetId?: number | undefined },
  ): Promise<readonly LedgerLine[]> {
    return takeRange(
      this.#ledgerLines
        .get(`${accountId}`)
        .filter((line) => range.assetId === undefined || line.assetId === range.assetId),
      range,
      (line) => line.position,
      (line) => line.timeMs,
    );
  }

  async close(): Promise<void> {}

  /** Ascending: the engine numbers orders in the order in which they first appear here. */
  #ordersOf(accountId: number, symbolId: number): OrderRecord[] {
    return [...(this.#orders.get(symbolId)?.values() ?? [])].filter((order) => order.accountId === accountId);
  }
}

function inner<Outer, Key, Value>(maps: Map<Outer, Map<Key, Value>>, key: Outer): Map<Key, Value> {
  let map = maps.get(key);
  if (map === undefined) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}

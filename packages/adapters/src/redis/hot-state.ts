import { type CommandId, formatCommandId } from "@pricetime/engine";
import {
  type AccountRecord,
  type AggTrade,
  type AvgPrice,
  avgPrice,
  type BookTicker,
  type DepthLevel,
  type DepthSnapshot,
  type Kline,
  type KlineInterval,
  type LiveState,
  type OrderRecord,
  type PublicTrade,
  type Ticker24hr,
  ticker24hr,
} from "@pricetime/engine/projections";
import type { HotState } from "../ports/hot-state.js";
import type { ReleasedCommand } from "../ports/live-feed.js";
import { type Found, HotStateReader, itemsOf, optional } from "./hot-state-reader.js";
import { KEYS, klinesKept, nameKey, orderKey, type Step } from "./hot-state-steps.js";
import { HotStateWriter } from "./hot-state-writer.js";
import type { RedisConnections } from "./open-redis.js";

/** Hot state on a server that every process reads. Only the leader may call `load` and `write`. */
class RedisHotState implements HotState {
  readonly #reader: HotStateReader;
  readonly #writer: HotStateWriter;

  constructor(redis: RedisConnections) {
    this.#reader = new HotStateReader(redis);
    this.#writer = new HotStateWriter(redis);
  }

  load(state: LiveState): Promise<void> {
    return this.#writer.load(state);
  }

  write(batch: readonly ReleasedCommand[]): Promise<void> {
    return this.#writer.write(batch);
  }

  forgetClosedOrders(position: number): Promise<void> {
    return this.#writer.forgetClosedOrders(position);
  }

  async position(): Promise<number> {
    return (await this.#reader.read()).position;
  }

  async timeMs(): Promise<number> {
    return (await this.#reader.read()).timeMs;
  }

  async assets(): ReturnType<HotState["assets"]> {
    return (await this.#reader.venue()).assets;
  }

  async symbols(): ReturnType<HotState["symbols"]> {
    return (await this.#reader.venue()).symbols;
  }

  async exchangeFilters(): ReturnType<HotState["exchangeFilters"]> {
    return (await this.#reader.venue()).exchangeFilters;
  }

  async assetFilters(assetId: number): ReturnType<HotState["assetFilters"]> {
    return (await this.#reader.venue()).assetFilters[assetId] ?? {};
  }

  async commissionDiscount(): ReturnType<HotState["commissionDiscount"]> {
    return (await this.#reader.venue()).discount;
  }

  async depth(symbolId: number, limit?: number): Promise<DepthSnapshot> {
    const last = limit === undefined ? -1 : limit - 1;
    const { answers } = await this.#reader.read(
      ["HGET", KEYS.depthIds, symbolId],
      ["ZREVRANGE", KEYS.levels("BUY", symbolId), 0, last],
      ["ZRANGE", KEYS.levels("SELL", symbolId), 0, last],
    );
    const [updateId, bids, asks] = answers;
    return { symbolId, updateId: Number(updateId ?? 0), bids: levelsOf(bids), asks: levelsOf(asks) };
  }

  async bookTicker(symbolId: number): Promise<BookTicker> {
    const ticker = await this.#reader.item<BookTicker>(KEYS.bookTickers, symbolId);
    const none = { symbolId, updateId: 0, bidPrice: 0, bidQuantity: 0n, askPrice: 0, askQuantity: 0n };
    return ticker ?? (none as BookTicker);
  }

  async trades(symbolId: number, limit?: number): Promise<readonly PublicTrade[]> {
    const { answers } = await this.#reader.read(newest(KEYS.trades(symbolId), limit));
    return itemsOf(answers[0]);
  }

  async aggTrades(symbolId: number, limit?: number): Promise<readonly AggTrade[]> {
    const { answers } = await this.#reader.read(newest(KEYS.aggTrades(symbolId), limit));
    return itemsOf(answers[0]);
  }

  async klines(
    symbolId: number,
    interval: KlineInterval,
  ): Promise<{ readonly klines: readonly Kline[]; readonly completeFromMs: number }> {
    const { answers } = await this.#reader.read(...klineSteps(symbolId, interval));
    const closed = itemsOf<Kline>(answers[0]);
    const isFull = closed.length === klinesKept(interval);
    return { klines: withOpen(closed, answers[1]), completeFromMs: isFull ? (closed[0]?.openTimeMs ?? 0) : 0 };
  }

  async ticker24hr(symbolId: number, atMs: number): Promise<Ticker24hr> {
    const found = await this.#window(symbolId, "1m");
    return ticker24hr({ ...found, minutes: found.klines }, Math.max(atMs, found.timeMs));
  }

  async avgPrice(symbolId: number, atMs: number): Promise<AvgPrice | undefined> {
    const found = await this.#window(symbolId, "1s");
    return avgPrice({ ...found, seconds: found.klines }, Math.max(atMs, found.timeMs));
  }

  account(accountId: number): Promise<AccountRecord | undefined> {
    return this.#reader.item(KEYS.accounts, accountId);
  }

  async accountByExternalId(externalId: string): Promise<AccountRecord | undefined> {
    const found = await this.#reader.lookUp<AccountRecord>(KEYS.accounts, ["HGET", KEYS.externalIds, externalId]);
    return found[0];
  }

  order(symbolId: number, orderId: number): Promise<OrderRecord | undefined> {
    return this.#reader.item(KEYS.orders, orderKey(symbolId, orderId));
  }

  async orderByClientOrderId(
    accountId: number,
    symbolId: number,
    clientOrderId: string,
  ): Promise<OrderRecord | undefined> {
    const step: Step = ["HGET", KEYS.names, nameKey(accountId, clientOrderId)];
    const [order] = await this.#reader.lookUp<OrderRecord>(KEYS.orders, step);
    return order?.symbolId === symbolId ? order : undefined;
  }

  async openOrders(accountId: number, symbolId?: number): Promise<readonly OrderRecord[]> {
    const beginning = symbolId === undefined ? `${accountId}` : `${accountId}:${symbolId}`;
    // As text, everything that begins with "7:" lies between "7:" and "7;".
    const step: Step = ["ZRANGEBYLEX", KEYS.open, `[${beginning}:`, `(${beginning};`];
    const orders = await this.#reader.lookUp<OrderRecord>(KEYS.orders, step);
    return orders.sort((left, right) => left.symbolId - right.symbolId || left.orderId - right.orderId);
  }

  outcome(commandId: CommandId): Promise<ReleasedCommand | undefined> {
    return this.#reader.item(KEYS.outcomes, formatCommandId(commandId));
  }

  /** What rolling figures of a symbol are read from. */
  async #window(symbolId: number, interval: KlineInterval) {
    const found: Found = await this.#reader.read(...klineSteps(symbolId, interval), newest(KEYS.trades(symbolId), 1), [
      "GET",
      KEYS.venue,
    ]);
    const [closed, open, trades, venue] = found.answers;
    return {
      symbolId,
      timeMs: found.timeMs,
      klines: withOpen(itemsOf<Kline>(closed), open),
      lastTrade: itemsOf<PublicTrade>(trades)[0],
      priceDecimals: this.#reader.venueOf(venue).symbols[symbolId]?.priceDecimals ?? 0,
    };
  }
}

const newest = (key: string, limit?: number): Step =>
  limit === 0 ? ["ZRANGE", key, 1, 0] : ["ZRANGE", key, limit === undefined ? 0 : -limit, -1];

const klineSteps = (symbolId: number, interval: KlineInterval): [Step, Step] => [
  ["ZRANGE", KEYS.klines(symbolId, interval), 0, -1],
  ["HGET", KEYS.openKlines, `${symbolId}:${interval}`],
];

function withOpen(closed: Kline[], answer: unknown): Kline[] {
  const open = optional<Kline>(answer);
  return open === undefined ? closed : [...closed, open];
}

const levelsOf = (answer: unknown): DepthLevel[] =>
  (answer as readonly string[]).map((level) => {
    const [price, quantity] = level.split(":") as [string, string];
    return [Number(price), BigInt(quantity)] as unknown as DepthLevel;
  });

/** The leader loads and writes it, everybody reads it. */
export const createRedisHotState = (redis: RedisConnections): HotState => new RedisHotState(redis);

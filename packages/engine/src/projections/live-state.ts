import { invariant } from "../assert.js";
import type { ExecutedCommand } from "../messages/event.js";
import type { CommissionDiscount } from "../symbol/commission.js";
import type { AssetFilters, ExchangeFilters } from "../symbol/filters/symbol-filters.js";
import type { AssetDefinition, SymbolDefinition } from "../symbol/symbol.js";
import { type AccountRecord, accountRecord, accountRecords, applyAccounts } from "./account.js";
import { type AggTrade, applyAggTrades } from "./agg-trades.js";
import { type AvgPrice, avgPrice } from "./avg-price.js";
import { applyBookTickers, type BookTicker, bookTicker } from "./book-ticker.js";
import { applyDepth, publishDepth } from "./depth.js";
import type { DepthVersion } from "./depth-version.js";
import { applyExchangeInfo, symbolOf } from "./exchange-info.js";
import type { Kline } from "./kline.js";
import type { KlineInterval } from "./kline-interval.js";
import { applyKlines, klines, klinesCompleteFromMs } from "./klines.js";
import {
  decodeLiveParts,
  encodeLiveParts,
  initialLiveParts,
  type LiveParts,
  type LiveStateData,
} from "./live-state-data.js";
import {
  applyOpenOrders,
  findOrder,
  findOrderByClientOrderId,
  forgetClosedOrders,
  openOrdersOf,
} from "./open-orders.js";
import type { OrderRecord } from "./order-record.js";
import { type Ticker24hr, ticker24hr } from "./ticker-24hr.js";
import { applyTrades, type PublicTrade } from "./trades.js";
import { applyVenueSettings } from "./venue-settings.js";

/** What one command changed, for streams. */
export interface LiveChanges {
  /** Symbols whose book changed: their next publication is a new version. */
  readonly depthSymbolIds: readonly number[];
  readonly bookTickers: readonly BookTicker[];
  readonly trades: readonly PublicTrade[];
  readonly aggTrades: readonly AggTrade[];
  readonly closedKlines: readonly Kline[];
}

/**
 * Every live read model, at one position. What it holds is bounded by what is listed and open (assets, symbols, accounts and
 * their balances, price levels, open orders) plus, for each symbol, 1,000 trades, 1,000 aggregate trades, 1,000 closed candles of
 * each interval (1,442 one-minute ones), and in all 10,000 closed orders.
 */
export interface LiveState {
  /** Of the last command applied; 0 at the start. */
  readonly position: number;
  /** Journal time of the last command applied. */
  readonly timeMs: number;
  /** Journal time from which a candle that is open now counts as closed; Infinity while none is open. */
  readonly nextCandleCloseMs: number;

  /**
   * Folds in the next command. One without events (a quarantined command) only counts.
   *
   * @throws InvariantViolation unless its position is the next one
   */
  apply(executed: ExecutedCommand): LiveChanges;
  /** Everything as plain data that JSON can hold, for a checkpoint. */
  encode(): LiveStateData;

  assets(): readonly AssetDefinition[];
  symbols(): readonly SymbolDefinition[];
  /** The filters on what an account has open on all symbols together. */
  exchangeFilters(): ExchangeFilters;
  assetFilters(assetId: number): AssetFilters;
  /** The asset in which commission is cheaper, if there is one. */
  commissionDiscount(): CommissionDiscount | undefined;
  /** By name, e.g. "BTC". */
  asset(name: string): AssetDefinition | undefined;
  /** By name, e.g. "BTCUSDT". */
  symbol(name: string): SymbolDefinition | undefined;

  /** The newest version of the book; the same object while nothing changed. Any number of readers may call it at any time. */
  publishDepth(symbolId: number): DepthVersion;
  bookTicker(symbolId: number): BookTicker;
  /** The newest ones, ascending, at most 1,000. */
  trades(symbolId: number, limit?: number): readonly PublicTrade[];
  /** The newest ones, ascending, at most 1,000. */
  aggTrades(symbolId: number, limit?: number): readonly AggTrade[];
  /** The newest ones with trades, ascending, the open one last; see fillGaps for the others. */
  klines(symbolId: number, interval: KlineInterval): readonly Kline[];
  /** Candles that open at or after this time are all in {@link klines}; 0 when all there ever were. */
  klinesCompleteFromMs(symbolId: number, interval: KlineInterval): number;
  /** @param atMs end of the window; the later of it and the journal time counts */
  ticker24hr(symbolId: number, atMs: number): Ticker24hr;
  /**
   * @param atMs end of the window; the later of it and the journal time counts
   * @returns undefined when nothing ever traded
   */
  avgPrice(symbolId: number, atMs: number): AvgPrice | undefined;

  account(accountId: number): AccountRecord | undefined;
  accountByExternalId(externalId: string): AccountRecord | undefined;
  /** By account id. */
  accounts(): readonly AccountRecord[];

  /** Open, or closed recently; whoever owns it. */
  order(symbolId: number, orderId: number): OrderRecord | undefined;
  /** The open one with this client order id, else the recently closed one that had it last. */
  orderByClientOrderId(accountId: number, symbolId: number, clientOrderId: string): OrderRecord | undefined;
  /** By symbol id and order id. */
  openOrders(accountId: number, symbolId?: number): readonly OrderRecord[];
  /** Lets go of orders closed at or before `position`, because the history has them. */
  forgetClosedOrders(position: number): void;
}

export const createLiveState = (): LiveState => liveState(initialLiveParts());

/**
 * The state that {@link LiveState.encode} wrote. That the data is undamaged is the checkpoint's business.
 *
 * @throws LiveStateUnreadable when the data is of another version
 */
export const decodeLiveState = (data: unknown): LiveState => liveState(decodeLiveParts(data));

const NONE: readonly number[] = [];

function liveState(parts: LiveParts): LiveState {
  const { exchange, depth, bookTickers, trades, aggTrades, accounts, openOrders } = parts;

  const source = (symbolId: number) => ({
    symbolId,
    priceDecimals: symbolOf(exchange, symbolId).priceDecimals,
    lastTrade: trades.recent.find(symbolId)?.newest,
  });

  return {
    get position() {
      return parts.position;
    },
    get timeMs() {
      return parts.timeMs;
    },
    get nextCandleCloseMs() {
      return parts.klines.nextCloseMs;
    },

    apply(executed) {
      invariant(executed.position === parts.position + 1, "commands are applied in order, each once");
      invariant(executed.timeMs >= parts.timeMs, "journal time never goes back");
      parts.position = executed.position;
      parts.timeMs = executed.timeMs;
      applyExchangeInfo(exchange, executed);
      applyVenueSettings(parts.venueSettings, executed);
      applyDepth(depth, executed);
      applyAccounts(accounts, executed);
      applyOpenOrders(openOrders, executed);
      return {
        depthSymbolIds: depthSymbolIds(executed),
        bookTickers: applyBookTickers(bookTickers, executed),
        trades: applyTrades(trades, executed),
        aggTrades: applyAggTrades(aggTrades, executed),
        closedKlines: applyKlines(parts.klines, executed),
      };
    },
    encode: () => encodeLiveParts(parts),

    assets: () => exchange.assets,
    symbols: () => exchange.symbols,
    exchangeFilters: () => parts.venueSettings.exchange,
    assetFilters: (assetId) => parts.venueSettings.assets.get(assetId) ?? {},
    commissionDiscount: () => parts.venueSettings.discount,
    asset: (name) => exchange.assets.find(({ asset }) => asset === name),
    symbol: (name) => exchange.symbols.find(({ symbol }) => symbol === name),

    publishDepth: (symbolId) => publishDepth(depth, symbolId),
    bookTicker: (symbolId) => bookTicker(bookTickers, symbolId),
    trades: (symbolId, limit) => trades.recent.find(symbolId)?.toArray(limit) ?? [],
    aggTrades: (symbolId, limit) => aggTrades.recent.find(symbolId)?.toArray(limit) ?? [],
    klines: (symbolId, interval) => klines(parts.klines, symbolId, interval),
    klinesCompleteFromMs: (symbolId, interval) => klinesCompleteFromMs(parts.klines, symbolId, interval),
    ticker24hr: (symbolId, atMs) =>
      ticker24hr({ ...source(symbolId), minutes: klines(parts.klines, symbolId, "1m") }, Math.max(atMs, parts.timeMs)),
    avgPrice: (symbolId, atMs) =>
      avgPrice({ ...source(symbolId), seconds: klines(parts.klines, symbolId, "1s") }, Math.max(atMs, parts.timeMs)),

    account(accountId) {
      const account = accounts.byId.get(accountId);
      return account && accountRecord(account);
    },
    accountByExternalId(externalId) {
      const account = accounts.byExternalId.get(externalId);
      return account && accountRecord(account);
    },
    accounts: () => accountRecords(accounts),

    order: (symbolId, orderId) => findOrder(openOrders, symbolId, orderId),
    orderByClientOrderId: (accountId, symbolId, clientOrderId) =>
      findOrderByClientOrderId(openOrders, accountId, symbolId, clientOrderId),
    openOrders: (accountId, symbolId) => openOrdersOf(openOrders, accountId, symbolId),
    forgetClosedOrders: (position) => forgetClosedOrders(openOrders, position),
  };
}

function depthSymbolIds({ events }: ExecutedCommand): readonly number[] {
  let symbolIds: number[] | undefined;
  for (const event of events) {
    if (event.type !== "DepthChanged" || symbolIds?.includes(event.symbolId)) continue;
    symbolIds ??= [];
    symbolIds.push(event.symbolId);
  }
  return symbolIds ?? NONE;
}

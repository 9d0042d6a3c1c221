import { formatCommandId } from "@pricetime/engine";
import {
  type AccountRecord,
  type AggTrade,
  type BookTicker,
  type Kline,
  type KlineInterval,
  type LiveState,
  type OrderRecord,
  type PublicTrade,
  RECENT_AGG_TRADES,
  RECENT_KLINES,
  RECENT_MINUTE_KLINES,
  RECENT_TRADES,
} from "@pricetime/engine/projections";
import { OUTCOME_MARGIN_MS } from "../ports/hot-state.js";
import type { ReleasedCommand } from "../ports/live-feed.js";
import { toJson } from "./exact-json.js";

/** One command of the server, its key first: run twice in order, steps leave what they leave when run once. */
export type Step = readonly [command: string, key: string, ...values: (string | number)[]];

/** What is kept under each generation's name. Money is in JSON, or in texts that no number has touched. */
export const KEYS = {
  venue: "venue",
  /** Account id → account. */
  accounts: "accounts",
  /** External id → account id. */
  externalIds: "externalIds",
  /** `symbol:order` → order, open or recently closed. */
  orders: "orders",
  /** `account:symbol:order` of the open ones, sorted as text. */
  open: "open",
  /** `account:clientOrderId` → `symbol:order`. */
  names: "names",
  /** Symbol id → newest depth update. */
  depthIds: "depthIds",
  /** Symbol id → book ticker. */
  bookTickers: "bookTickers",
  /** `symbol:interval` → open candle. */
  openKlines: "openKlines",
  outcomes: "outcomes",
  /** Command ids by the journal time after which their outcome goes. */
  outcomeEnds: "outcomeEnds",
  /** `price:quantity` by price. */
  levels: (side: "BUY" | "SELL", symbolId: number) => `levels:${side}:${symbolId}`,
  trades: (symbolId: number) => `trades:${symbolId}`,
  aggTrades: (symbolId: number) => `aggTrades:${symbolId}`,
  /** Closed candles by open time. */
  klines: (symbolId: number, interval: KlineInterval) => `klines:${symbolId}:${interval}`,
} as const;

/** What the venue lists and rules, as one text: it changes rarely. */
export type Venue = ReturnType<typeof venueOf>;

const venueOf = (live: LiveState) => ({
  assets: live.assets(),
  symbols: live.symbols(),
  exchangeFilters: live.exchangeFilters(),
  assetFilters: live.assets().map((_asset, assetId) => live.assetFilters(assetId)),
  discount: live.commissionDiscount(),
});

export const orderKey = (symbolId: number, orderId: number): string => `${symbolId}:${orderId}`;
export const nameKey = (accountId: number, clientOrderId: string): string => `${accountId}:${clientOrderId}`;
export const klinesKept = (interval: KlineInterval): number =>
  interval === "1m" ? RECENT_MINUTE_KLINES : RECENT_KLINES;

export const venueStep = (live: LiveState): Step => ["SET", KEYS.venue, toJson(venueOf(live))];

export const accountSteps = (account: AccountRecord): Step[] => [
  ["HSET", KEYS.accounts, account.accountId, toJson(account)],
  ["HSET", KEYS.externalIds, account.externalId, account.accountId],
];

export function orderSteps(order: OrderRecord, isOpen: boolean): Step[] {
  const key = orderKey(order.symbolId, order.orderId);
  const member = `${order.accountId}:${key}`;
  return [
    ["HSET", KEYS.orders, key, toJson(order)],
    isOpen ? ["ZADD", KEYS.open, 0, member] : ["ZREM", KEYS.open, member],
  ];
}

export function levelSteps(side: "BUY" | "SELL", symbolId: number, price: number, quantity: bigint): Step[] {
  const key = KEYS.levels(side, symbolId);
  const remove: Step = ["ZREMRANGEBYSCORE", key, price, price];
  return quantity === 0n ? [remove] : [remove, ["ZADD", key, price, `${price}:${quantity}`]];
}

export const bookTickerStep = (ticker: BookTicker): Step => ["HSET", KEYS.bookTickers, ticker.symbolId, toJson(ticker)];

/** Adds to the newest items of a sequence; those beyond `kept` give way. */
const newestSteps = (key: string, kept: number, place: number, item: unknown): Step[] => [
  ["ZADD", key, place, toJson(item)],
  ["ZREMRANGEBYRANK", key, 0, -kept - 1],
];

export const tradeSteps = (trade: PublicTrade): Step[] =>
  newestSteps(KEYS.trades(trade.symbolId), RECENT_TRADES, trade.tradeId, trade);

export const aggTradeSteps = (trade: AggTrade): Step[] =>
  newestSteps(KEYS.aggTrades(trade.symbolId), RECENT_AGG_TRADES, trade.aggTradeId, trade);

export const openKlineStep = (kline: Kline): Step => [
  "HSET",
  KEYS.openKlines,
  `${kline.symbolId}:${kline.interval}`,
  toJson(kline),
];

export const closedKlineSteps = (kline: Kline): Step[] => {
  const { symbolId, interval, openTimeMs } = kline;
  const key = KEYS.klines(symbolId, interval);
  return [
    ...newestSteps(key, klinesKept(interval), openTimeMs, kline),
    ["HDEL", KEYS.openKlines, `${symbolId}:${interval}`],
  ];
};

/** The first outcome of an id stays; a command that nobody asks for (`validUntilMs` 0) is not kept. */
export function outcomeSteps(released: ReleasedCommand): Step[] {
  if (released.validUntilMs === 0) return [];
  const id = formatCommandId(released.commandId);
  return [
    ["HSETNX", KEYS.outcomes, id, toJson(released)],
    ["ZADD", KEYS.outcomeEnds, "NX", released.validUntilMs + OUTCOME_MARGIN_MS, id],
  ];
}

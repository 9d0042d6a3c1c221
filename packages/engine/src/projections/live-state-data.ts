import { type Accounts, type AccountsData, decodeAccounts, encodeAccounts, initialAccounts } from "./account.js";
import {
  type AggTrades,
  type AggTradesData,
  decodeAggTrades,
  encodeAggTrades,
  initialAggTrades,
} from "./agg-trades.js";
import {
  type BookTickers,
  type BookTickersData,
  decodeBookTickers,
  encodeBookTickers,
  initialBookTickers,
} from "./book-ticker.js";
import { type Depth, type DepthData, decodeDepth, encodeDepth, initialDepth } from "./depth.js";
import {
  decodeExchangeInfo,
  type ExchangeInfo,
  type ExchangeInfoData,
  encodeExchangeInfo,
  initialExchangeInfo,
} from "./exchange-info.js";
import { decodeKlines, encodeKlines, initialKlines, type Klines, type KlinesData } from "./klines.js";
import {
  decodeOpenOrders,
  encodeOpenOrders,
  initialOpenOrders,
  type OpenOrders,
  type OpenOrdersData,
} from "./open-orders.js";
import { decodeTrades, encodeTrades, initialTrades, type Trades, type TradesData } from "./trades.js";
import {
  decodeVenueSettings,
  encodeVenueSettings,
  initialVenueSettings,
  type VenueSettings,
  type VenueSettingsData,
} from "./venue-settings.js";

/** The projections behind the live state. */
export interface LiveParts {
  position: number;
  timeMs: number;
  readonly exchange: ExchangeInfo;
  readonly venueSettings: VenueSettings;
  readonly depth: Depth;
  readonly bookTickers: BookTickers;
  readonly trades: Trades;
  readonly aggTrades: AggTrades;
  readonly klines: Klines;
  readonly accounts: Accounts;
  readonly openOrders: OpenOrders;
}

/** The live state as a checkpoint holds it. Equal states have equal data. */
export interface LiveStateData {
  readonly version: typeof LIVE_STATE_VERSION;
  readonly position: number;
  readonly timeMs: number;
  readonly exchange: ExchangeInfoData;
  readonly venueSettings: VenueSettingsData;
  readonly depth: DepthData;
  readonly bookTickers: BookTickersData;
  readonly trades: TradesData;
  readonly aggTrades: AggTradesData;
  readonly klines: KlinesData;
  readonly accounts: AccountsData;
  readonly openOrders: OpenOrdersData;
}

/** Raised whenever the data changes its form. */
export const LIVE_STATE_VERSION = 2;

/** The data comes from another release, or is none of ours: rebuild the live state from the journal instead. */
export class LiveStateUnreadable extends Error {
  readonly code = "LIVE_STATE_UNREADABLE";
  constructor(message: string) {
    super(message);
    this.name = "LiveStateUnreadable";
  }
}

export const initialLiveParts = (): LiveParts => ({
  position: 0,
  timeMs: 0,
  exchange: initialExchangeInfo(),
  venueSettings: initialVenueSettings(),
  depth: initialDepth(),
  bookTickers: initialBookTickers(),
  trades: initialTrades(),
  aggTrades: initialAggTrades(),
  klines: initialKlines(),
  accounts: initialAccounts(),
  openOrders: initialOpenOrders(),
});

export const encodeLiveParts = (parts: LiveParts): LiveStateData => ({
  version: LIVE_STATE_VERSION,
  position: parts.position,
  timeMs: parts.timeMs,
  exchange: encodeExchangeInfo(parts.exchange),
  venueSettings: encodeVenueSettings(parts.venueSettings),
  depth: encodeDepth(parts.depth),
  bookTickers: encodeBookTickers(parts.bookTickers),
  trades: encodeTrades(parts.trades),
  aggTrades: encodeAggTrades(parts.aggTrades),
  klines: encodeKlines(parts.klines),
  accounts: encodeAccounts(parts.accounts),
  openOrders: encodeOpenOrders(parts.openOrders),
});

/** @throws LiveStateUnreadable */
export function decodeLiveParts(data: unknown): LiveParts {
  if (!isLiveStateData(data)) {
    throw new LiveStateUnreadable(
      `Live state of version ${LIVE_STATE_VERSION} is expected, and this is something else.`,
    );
  }
  return {
    position: data.position,
    timeMs: data.timeMs,
    exchange: decodeExchangeInfo(data.exchange),
    venueSettings: decodeVenueSettings(data.venueSettings),
    depth: decodeDepth(data.depth),
    bookTickers: decodeBookTickers(data.bookTickers),
    trades: decodeTrades(data.trades),
    aggTrades: decodeAggTrades(data.aggTrades),
    klines: decodeKlines(data.klines),
    accounts: decodeAccounts(data.accounts),
    openOrders: decodeOpenOrders(data.openOrders),
  };
}

const isLiveStateData = (data: unknown): data is LiveStateData =>
  typeof data === "object" && data !== null && "version" in data && data.version === LIVE_STATE_VERSION;

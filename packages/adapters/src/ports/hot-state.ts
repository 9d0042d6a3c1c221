import type {
  AssetDefinition,
  AssetFilters,
  CommandId,
  CommissionDiscount,
  ExchangeFilters,
  SymbolDefinition,
} from "@pricetime/engine";
import type {
  AccountRecord,
  AggTrade,
  AvgPrice,
  BookTicker,
  DepthSnapshot,
  Kline,
  KlineInterval,
  LiveState,
  OrderRecord,
  PublicTrade,
  Ticker24hr,
} from "@pricetime/engine/projections";
import type { ReleasedCommand } from "./live-feed.js";

/** How long an outcome stays after its command's `validUntilMs`, in journal time: as long as the engine remembers the command. */
export const OUTCOME_MARGIN_MS = 10_000;

/** Nothing can be read now: the store is unreachable, or lost what it held and is being filled again. Never an empty answer. */
export class HotStateUnavailable extends Error {
  readonly code = "HOT_STATE_UNAVAILABLE";
  constructor(reason: string, cause?: unknown) {
    super(`The current state cannot be read: ${reason}. Try again shortly.`, { cause });
    this.name = "HotStateUnavailable";
  }
}

/** Another writer has taken the state as far or farther: this one leads no longer. */
export class HotStateFenced extends Error {
  readonly code = "HOT_STATE_FENCED";
  constructor(position: number, stored: number) {
    super(`Another writer has stored position ${stored}; this one, at ${position}, leads no longer and must stop.`);
    this.name = "HotStateFenced";
  }
}

/**
 * The read models of "now", shared by all gateways: whoever has a reply finds it here. Rebuilt from a checkpoint and the journal's
 * tail, so it may be lost at any time. Money is in the units of the symbol or asset; a `symbolId` must be a listed one.
 */
export interface HotState {
  /** Replaces everything by a recovered state; the caller lets go of it. Outcomes are forgotten. */
  load(state: LiveState): Promise<void>;
  /**
   * Applies released commands, positions consecutive: the first one follows {@link HotState.position}. Replies leave after it.
   *
   * @throws HotStateFenced where several processes share the state and another writes it now
   */
  write(batch: readonly ReleasedCommand[]): Promise<void>;
  /** Position of the last command contained; 0 when empty. */
  position(): Promise<number>;
  /** Journal time of the last command contained, ms; 0 when empty. */
  timeMs(): Promise<number>;

  assets(): Promise<readonly AssetDefinition[]>;
  symbols(): Promise<readonly SymbolDefinition[]>;
  /** The filters on what an account has open on all symbols together. */
  exchangeFilters(): Promise<ExchangeFilters>;
  assetFilters(assetId: number): Promise<AssetFilters>;
  /** The asset in which commission is cheaper, if there is one. */
  commissionDiscount(): Promise<CommissionDiscount | undefined>;

  /** The best `limit` levels of each side; all without a limit. */
  depth(symbolId: number, limit?: number): Promise<DepthSnapshot>;
  bookTicker(symbolId: number): Promise<BookTicker>;
  /** The newest trades, ascending, at most 1,000; older ones are in history. */
  trades(symbolId: number, limit?: number): Promise<readonly PublicTrade[]>;
  /** The newest aggregate trades, ascending, at most 1,000; older ones are in history. */
  aggTrades(symbolId: number, limit?: number): Promise<readonly AggTrade[]>;
  /** Recent candles that have trades, ascending, the open one last. All that open at or after `completeFromMs` are there. */
  klines(
    symbolId: number,
    interval: KlineInterval,
  ): Promise<{ readonly klines: readonly Kline[]; readonly completeFromMs: number }>;
  ticker24hr(symbolId: number, atMs: number): Promise<Ticker24hr>;
  /** Undefined when the symbol never traded. */
  avgPrice(symbolId: number, atMs: number): Promise<AvgPrice | undefined>;

  account(accountId: number): Promise<AccountRecord | undefined>;
  accountByExternalId(externalId: string): Promise<AccountRecord | undefined>;

  /** Open or recently closed, whoever owns it. */
  order(symbolId: number, orderId: number): Promise<OrderRecord | undefined>;
  /** The open one of that name, else the most recently closed one still here. */
  orderByClientOrderId(accountId: number, symbolId: number, clientOrderId: string): Promise<OrderRecord | undefined>;
  /** By symbol, then by order id. */
  openOrders(accountId: number, symbolId?: number): Promise<readonly OrderRecord[]>;
  /** Closed orders up to this position are in history: they may be dropped here. */
  forgetClosedOrders(position: number): Promise<void>;

  /** The whole outcome of a command, until its `validUntilMs` + {@link OUTCOME_MARGIN_MS} in journal time. */
  outcome(commandId: CommandId): Promise<ReleasedCommand | undefined>;
}

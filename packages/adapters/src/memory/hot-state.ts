import type {
  AssetDefinition,
  AssetFilters,
  CommandId,
  CommissionDiscount,
  ExchangeFilters,
  SymbolDefinition,
} from "@pricetime/engine";
import {
  type AccountRecord,
  type AggTrade,
  type AvgPrice,
  type BookTicker,
  createLiveState,
  type DepthSnapshot,
  type Kline,
  type KlineInterval,
  type LiveState,
  type OrderRecord,
  type PublicTrade,
  type Ticker24hr,
} from "@pricetime/engine/projections";
import type { HotState } from "../ports/hot-state.js";
import type { ReleasedCommand } from "../ports/live-feed.js";
import { Outcomes } from "./outcomes.js";

/** The engine's own live projections behind the port, for a gateway in the sequencer's process. */
export class MemoryHotState implements HotState {
  #live: LiveState;
  #outcomes = new Outcomes();

  /** @param live a recovered state; the caller lets go of it */
  constructor(live: LiveState = createLiveState()) {
    this.#live = live;
  }

  async load(state: LiveState): Promise<void> {
    this.#live = state;
    this.#outcomes = new Outcomes();
  }

  async write(batch: readonly ReleasedCommand[]): Promise<void> {
    for (const released of batch) {
      this.#live.apply(released.executed);
      this.#outcomes.keep(released);
    }
  }

  async position(): Promise<number> {
    return this.#live.position;
  }

  async timeMs(): Promise<number> {
    return this.#live.timeMs;
  }

  async assets(): Promise<readonly AssetDefinition[]> {
    return this.#live.assets();
  }

  async symbols(): Promise<readonly SymbolDefinition[]> {
    return this.#live.symbols();
  }

  async exchangeFilters(): Promise<ExchangeFilters> {
    return this.#live.exchangeFilters();
  }

  async assetFilters(assetId: number): Promise<AssetFilters> {
    return this.#live.assetFilters(assetId);
  }

  async commissionDiscount(): Promise<CommissionDiscount | undefined> {
    return this.#live.commissionDiscount();
  }

  async depth(symbolId: number, limit?: number): Promise<DepthSnapshot> {
    return this.#live.publishDepth(symbolId).snapshot(limit);
  }

  async bookTicker(symbolId: number): Promise<BookTicker> {
    return this.#live.bookTicker(symbolId);
  }

  async trades(symbolId: number, limit?: number): Promise<readonly PublicTrade[]> {
    return this.#live.trades(symbolId, limit);
  }

  async aggTrades(symbolId: number, limit?: number): Promise<readonly AggTrade[]> {
    return this.#live.aggTrades(symbolId, limit);
  }

  async klines(
    symbolId: number,
    interval: KlineInterval,
  ): Promise<{ readonly klines: readonly Kline[]; readonly completeFromMs: number }> {
    return {
      klines: this.#live.klines(symbolId, interval),
      completeFromMs: this.#live.klinesCompleteFromMs(symbolId, interval),
    };
  }

  async ticker24hr(symbolId: number, atMs: number): Promise<Ticker24hr> {
    return this.#live.ticker24hr(symbolId, atMs);
  }

  async avgPrice(symbolId: number, atMs: number): Promise<AvgPrice | undefined> {
    return this.#live.avgPrice(symbolId, atMs);
  }

  async account(accountId: number): Promise<AccountRecord | undefined> {
    return this.#live.account(accountId);
  }

  async accountByExternalId(externalId: string): Promise<AccountRecord | undefined> {
    return this.#live.accountByExternalId(externalId);
  }

  async order(symbolId: number, orderId: number): Promise<OrderRecord | undefined> {
    return this.#live.order(symbolId, orderId);
  }

  async orderByClientOrderId(
    accountId: number,
    symbolId: number,
    clientOrderId: string,
  ): Promise<OrderRecord | undefined> {
    return this.#live.orderByClientOrderId(accountId, symbolId, clientOrderId);
  }

  async openOrders(accountId: number, symbolId?: number): Promise<readonly OrderRecord[]> {
    return this.#live.openOrders(accountId, symbolId);
  }

  async forgetClosedOrders(position: number): Promise<void> {
    this.#live.forgetClosedOrders(position);
  }

  async outcome(commandId: CommandId): Promise<ReleasedCommand | undefined> {
    return this.#outcomes.get(commandId);
  }
}

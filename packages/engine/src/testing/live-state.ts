import type { Envelope } from "../messages/command.js";
import type { EngineEvent } from "../messages/event.js";
import type { OrderImage } from "../messages/order-events.js";
import type { OrderListChanged } from "../messages/order-list-events.js";
import { isOpen } from "../projections/order-record.js";
import type { AssetFilters, ExchangeFilters } from "../symbol/filters/symbol-filters.js";
import type { AssetDefinition, SymbolDefinition } from "../symbol/symbol.js";
import type { AccountPermissions } from "../wallet/account-status.js";

/** How many commands are kept for repeating them. */
const KEPT_COMMANDS = 64;

/** What events told of an account. */
export interface LiveAccount extends AccountPermissions {
  /** Its parent's id, or its own when it has none. */
  readonly family: number;
  readonly isActive: boolean;
}

/** What a market's participants know from events alone: enough to aim commands at live things. */
export class LiveState {
  timeMs = 0;
  accountCount = 0;
  readonly accounts = new Map<number, LiveAccount>();
  readonly assets: AssetDefinition[] = [];
  readonly symbols: SymbolDefinition[] = [];
  exchangeFilters: ExchangeFilters = {};
  readonly assetFilters = new Map<number, AssetFilters>();
  /** Open orders by "symbol/order". */
  readonly orders = new Map<string, OrderImage>();
  /** Open order lists by id. */
  readonly orderLists = new Map<number, OrderListChanged>();
  /** Free and locked by "account/asset". */
  readonly balances = new Map<string, { readonly free: bigint; readonly locked: bigint }>();
  /** External ids of withdrawals that were neither sent nor rejected. */
  readonly pendingWithdrawals = new Set<string>();
  readonly approvedWithdrawals = new Set<string>();
  readonly settledWithdrawals = new Set<string>();
  /** Last price by symbol. */
  readonly lastPrices = new Map<number, number>();
  /** The latest commands, accepted or not. */
  readonly recent: Envelope[] = [];
  readonly recentFunding: Envelope[] = [];

  observe(timeMs: number, envelope: Envelope, events: readonly EngineEvent[]): void {
    this.timeMs = timeMs;
    this.recent.push(envelope);
    if (this.recent.length > KEPT_COMMANDS) this.recent.shift();
    for (const event of events) this.apply(event, envelope);
  }

  freeOf(accountId: number, assetId: number): bigint {
    return this.balances.get(`${accountId}/${assetId}`)?.free ?? 0n;
  }

  private apply(event: EngineEvent, envelope: Envelope): void {
    switch (event.type) {
      case "OrderNew":
      case "OrderActivated":
      case "OrderTraded":
      case "OrderAmended":
      case "OrderCanceled":
      case "OrderExpired":
      case "OrderTriggered":
      case "OrderPrevented": {
        const key = `${event.symbolId}/${event.orderId}`;
        if (isOpen(event)) this.orders.set(key, event);
        else this.orders.delete(key);
        break;
      }
      case "OrderListChanged":
        if (event.listOrderStatus === "EXECUTING") this.orderLists.set(event.orderListId, event);
        else this.orderLists.delete(event.orderListId);
        break;
      case "Trade":
        this.lastPrices.set(event.symbolId, event.price);
        break;
      case "BalanceChanged":
        this.balances.set(`${event.accountId}/${event.assetId}`, { free: event.free, locked: event.locked });
        break;
      case "AccountOpened":
        this.accountCount = event.accountId;
        this.accounts.set(event.accountId, {
          family: event.parentAccountId || event.accountId,
          isActive: true,
          canTrade: true,
          canDeposit: true,
          canWithdraw: true,
        });
        break;
      case "AccountStatusChanged":
        this.amendAccount(event.accountId, { isActive: event.status === "ACTIVE" });
        break;
      case "AccountPermissionsChanged": {
        const { canTrade, canDeposit, canWithdraw } = event;
        this.amendAccount(event.accountId, { canTrade, canDeposit, canWithdraw });
        break;
      }
      case "AssetAdded":
        this.assets.push(event.definition);
        break;
      case "SymbolAdded":
        this.symbols.push(event.definition);
        break;
      case "SymbolStatusChanged":
        this.redefine(event.symbolId, { status: event.status });
        break;
      case "SymbolCommissionChanged":
        this.redefine(event.symbolId, {
          makerCommission: event.makerCommission,
          takerCommission: event.takerCommission,
        });
        break;
      case "ExchangeFiltersChanged":
        this.exchangeFilters = event.filters;
        break;
      case "AssetFiltersChanged":
        this.assetFilters.set(event.assetId, event.filters);
        break;
      case "FiltersChanged":
        this.redefine(event.symbolId, { filters: event.filters });
        break;
      case "SelfTradePreventionChanged":
        this.redefine(event.symbolId, { selfTradePrevention: event.selfTradePrevention });
        break;
      case "WithdrawalRequested":
        this.pendingWithdrawals.add(event.externalId);
        this.keepFunding(envelope);
        break;
      case "WithdrawalApproved":
        this.approvedWithdrawals.add(event.externalId);
        break;
      case "TransferSent":
      case "Deposited":
        this.keepFunding(envelope);
        break;
      case "WithdrawalSent":
      case "WithdrawalRejected":
        this.pendingWithdrawals.delete(event.externalId);
        this.approvedWithdrawals.delete(event.externalId);
        this.settledWithdrawals.add(event.externalId);
        break;
      default:
        break;
    }
  }

  private redefine(symbolId: number, changes: Partial<SymbolDefinition>): void {
    const definition = this.symbols[symbolId];
    if (definition) this.symbols[symbolId] = { ...definition, ...changes };
  }

  private amendAccount(accountId: number, changes: Partial<LiveAccount>): void {
    const account = this.accounts.get(accountId);
    if (account) this.accounts.set(accountId, { ...account, ...changes });
  }

  private keepFunding(envelope: Envelope): void {
    this.recentFunding.push(envelope);
    if (this.recentFunding.length > KEPT_COMMANDS) this.recentFunding.shift();
  }
}

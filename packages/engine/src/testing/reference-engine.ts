import { invariant, unreachable } from "../assert.js";
import type { Command, Envelope } from "../messages/command.js";
import { NO_COMMAND_ID } from "../messages/command-id.js";
import type { CommandDuplicated, EngineEvent } from "../messages/event.js";
import type { OrderImage } from "../messages/order-events.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { type Price, toPrice } from "../money/units.js";
import type { AccountState, OrderListImage } from "../reads.js";
import type { AssetDefinition, SymbolDefinition } from "../symbol/symbol.js";
import type { VolatilityHalt } from "../symbol/volatility-halt.js";
import { amendOrder } from "./reference/amend-order.js";
import { cancelOpenOrders, cancelOrder, cancelReplaceOrder } from "./reference/cancel-orders.js";
import { CommandMemory } from "./reference/command-memory.js";
import {
  setCommission,
  setCommissionDiscount,
  setDiscountEnabled,
  setSymbolCommission,
} from "./reference/commission.js";
import { stepWithdrawal } from "./reference/end-withdrawals.js";
import { cancelAccountOrders, cancelMarketOrders, delistSymbol } from "./reference/exchange-cancel.js";
import { deposit, openAccount, requestWithdrawal, transfer } from "./reference/fund-accounts.js";
import { setAccountPermissions, setAccountStatus, setTradeGroup } from "./reference/govern-accounts.js";
import {
  addAsset,
  addSymbol,
  setAssetFilters,
  setExchangeFilters,
  setFilters,
  setSelfTradePrevention,
  setSymbolStatus,
} from "./reference/list-markets.js";
import { imageOf } from "./reference/order-image.js";
import { cancelOrderList, placeOrderList, runFollowUps } from "./reference/order-lists.js";
import { placeOrder } from "./reference/place-order.js";
import { levelQuantity, type ReferenceLevel } from "./reference/reference-book.js";
import { announceBalances } from "./reference/reference-ledger.js";
import {
  type Execution,
  emptyState,
  openOrdersOf,
  type ReferenceList,
  userAccount,
} from "./reference/reference-state.js";
import {
  forgetPhases,
  haltWhenVolatile,
  passPhases,
  rememberMarkets,
  setVolatilityHalt,
} from "./reference/volatility-halts.js";
import { isWellFormedCommand, isWellFormedEnvelope } from "./reference/well-formed.js";

/**
 * The slow, obvious engine that judges the fast one: plain objects, bigint money and a persistent tree of prices. It
 * takes every command and gives the same events with the same numbers in the same order, without hashes or snapshots.
 */
export class ReferenceEngine {
  private readonly state = emptyState();
  private readonly memory = new CommandMemory();

  /** Executes one command; total: whatever is wrong with it becomes one CommandRejected. */
  execute(timeMs: number, envelope: Envelope): EngineEvent[] {
    this.skip(timeMs);
    this.memory.forgetUntil(timeMs);
    if (!isWellFormedEnvelope(envelope)) return [rejected(0, "MALFORMED_COMMAND")];

    const { commandId, accountId, validUntilMs } = envelope;
    const first = this.memory.recall(commandId);
    if (first) {
      const { firstPosition, outcome, orderId, newOrderOutcome } = first;
      return [{ type: "CommandDuplicated", accountId, firstPosition, outcome, orderId, newOrderOutcome }];
    }
    if (validUntilMs !== 0 && timeMs > validUntilMs) return [rejected(accountId, "COMMAND_EXPIRED")];
    const isRemembered =
      validUntilMs !== 0 && (commandId.high !== NO_COMMAND_ID.high || commandId.low !== NO_COMMAND_ID.low);
    const countedAccountId = this.state.accounts.has(accountId) ? accountId : 0;
    if (isRemembered && this.memory.isFull(countedAccountId))
      return [rejected(accountId, "TOO_MANY_REMEMBERED_COMMANDS")];

    const execution: Execution = { state: this.state, accountId, events: [], followUps: [], touched: new Map() };
    const before = rememberMarkets(execution);
    passPhases(execution);
    const reason = isWellFormedCommand(envelope.command) ? handle(execution, envelope) : "MALFORMED_COMMAND";
    if (reason) {
      forgetPhases(before);
      execution.events.splice(0, execution.events.length, rejected(accountId, reason));
    } else {
      runFollowUps(execution);
      haltWhenVolatile(execution, before);
      announceBalances(execution);
    }
    if (isRemembered) {
      const isList = envelope.command.type === "NewOrderList";
      const placed = isList ? undefined : execution.events.find((event) => event.type === "OrderNew");
      const firstPosition = this.state.position;
      this.memory.remember(commandId, {
        accountId: countedAccountId,
        validUntilMs,
        firstPosition,
        orderId: placed?.orderId ?? 0,
        ...outcomesOf(envelope.command, reason, execution.events),
      });
    }
    return execution.events;
  }

  /** A quarantined command: it has its position and executes nothing. */
  skip(timeMs: number): void {
    invariant(timeMs >= this.state.timeMs, "journal time never goes back");
    this.state.position += 1;
    this.state.timeMs = timeMs;
  }

  get position(): number {
    return this.state.position;
  }

  get timeMs(): number {
    return this.state.timeMs;
  }

  /** Accounts opened; their ids are 1 to this. */
  get accountCount(): number {
    return this.state.openedAccounts.size;
  }

  account(accountId: number): AccountState | undefined {
    const account = userAccount(this.state, accountId);
    if (!account) return undefined;
    const { parentAccountId, status, permissions, tradeGroupId, commission, isDiscountEnabled } = account;
    const [externalId = ""] = [...this.state.openedAccounts].find(([, opened]) => opened.accountId === accountId) ?? [];
    const own = { tradeGroupId, commission, isDiscountEnabled };
    return { accountId, externalId, parentAccountId, status, ...permissions, ...own };
  }

  volatilityHalt(symbolId: number): VolatilityHalt | undefined {
    return this.state.markets[symbolId]?.volatility.rule;
  }

  assets(): readonly AssetDefinition[] {
    return this.state.assets;
  }

  symbols(): readonly SymbolDefinition[] {
    return this.state.markets.map(({ definition, status, filters, selfTradePrevention, commission }) => {
      const { furtherCommission: _listed, ...listed } = definition;
      return { ...listed, status, filters, selfTradePrevention, ...commission };
    });
  }

  /** In the asset's smallest unit; account 0 holds the commissions. */
  balance(accountId: number, assetId: number): { free: bigint; locked: bigint } {
    const { free, locked } = this.state.accounts.get(accountId)?.balances.get(assetId) ?? { free: 0n, locked: 0n };
    return { free, locked };
  }

  /** Per asset, what came in less what left: what all balances add up to. */
  deposited(assetId: number): bigint {
    return this.state.deposited[assetId] ?? 0n;
  }

  /** By symbol, then order id. `accountEvent` and `executionId` are 0: they belong to events. */
  openOrders(accountId: number, symbolId?: number): OrderImage[] {
    return this.state.markets
      .filter((_, id) => symbolId === undefined || id === symbolId)
      .flatMap((market) => openOrdersOf(market, accountId).map((order) => imageOf(order, 0, 0)));
  }

  openOrder(symbolId: number, orderId: number): OrderImage | undefined {
    const market = this.state.markets[symbolId];
    const order = market?.book.find(orderId) ?? [...(market?.pending ?? [])].find((each) => each.orderId === orderId);
    return order && imageOf(order, 0, 0);
  }

  orderList(orderListId: number): OrderListImage | undefined {
    const list = this.state.lists.find((each) => each.orderListId === orderListId);
    return list && listImageOf(list);
  }

  /** By id. */
  openOrderLists(accountId: number): OrderListImage[] {
    return this.state.lists.filter((list) => list.accountId === accountId).map(listImageOf);
  }

  /** The whole book, best prices first. */
  depth(symbolId: number): { bids: [Price, bigint][]; asks: [Price, bigint][]; updateId: number } {
    const market = this.state.markets[symbolId];
    invariant(market !== undefined, "depth is asked of a listed symbol");
    const rows = (levels: readonly ReferenceLevel[]): [Price, bigint][] =>
      levels.map((level) => [toPrice(Number(level.price)), levelQuantity(level)]);
    return {
      bids: rows(market.book.levels("BUY")),
      asks: rows(market.book.levels("SELL")),
      updateId: market.issued.updates,
    };
  }

  /** Whether something waits for journal time to pass. */
  needsTime(): boolean {
    return this.memory.size > 0 || this.state.markets.some(({ volatility }) => volatility.halt !== undefined);
  }
}

export const createReferenceEngine = (): ReferenceEngine => new ReferenceEngine();

const listImageOf = (list: ReferenceList): OrderListImage => ({
  symbolId: list.symbolId,
  orderListId: list.orderListId,
  accountId: list.accountId,
  contingencyType: list.kind === "OCO" ? "OCO" : "OTO",
  listClientOrderId: list.listClientOrderId,
  timeMs: list.timeMs,
  orders: list.orders.map(({ orderId, clientOrderId }) => ({ orderId, clientOrderId })),
});

const rejected = (accountId: number, reason: RejectReason): EngineEvent => ({
  type: "CommandRejected",
  accountId,
  reason,
});

/** How the command ended, and of a cancel-replace each of its halves. */
function outcomesOf(
  { type }: Command,
  reason: RejectReason | undefined,
  events: readonly EngineEvent[],
): Pick<CommandDuplicated, "outcome" | "newOrderOutcome"> {
  if (reason) return { outcome: reason, newOrderOutcome: "NONE" };
  if (type !== "CancelReplaceOrder") return { outcome: "ACCEPTED", newOrderOutcome: "NONE" };
  const failed = events.find((event) => event.type === "CancelReplaceFailed");
  return failed
    ? { outcome: failed.cancelOutcome, newOrderOutcome: failed.newOrderOutcome }
    : { outcome: "ACCEPTED", newOrderOutcome: "ACCEPTED" };
}

function handle(execution: Execution, { command }: Envelope): RejectReason | undefined {
  switch (command.type) {
    case "NewOrder":
      return placeOrder(execution, command);
    case "CancelOrder":
      return cancelOrder(execution, command);
    case "CancelReplaceOrder":
      return cancelReplaceOrder(execution, command);
    case "AmendOrder":
      return amendOrder(execution, command);
    case "CancelOpenOrders":
      return cancelOpenOrders(execution, command);
    case "OpenAccount":
      return openAccount(execution, command);
    case "Deposit":
      return deposit(execution, command);
    case "RequestWithdrawal":
      return requestWithdrawal(execution, command);
    case "ApproveWithdrawal":
    case "SendWithdrawal":
    case "RejectWithdrawal":
      return stepWithdrawal(execution, command);
    case "SetCommission":
      return setCommission(execution, command);
    case "AddAsset":
      return addAsset(execution, command);
    case "AddSymbol":
      return addSymbol(execution, command);
    case "SetSymbolStatus":
      return setSymbolStatus(execution, command);
    case "SetFilters":
      return setFilters(execution, command);
    case "Transfer":
      return transfer(execution, command);
    case "SetAccountStatus":
      return setAccountStatus(execution, command);
    case "SetAccountPermissions":
      return setAccountPermissions(execution, command);
    case "SetTradeGroup":
      return setTradeGroup(execution, command);
    case "SetExchangeFilters":
      return setExchangeFilters(execution, command);
    case "SetAssetFilters":
      return setAssetFilters(execution, command);
    case "CancelAccountOrders":
      return cancelAccountOrders(execution, command);
    case "CancelMarketOrders":
      return cancelMarketOrders(execution, command);
    case "DelistSymbol":
      return delistSymbol(execution, command);
    case "SetVolatilityHalt":
      return setVolatilityHalt(execution, command);
    case "SetSymbolCommission":
      return setSymbolCommission(execution, command);
    case "SetCommissionDiscount":
      return setCommissionDiscount(execution, command);
    case "SetDiscountEnabled":
      return setDiscountEnabled(execution, command);
    case "SetSelfTradePrevention":
      return setSelfTradePrevention(execution, command);
    case "AdvanceTime":
      return undefined;
    case "NewOrderList":
      return placeOrderList(execution, command);
    case "CancelOrderList":
      return cancelOrderList(execution, command);
    default:
      return unreachable(command);
  }
}

import type { EngineEvent } from "../../messages/event.js";
import type {
  OrderListKind,
  OrderStatus,
  OrderType,
  SelfTradePreventionMode,
  Side,
  SymbolStatus,
  TimeInForce,
} from "../../order/enums.js";
import type { OrderInstructions } from "../../order/order-details.js";
import type { CommissionDiscount, CommissionRates } from "../../symbol/commission.js";
import type { AssetFilters, ExchangeFilters, SymbolFilters } from "../../symbol/filters/symbol-filters.js";
import type { SelfTradePreventionRule } from "../../symbol/self-trade-prevention-rule.js";
import type { AssetDefinition, SymbolDefinition } from "../../symbol/symbol.js";
import type { VolatilityHalt } from "../../symbol/volatility-halt.js";
import type { AccountPermissions, AccountStatus } from "../../wallet/account-status.js";
import type { WithdrawalStatus } from "../../wallet/funding.js";
import type { ReferenceBook } from "./reference-book.js";

/** An order with bigint money; `locked` is what it still holds of its account, in the smallest unit of the locked asset. */
export interface ReferenceOrder {
  readonly symbolId: number;
  readonly orderId: number;
  readonly accountId: number;
  clientOrderId: string;
  readonly side: Side;
  readonly orderType: OrderType;
  readonly timeInForce: TimeInForce;
  readonly selfTradePreventionMode: SelfTradePreventionMode;
  readonly price: bigint;
  quantity: bigint;
  readonly quoteOrderQuantity: bigint;
  readonly instructions: OrderInstructions | undefined;
  readonly list: ReferenceList | undefined;
  /** Where a BUY that waits without a price locks its funds. */
  lockPrice: bigint;
  readonly timeMs: number;
  /** −1 while it waits. */
  workingTimeMs: number;
  trailingTimeMs: number;
  trailingExtreme: bigint;
  /** Its stop was reached in this command, and its turn has not come yet. */
  isTriggered: boolean;
  status: OrderStatus;
  executedQuantity: bigint;
  cumulativeQuote: bigint;
  locked: bigint;
  amendCount: number;
  /** What an iceberg shows of its open quantity; undefined when it is none. */
  slice: bigint | undefined;
  /** Taken from it by self-trade prevention, all in all and by its newest prevented match (−1 for none). */
  preventedQuantity: bigint;
  preventedMatchId: number;
}

/** Orders that depend on each other, in order of their ids. */
export interface ReferenceList {
  readonly orderListId: number;
  readonly symbolId: number;
  readonly accountId: number;
  readonly kind: OrderListKind;
  readonly listClientOrderId: string;
  readonly timeMs: number;
  readonly orders: ReferenceOrder[];
  /** What a pair in force holds together, for as long as none of the two has traded, gone to work or ended. */
  locked: bigint;
}

export interface ReferenceBalance {
  free: bigint;
  locked: bigint;
}

export interface ReferenceAccount {
  readonly accountId: number;
  /** By asset id. */
  readonly balances: Map<number, ReferenceBalance>;
  readonly parentAccountId: number;
  status: AccountStatus;
  permissions: AccountPermissions;
  tradeGroupId: number;
  commission: CommissionRates | undefined;
  isDiscountEnabled: boolean;
  /** Events of the account so far. */
  events: number;
}

export interface ReferenceMarket {
  /** As listed; what operators change stands in the fields below. */
  readonly definition: SymbolDefinition;
  status: SymbolStatus;
  filters: SymbolFilters;
  commission: Pick<SymbolDefinition, "makerCommission" | "takerCommission" | "furtherCommission">;
  selfTradePrevention: SelfTradePreventionRule;
  readonly book: ReferenceBook;
  /** Orders of lists whose turn has not come. */
  readonly pending: Set<ReferenceOrder>;
  readonly issued: {
    orders: number;
    trades: number;
    aggTrades: number;
    updates: number;
    executions: number;
    preventedMatches: number;
  };
  lastPrice: bigint | undefined;
  /** Sums of the trades of each whole minute since the epoch. */
  readonly minutes: Map<number, { notional: bigint; quantity: bigint }>;
  readonly volatility: {
    rule: VolatilityHalt | undefined;
    window: { readonly startMs: number; readonly reference: bigint } | undefined;
    halt:
      | { readonly phase: "HALT" | "CANCEL_ONLY"; readonly haltUntilMs: number; readonly cancelOnlyUntilMs: number }
      | undefined;
  };
}

export interface ReferenceDeposit {
  readonly accountId: number;
  readonly assetId: number;
  readonly amount: bigint;
  readonly position: number;
}

export interface ReferenceTransfer extends ReferenceDeposit {
  readonly toAccountId: number;
}

export interface ReferenceWithdrawal extends ReferenceDeposit {
  status: WithdrawalStatus;
  /** Position of the command that gave it this status. */
  since: number;
}

/** Everything the reference engine knows except its command memory. */
export interface ReferenceState {
  position: number;
  timeMs: number;
  readonly assets: AssetDefinition[];
  /** Per asset, deposits less sent withdrawals. */
  readonly deposited: bigint[];
  readonly markets: ReferenceMarket[];
  exchangeFilters: ExchangeFilters;
  commissionDiscount: CommissionDiscount | undefined;
  /** By asset id. */
  readonly assetFilters: Map<number, AssetFilters>;
  /** Users' accounts by id, and the venue's own, 0, which collects commissions. */
  readonly accounts: Map<number, ReferenceAccount>;
  readonly openedAccounts: Map<string, { readonly accountId: number; readonly position: number }>;
  readonly deposits: Map<string, ReferenceDeposit>;
  readonly withdrawals: Map<string, ReferenceWithdrawal>;
  readonly transfers: Map<string, ReferenceTransfer>;
  /** Open ones in order of their ids. */
  readonly lists: ReferenceList[];
  issuedLists: number;
}

/** Orders of an account on a market that have not ended, wherever they stand, by id. */
export const openOrdersOf = ({ book, pending }: ReferenceMarket, accountId: number): ReferenceOrder[] =>
  [...book.ordersOf(accountId), ...[...pending].filter((order) => order.accountId === accountId)].sort(
    (a, b) => a.orderId - b.orderId,
  );

/** What one command brings forth. */
export interface Execution {
  readonly state: ReferenceState;
  readonly accountId: number;
  readonly events: EngineEvent[];
  /** What was set off and is done after what runs now, one thing after another; a list stands for its orders whose turn it is. */
  readonly followUps: (ReferenceList | (() => void))[];
  /** The balances it touched, by first touch; a key is "account/asset". */
  readonly touched: Map<string, { readonly accountId: number; readonly assetId: number }>;
}

export const newAccount = (accountId: number, parentAccountId = 0): ReferenceAccount => ({
  accountId,
  parentAccountId,
  status: "ACTIVE",
  permissions: { canTrade: true, canDeposit: true, canWithdraw: true },
  tradeGroupId: -1,
  balances: new Map(),
  commission: undefined,
  isDiscountEnabled: false,
  events: 0,
});

export const emptyState = (): ReferenceState => ({
  position: 0,
  timeMs: 0,
  assets: [],
  deposited: [],
  markets: [],
  exchangeFilters: {},
  commissionDiscount: undefined,
  assetFilters: new Map(),
  accounts: new Map([[0, newAccount(0)]]),
  openedAccounts: new Map(),
  deposits: new Map(),
  withdrawals: new Map(),
  transfers: new Map(),
  lists: [],
  issuedLists: 0,
});

/** A user's account; account 0 is the venue and never acts. */
export const userAccount = (state: ReferenceState, accountId: number): ReferenceAccount | undefined =>
  accountId === 0 ? undefined : state.accounts.get(accountId);

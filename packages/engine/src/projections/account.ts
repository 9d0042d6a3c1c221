import { invariant } from "../assert.js";
import type { ExecutedCommand } from "../messages/event.js";
import type { CommissionRates } from "../symbol/commission.js";
import { type AccountPermissions, type AccountStatus, NO_TRADE_GROUP } from "../wallet/account-status.js";

/** What an account holds of one asset, in the asset's smallest unit. */
export interface AccountBalance {
  readonly assetId: number;
  readonly free: bigint;
  readonly locked: bigint;
}

/** One account as readers get it. */
export interface AccountRecord extends AccountPermissions {
  readonly accountId: number;
  readonly externalId: string;
  /** The account it is a sub-account of; 0 for none. */
  readonly parentAccountId: number;
  readonly status: AccountStatus;
  /** −1 for none. */
  readonly tradeGroupId: number;
  /** Journal time of the last change of a balance, or of the opening. */
  readonly updateTimeMs: number;
  /** Number of the newest event of this account; 0 before the first. */
  readonly accountEvent: number;
  /** Standard rates of the account's own, which replace every symbol's. */
  readonly commission: CommissionRates | undefined;
  /** Whether it pays commission in the discount asset where it can. */
  readonly isDiscountEnabled: boolean;
  /** Every asset the account ever held, by asset id. */
  readonly balances: readonly AccountBalance[];
}

interface Account {
  readonly accountId: number;
  readonly externalId: string;
  readonly parentAccountId: number;
  status: AccountStatus;
  canTrade: boolean;
  canDeposit: boolean;
  canWithdraw: boolean;
  tradeGroupId: number;
  updateTimeMs: number;
  accountEvent: number;
  commission: CommissionRates | undefined;
  isDiscountEnabled: boolean;
  readonly balances: Map<number, AccountBalance>;
}

export interface Accounts {
  readonly byId: Map<number, Account>;
  readonly byExternalId: Map<string, Account>;
}

export interface AccountsData {
  readonly accounts: readonly {
    readonly accountId: number;
    readonly externalId: string;
    readonly parentAccountId: number;
    readonly status: AccountStatus;
    readonly canTrade: boolean;
    readonly canDeposit: boolean;
    readonly canWithdraw: boolean;
    readonly tradeGroupId: number;
    readonly updateTimeMs: number;
    readonly accountEvent: number;
    readonly commission: CommissionRates | null;
    readonly isDiscountEnabled: boolean;
    readonly balances: readonly (readonly [assetId: number, free: string, locked: string])[];
  }[];
}

export const initialAccounts = (): Accounts => ({ byId: new Map(), byExternalId: new Map() });

export function applyAccounts(state: Accounts, executed: ExecutedCommand): void {
  for (const event of executed.events) {
    switch (event.type) {
      case "AccountOpened": {
        const { accountId, externalId, parentAccountId } = event;
        invariant(!state.byId.has(accountId), "an account is opened once");
        add(state, {
          accountId,
          externalId,
          parentAccountId,
          status: "ACTIVE",
          canTrade: true,
          canDeposit: true,
          canWithdraw: true,
          tradeGroupId: NO_TRADE_GROUP,
          updateTimeMs: executed.timeMs,
          accountEvent: 0,
          commission: undefined,
          isDiscountEnabled: false,
          balances: new Map(),
        });
        break;
      }
      case "BalanceChanged": {
        const account = accountOf(state, event.accountId);
        const { assetId, free, locked } = event;
        account.balances.set(assetId, { assetId, free, locked });
        account.updateTimeMs = executed.timeMs;
        account.accountEvent = event.accountEvent;
        break;
      }
      case "CommissionChanged": {
        const { makerCommission, takerCommission, buyerCommission, sellerCommission } = event;
        const commission = { makerCommission, takerCommission, buyerCommission, sellerCommission };
        accountOf(state, event.accountId).commission = commission;
        break;
      }
      case "DiscountEnabledChanged":
        accountOf(state, event.accountId).isDiscountEnabled = event.isEnabled;
        break;
      case "AccountStatusChanged":
        accountOf(state, event.accountId).status = event.status;
        break;
      case "AccountPermissionsChanged": {
        const { canTrade, canDeposit, canWithdraw } = event;
        Object.assign(accountOf(state, event.accountId), { canTrade, canDeposit, canWithdraw });
        break;
      }
      case "TradeGroupChanged":
        accountOf(state, event.accountId).tradeGroupId = event.tradeGroupId;
        break;
      case "OrderNew":
      case "OrderTraded":
      case "OrderAmended":
      case "OrderCanceled":
      case "OrderExpired":
      case "OrderTriggered":
      case "OrderPrevented":
      case "OrderActivated":
      case "OrderListChanged":
      case "Deposited":
      case "WithdrawalRequested":
      case "WithdrawalApproved":
      case "WithdrawalSent":
      case "WithdrawalRejected":
      case "TransferSent":
      case "TransferReceived":
        accountOf(state, event.accountId).accountEvent = event.accountEvent;
        break;
    }
  }
}

function add(state: Accounts, account: Account): void {
  state.byId.set(account.accountId, account);
  state.byExternalId.set(account.externalId, account);
}

function accountOf(state: Accounts, accountId: number): Account {
  const account = state.byId.get(accountId);
  invariant(account !== undefined, "events name accounts that were opened");
  return account;
}

export function accountRecord(account: Account): AccountRecord {
  const balances = [...account.balances.values()].sort((left, right) => left.assetId - right.assetId);
  return { ...account, balances };
}

/** By account id. */
export const accountRecords = (state: Accounts): AccountRecord[] =>
  [...state.byId.values()].sort((left, right) => left.accountId - right.accountId).map(accountRecord);

export function encodeAccounts(state: Accounts): AccountsData {
  const accounts = accountRecords(state).map(({ commission, balances, ...account }) => ({
    ...account,
    commission: commission ?? null,
    balances: balances.map(({ assetId, free, locked }) => [assetId, String(free), String(locked)] as const),
  }));
  return { accounts };
}

export function decodeAccounts(data: AccountsData): Accounts {
  const state = initialAccounts();
  for (const { commission, balances, ...account } of data.accounts) {
    add(state, {
      ...account,
      commission: commission ?? undefined,
      balances: new Map(
        balances.map(([assetId, free, locked]) => [assetId, { assetId, free: BigInt(free), locked: BigInt(locked) }]),
      ),
    });
  }
  return state;
}

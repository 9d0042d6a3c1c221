import type { AccountPermissions, AccountStatus } from "../wallet/account-status.js";

export interface AccountOpened {
  readonly type: "AccountOpened";
  readonly accountId: number;
  readonly externalId: string;
  /** The account it is a sub-account of; 0 for none. */
  readonly parentAccountId: number;
}

/** The balance of one account in one asset after the command; at most one per balance and command, after all its other events. */
export interface BalanceChanged {
  readonly type: "BalanceChanged";
  readonly accountId: number;
  readonly accountEvent: number;
  readonly assetId: number;
  /** In the asset's smallest unit. */
  readonly free: bigint;
  /** In the asset's smallest unit. */
  readonly locked: bigint;
}

/** What moved in or out of an account, in the asset's smallest unit. */
interface Funding {
  readonly accountId: number;
  readonly accountEvent: number;
  readonly assetId: number;
  readonly amount: bigint;
  readonly externalId: string;
}

export interface Deposited extends Funding {
  readonly type: "Deposited";
}

export interface WithdrawalRequested extends Funding {
  readonly type: "WithdrawalRequested";
}

export interface WithdrawalApproved extends Funding {
  readonly type: "WithdrawalApproved";
}

export interface WithdrawalSent extends Funding {
  readonly type: "WithdrawalSent";
}

export interface WithdrawalRejected extends Funding {
  readonly type: "WithdrawalRejected";
}

/** The giving side of a transfer. The receiving side's {@link TransferReceived} follows at once. */
export interface TransferSent extends Funding {
  readonly type: "TransferSent";
  readonly toAccountId: number;
}

/** The receiving side of a transfer. */
export interface TransferReceived extends Funding {
  readonly type: "TransferReceived";
  readonly fromAccountId: number;
}

export interface AccountStatusChanged {
  readonly type: "AccountStatusChanged";
  readonly accountId: number;
  readonly status: AccountStatus;
}

export interface AccountPermissionsChanged extends AccountPermissions {
  readonly type: "AccountPermissionsChanged";
  readonly accountId: number;
}

export interface TradeGroupChanged {
  readonly type: "TradeGroupChanged";
  readonly accountId: number;
  /** −1 for none. */
  readonly tradeGroupId: number;
}

/** The external id was used before by the same command: nothing moved. */
export interface ExternalIdRepeated {
  readonly type: "ExternalIdRepeated";
  readonly externalId: string;
  /** The account of the first command, or the one it opened. */
  readonly accountId: number;
  readonly firstPosition: number;
}

export type AccountEvent =
  | AccountOpened
  | BalanceChanged
  | Deposited
  | WithdrawalRequested
  | WithdrawalApproved
  | WithdrawalSent
  | WithdrawalRejected
  | TransferSent
  | TransferReceived
  | AccountStatusChanged
  | AccountPermissionsChanged
  | TradeGroupChanged
  | ExternalIdRepeated;

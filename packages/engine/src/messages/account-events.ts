export interface AccountOpened {
  readonly type: "AccountOpened";
  readonly accountId: number;
  readonly externalId: string;
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

export interface WithdrawalConfirmed extends Funding {
  readonly type: "WithdrawalConfirmed";
}

export interface WithdrawalRejected extends Funding {
  readonly type: "WithdrawalRejected";
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
  | WithdrawalConfirmed
  | WithdrawalRejected
  | ExternalIdRepeated;

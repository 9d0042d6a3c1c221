import type { CommissionRates } from "../symbol/commission.js";
import type { AccountPermissions, AccountStatus } from "../wallet/account-status.js";

/**
 * Opens an account: a sub-account of the envelope's account, or one of its own when that is 0. The same `externalId` again answers
 * with the first account.
 */
export interface OpenAccount {
  readonly type: "OpenAccount";
  readonly externalId: string;
}

/** Credits the envelope's account. `externalId` is remembered for ever: the same one again moves nothing. */
export interface Deposit {
  readonly type: "Deposit";
  readonly assetId: number;
  /** In the asset's smallest unit. */
  readonly amount: bigint;
  readonly externalId: string;
}

/** First step of a withdrawal: moves `amount` of the envelope's account from free to locked. */
export interface RequestWithdrawal {
  readonly type: "RequestWithdrawal";
  readonly assetId: number;
  /** In the asset's smallest unit. */
  readonly amount: bigint;
  readonly externalId: string;
}

/** Second step: the withdrawal may be sent. Nothing moves. */
export interface ApproveWithdrawal {
  readonly type: "ApproveWithdrawal";
  readonly externalId: string;
}

/** Third step: the funds left the venue. */
export interface SendWithdrawal {
  readonly type: "SendWithdrawal";
  readonly externalId: string;
}

/** Instead of the second or third step: the withdrawal will not happen, the funds are free again. */
export interface RejectWithdrawal {
  readonly type: "RejectWithdrawal";
  readonly externalId: string;
}

/** Sets the standard commission of the envelope's account on every symbol, instead of the symbols' own. */
export interface SetCommission extends CommissionRates {
  readonly type: "SetCommission";
}

/** Whether the envelope's account pays its commission in the discount asset where it can. */
export interface SetDiscountEnabled {
  readonly type: "SetDiscountEnabled";
  readonly isEnabled: boolean;
}

/** Moves free funds of the envelope's account to another account of its family; the same `externalId` again moves nothing. */
export interface Transfer {
  readonly type: "Transfer";
  readonly toAccountId: number;
  readonly assetId: number;
  /** In the asset's smallest unit. */
  readonly amount: bigint;
  readonly externalId: string;
}

/** Suspends the envelope's account or makes it active again. Its open orders stay. */
export interface SetAccountStatus {
  readonly type: "SetAccountStatus";
  readonly status: AccountStatus;
}

/** Sets what the envelope's account may begin. */
export interface SetAccountPermissions extends AccountPermissions {
  readonly type: "SetAccountPermissions";
}

/** Puts the envelope's account into a trade group, whose members count as one for self-trade prevention. */
export interface SetTradeGroup {
  readonly type: "SetTradeGroup";
  /** 0 to 2^31 − 1; −1 for none. */
  readonly tradeGroupId: number;
}

export type AccountCommand =
  | OpenAccount
  | Deposit
  | RequestWithdrawal
  | ApproveWithdrawal
  | SendWithdrawal
  | RejectWithdrawal
  | SetCommission
  | SetDiscountEnabled
  | Transfer
  | SetAccountStatus
  | SetAccountPermissions
  | SetTradeGroup;

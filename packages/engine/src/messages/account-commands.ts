import type { Rate } from "../money/units.js";

/** Opens an account. The same `externalId` again answers with the first account. The envelope's account is 0. */
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

/** Second step: the funds left the venue. */
export interface ConfirmWithdrawal {
  readonly type: "ConfirmWithdrawal";
  readonly externalId: string;
}

/** Second step: the withdrawal will not happen, the funds are free again. */
export interface RejectWithdrawal {
  readonly type: "RejectWithdrawal";
  readonly externalId: string;
}

/** Sets the commission rates of the envelope's account on every symbol, instead of the symbols' own. */
export interface SetCommission {
  readonly type: "SetCommission";
  readonly makerCommission: Rate;
  readonly takerCommission: Rate;
}

export type AccountCommand =
  | OpenAccount
  | Deposit
  | RequestWithdrawal
  | ConfirmWithdrawal
  | RejectWithdrawal
  | SetCommission;

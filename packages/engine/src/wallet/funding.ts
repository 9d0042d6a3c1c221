/** What was funded under an external id: kept for ever, so that the same id never moves money twice. */
export interface FundingRecord {
  readonly externalId: string;
  readonly accountId: number;
  readonly assetId: number;
  /** In the asset's smallest unit. */
  readonly amount: bigint;
  /** Position of the command that made it. */
  readonly position: number;
}

export const WITHDRAWAL_STATUSES = ["REQUESTED", "CONFIRMED", "REJECTED"] as const;
export type WithdrawalStatus = (typeof WITHDRAWAL_STATUSES)[number];

export interface WithdrawalRecord extends FundingRecord {
  status: WithdrawalStatus;
}

/** An opened account under its external id. */
export interface OpeningRecord {
  readonly externalId: string;
  readonly accountId: number;
  readonly position: number;
}

/** Openings, deposits and withdrawals, each in a name space of its own. Insertion order is order of position. */
export class Funding {
  readonly openings = new Map<string, OpeningRecord>();
  readonly deposits = new Map<string, FundingRecord>();
  readonly withdrawals = new Map<string, WithdrawalRecord>();
}

/** Whether a repeated external id asks for exactly what the first one did. */
export const isSameFunding = (
  first: FundingRecord,
  again: { readonly accountId: number; readonly assetId: number; readonly amount: bigint },
): boolean => first.accountId === again.accountId && first.assetId === again.assetId && first.amount === again.amount;

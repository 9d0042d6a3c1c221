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

/** REQUESTED → APPROVED → SENT; REJECTED from either of the first two. */
export const WITHDRAWAL_STATUSES = ["REQUESTED", "APPROVED", "SENT", "REJECTED"] as const;
export type WithdrawalStatus = (typeof WITHDRAWAL_STATUSES)[number];

export interface WithdrawalRecord extends FundingRecord {
  status: WithdrawalStatus;
  /** Position of the command that brought it to this status. */
  statusPosition: number;
}

/** A transfer from `accountId` to another account of its family. */
export interface TransferRecord extends FundingRecord {
  readonly toAccountId: number;
}

/** An opened account under its external id. */
export interface OpeningRecord {
  readonly externalId: string;
  readonly accountId: number;
  readonly position: number;
}

/** Openings, deposits, withdrawals and transfers, each in a name space of its own. Insertion order is order of position. */
export class Funding {
  readonly openings = new Map<string, OpeningRecord>();
  readonly deposits = new Map<string, FundingRecord>();
  readonly withdrawals = new Map<string, WithdrawalRecord>();
  readonly transfers = new Map<string, TransferRecord>();
}

/** Whether a withdrawal still holds its amount. */
export const isPending = ({ status }: WithdrawalRecord): boolean => status === "REQUESTED" || status === "APPROVED";

/** Whether a repeated external id asks for exactly what the first one did. */
export const isSameFunding = (
  first: FundingRecord,
  again: { readonly accountId: number; readonly assetId: number; readonly amount: bigint },
): boolean => first.accountId === again.accountId && first.assetId === again.assetId && first.amount === again.amount;

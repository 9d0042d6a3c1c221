/** Whether an account may begin anything new. The index of a word is its code: append only. */
export const ACCOUNT_STATUSES = ["ACTIVE", "SUSPENDED"] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** What operators allow an account, apart from its status. */
export interface AccountPermissions {
  /** Place orders. Resting orders and cancels need no permission. */
  readonly canTrade: boolean;
  readonly canDeposit: boolean;
  /** Request withdrawals. Those requested before go on. */
  readonly canWithdraw: boolean;
}

/** Stands for "in no trade group". */
export const NO_TRADE_GROUP = -1;
/** The largest id of a trade group. */
export const TRADE_GROUP_MAX = 2 ** 31 - 1;

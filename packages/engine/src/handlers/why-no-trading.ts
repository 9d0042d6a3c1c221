import type { RejectReason } from "../messages/reject-reasons.js";
import type { Accounts } from "../wallet/accounts.js";

/** Why an account that fails `accounts.mayTrade` may not place an order. */
export function whyNoTrading(accounts: Accounts, accountId: number): RejectReason {
  if (!accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";
  return accounts.status(accountId) === "SUSPENDED" ? "ACCOUNT_SUSPENDED" : "TRADING_DISABLED";
}

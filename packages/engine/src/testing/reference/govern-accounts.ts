import type { SetAccountPermissions, SetAccountStatus, SetTradeGroup } from "../../messages/account-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { type Execution, type ReferenceState, userAccount } from "./reference-state.js";

/** Why an account may not place orders, if it may not. */
export function refuseTrading(state: ReferenceState, accountId: number): RejectReason | undefined {
  const account = userAccount(state, accountId);
  if (!account) return "UNKNOWN_ACCOUNT";
  if (account.status === "SUSPENDED") return "ACCOUNT_SUSPENDED";
  return account.permissions.canTrade ? undefined : "TRADING_DISABLED";
}

export function setAccountStatus(
  { state, accountId, events }: Execution,
  { status }: SetAccountStatus,
): RejectReason | undefined {
  const account = userAccount(state, accountId);
  if (!account) return "UNKNOWN_ACCOUNT";

  account.status = status;
  events.push({ type: "AccountStatusChanged", accountId, status });
  return undefined;
}

export function setAccountPermissions(
  { state, accountId, events }: Execution,
  { canTrade, canDeposit, canWithdraw }: SetAccountPermissions,
): RejectReason | undefined {
  const account = userAccount(state, accountId);
  if (!account) return "UNKNOWN_ACCOUNT";

  account.permissions = { canTrade, canDeposit, canWithdraw };
  events.push({ type: "AccountPermissionsChanged", accountId, canTrade, canDeposit, canWithdraw });
  return undefined;
}

export function setTradeGroup(
  { state, accountId, events }: Execution,
  { tradeGroupId }: SetTradeGroup,
): RejectReason | undefined {
  const account = userAccount(state, accountId);
  if (!account) return "UNKNOWN_ACCOUNT";

  account.tradeGroupId = tradeGroupId;
  events.push({ type: "TradeGroupChanged", accountId, tradeGroupId });
  return undefined;
}

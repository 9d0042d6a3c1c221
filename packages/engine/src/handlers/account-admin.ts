import type {
  OpenAccount,
  SetAccountPermissions,
  SetAccountStatus,
  SetTradeGroup,
} from "../messages/account-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded } from "../money/units.js";
import type { State } from "../state.js";
import { ACCOUNT_STATUSES, NO_TRADE_GROUP, TRADE_GROUP_MAX } from "../wallet/account-status.js";
import { isExternalId } from "./external-id.js";

/** Opens an account, of its own or below a parent; the same external id again answers with the first one. */
export function openAccount(
  state: State,
  parentAccountId: number,
  { externalId }: OpenAccount,
): RejectReason | undefined {
  // 1. Refuse.
  if (!isExternalId(externalId)) return "MALFORMED_COMMAND";
  const { accounts, events, funding, position } = state;
  if (parentAccountId !== 0 && !accounts.isOpen(parentAccountId)) return "UNKNOWN_ACCOUNT";
  const first = funding.openings.get(externalId);
  if (first !== undefined) {
    const { accountId } = first;
    if (accounts.parent(accountId) !== parentAccountId) return "EXTERNAL_ID_REUSED";
    events.push({ type: "ExternalIdRepeated", externalId, accountId, firstPosition: first.position });
    return undefined;
  }
  if (accounts.parent(parentAccountId) !== 0) return "PARENT_IS_SUB_ACCOUNT";

  // 2. Commit.
  const accountId = accounts.open(externalId, parentAccountId);
  funding.openings.set(externalId, { externalId, accountId, position });
  events.push({ type: "AccountOpened", accountId, externalId, parentAccountId });
  return undefined;
}

/** Suspends an account or makes it active again. */
export function setAccountStatus(
  state: State,
  accountId: number,
  { status }: SetAccountStatus,
): RejectReason | undefined {
  // 1. Refuse.
  if (!ACCOUNT_STATUSES.includes(status)) return "MALFORMED_COMMAND";
  if (!state.accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";

  // 2. Commit.
  state.accounts.setStatus(accountId, status);
  state.events.push({ type: "AccountStatusChanged", accountId, status });
  return undefined;
}

/** Sets what an account may begin. */
export function setAccountPermissions(
  state: State,
  accountId: number,
  { canDeposit, canTrade, canWithdraw }: SetAccountPermissions,
): RejectReason | undefined {
  // 1. Refuse.
  const permissions = { canTrade, canDeposit, canWithdraw };
  if (Object.values(permissions).some((value) => typeof value !== "boolean")) return "MALFORMED_COMMAND";
  if (!state.accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";

  // 2. Commit.
  state.accounts.setPermissions(accountId, permissions);
  state.events.push({ type: "AccountPermissionsChanged", accountId, ...permissions });
  return undefined;
}

/** Puts an account into a trade group or out of any. */
export function setTradeGroup(
  state: State,
  accountId: number,
  { tradeGroupId }: SetTradeGroup,
): RejectReason | undefined {
  // 1. Refuse.
  const wellFormed = tradeGroupId === NO_TRADE_GROUP || (isGuarded(tradeGroupId) && tradeGroupId <= TRADE_GROUP_MAX);
  if (!wellFormed) return "MALFORMED_COMMAND";
  if (!state.accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";

  // 2. Commit.
  state.accounts.setTradeGroup(accountId, tradeGroupId);
  state.events.push({ type: "TradeGroupChanged", accountId, tradeGroupId });
  return undefined;
}

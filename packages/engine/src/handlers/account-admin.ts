import type { OpenAccount, SetCommission } from "../messages/account-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded, RATE_ONE } from "../money/units.js";
import type { State } from "../state.js";
import { isExternalId } from "./external-id.js";

/** Opens an account; the same external id again answers with the first one. */
export function openAccount(state: State, { externalId }: OpenAccount): RejectReason | undefined {
  // 1. Refuse.
  if (!isExternalId(externalId)) return "MALFORMED_COMMAND";
  const { accounts, events, funding, position } = state;
  const first = funding.openings.get(externalId);
  if (first !== undefined) {
    const { accountId } = first;
    events.push({ type: "ExternalIdRepeated", externalId, accountId, firstPosition: first.position });
    return undefined;
  }

  // 2. Commit.
  const accountId = accounts.open(externalId);
  funding.openings.set(externalId, { externalId, accountId, position });
  events.push({ type: "AccountOpened", accountId, externalId });
  return undefined;
}

/** Gives an account commission rates of its own. */
export function setCommission(state: State, accountId: number, command: SetCommission): RejectReason | undefined {
  // 1. Refuse.
  const { makerCommission, takerCommission } = command;
  if (!isGuarded(makerCommission) || !isGuarded(takerCommission)) return "MALFORMED_COMMAND";
  if (!state.accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";
  if (makerCommission > RATE_ONE || takerCommission > RATE_ONE) return "INVALID_COMMISSION";

  // 2. Commit.
  state.accounts.setRates(accountId, makerCommission, takerCommission);
  state.events.push({ type: "CommissionChanged", accountId, makerCommission, takerCommission });
  return undefined;
}

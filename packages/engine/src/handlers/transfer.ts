import type { Transfer } from "../messages/account-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded } from "../money/units.js";
import { Wide } from "../money/wide.js";
import type { State } from "../state.js";
import { freeCell } from "../wallet/ledger.js";
import { AMOUNT_MAX, answerRepeat, isExternalId } from "./external-id.js";

const transferred = new Wide();

/** Moves free funds between two accounts of one family. Answers with the reason when it is refused. */
export function transfer(state: State, accountId: number, command: Transfer): RejectReason | undefined {
  // 1. Refuse.
  const { amount, assetId, externalId, toAccountId } = command;
  const wellFormed =
    isGuarded(toAccountId) && isGuarded(assetId) && typeof amount === "bigint" && isExternalId(externalId);
  if (!wellFormed) return "MALFORMED_COMMAND";
  const { accounts, events, funding, ledger, position } = state;
  if (!accounts.isOpen(accountId) || !accounts.isOpen(toAccountId)) return "UNKNOWN_ACCOUNT";
  if (state.assets[assetId] === undefined) return "UNKNOWN_ASSET";
  if (amount <= 0n) return "AMOUNT_NOT_POSITIVE";
  const first = funding.transfers.get(externalId);
  if (first !== undefined) {
    if (first.toAccountId !== toAccountId) return "EXTERNAL_ID_REUSED";
    return answerRepeat(state, first, { accountId, assetId, amount });
  }
  if (!accounts.areFamily(accountId, toAccountId)) return "NOT_SAME_FAMILY";
  if (accounts.status(accountId) === "SUSPENDED" || accounts.status(toAccountId) === "SUSPENDED") {
    return "ACCOUNT_SUSPENDED";
  }
  const from = ledger.find(accountId, assetId);
  if (from === -1 || amount > AMOUNT_MAX) return "INSUFFICIENT_BALANCE";
  transferred.setBigInt(amount);
  if (!ledger.cells.covers(freeCell(from), transferred)) return "INSUFFICIENT_BALANCE";

  // 2. Commit.
  funding.transfers.set(externalId, { externalId, accountId, toAccountId, assetId, amount, position });
  const to = ledger.ensure(toAccountId, assetId);
  ledger.touch(from);
  ledger.touch(to);
  ledger.transfer(freeCell(from), freeCell(to), transferred);
  const moved = { assetId, amount, externalId };
  const accountEvent = accounts.nextEvent(accountId);
  events.push({ type: "TransferSent", accountId, accountEvent, ...moved, toAccountId });
  const received = accounts.nextEvent(toAccountId);
  events.push({
    type: "TransferReceived",
    accountId: toAccountId,
    accountEvent: received,
    ...moved,
    fromAccountId: accountId,
  });
  return undefined;
}

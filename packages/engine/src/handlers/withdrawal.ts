import type { ConfirmWithdrawal, RejectWithdrawal, RequestWithdrawal } from "../messages/account-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded } from "../money/units.js";
import { Wide } from "../money/wide.js";
import type { State } from "../state.js";
import { freeCell, lockedCell } from "../wallet/ledger.js";
import { AMOUNT_MAX, answerRepeat, isExternalId } from "./external-id.js";

const withdrawn = new Wide();

/** First step: locks the funds. Answers with the reason when it is refused. */
export function requestWithdrawal(
  state: State,
  accountId: number,
  command: RequestWithdrawal,
): RejectReason | undefined {
  // 1. Refuse.
  const { amount, assetId, externalId } = command;
  if (!isGuarded(assetId) || typeof amount !== "bigint" || !isExternalId(externalId)) return "MALFORMED_COMMAND";
  if (!state.accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";
  if (state.assets[assetId] === undefined) return "UNKNOWN_ASSET";
  if (amount <= 0n) return "AMOUNT_NOT_POSITIVE";
  const first = state.funding.withdrawals.get(externalId);
  if (first !== undefined) return answerRepeat(state, first, { accountId, assetId, amount });
  const { accounts, funding, ledger, position } = state;
  const balance = ledger.find(accountId, assetId);
  if (balance === -1 || amount > AMOUNT_MAX) return "INSUFFICIENT_BALANCE";
  withdrawn.setBigInt(amount);
  if (!ledger.cells.covers(freeCell(balance), withdrawn)) return "INSUFFICIENT_BALANCE";

  // 2. Commit.
  funding.withdrawals.set(externalId, { externalId, accountId, assetId, amount, position, status: "REQUESTED" });
  ledger.touch(balance);
  ledger.transfer(freeCell(balance), lockedCell(balance), withdrawn);
  const accountEvent = accounts.nextEvent(accountId);
  state.events.push({ type: "WithdrawalRequested", accountId, accountEvent, assetId, amount, externalId });
  return undefined;
}

/** Second step: the locked funds leave the venue (confirm) or are free again (reject). */
export function settleWithdrawal(
  state: State,
  command: ConfirmWithdrawal | RejectWithdrawal,
): RejectReason | undefined {
  // 1. Refuse.
  if (!isExternalId(command.externalId)) return "MALFORMED_COMMAND";
  const withdrawal = state.funding.withdrawals.get(command.externalId);
  if (withdrawal === undefined) return "UNKNOWN_WITHDRAWAL";
  if (withdrawal.status !== "REQUESTED") return "WITHDRAWAL_ALREADY_SETTLED";

  // 2. Commit.
  const { ledger } = state;
  const { accountId, amount, assetId, externalId } = withdrawal;
  const confirmed = command.type === "ConfirmWithdrawal";
  withdrawal.status = confirmed ? "CONFIRMED" : "REJECTED";
  const balance = ledger.ensure(accountId, assetId);
  withdrawn.setBigInt(amount);
  ledger.touch(balance);
  ledger.transfer(lockedCell(balance), freeCell(confirmed ? ledger.outside(assetId) : balance), withdrawn);
  const accountEvent = state.accounts.nextEvent(accountId);
  const type = confirmed ? "WithdrawalConfirmed" : "WithdrawalRejected";
  state.events.push({ type, accountId, accountEvent, assetId, amount, externalId });
  return undefined;
}

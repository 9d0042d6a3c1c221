import type {
  ApproveWithdrawal,
  RejectWithdrawal,
  RequestWithdrawal,
  SendWithdrawal,
} from "../messages/account-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded } from "../money/units.js";
import { Wide } from "../money/wide.js";
import type { State } from "../state.js";
import type { WithdrawalRecord, WithdrawalStatus } from "../wallet/funding.js";
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
  const { accounts, funding, ledger, position } = state;
  if (!accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";
  if (state.assets[assetId] === undefined) return "UNKNOWN_ASSET";
  if (amount <= 0n) return "AMOUNT_NOT_POSITIVE";
  const first = funding.withdrawals.get(externalId);
  if (first !== undefined) return answerRepeat(state, first, { accountId, assetId, amount });
  if (accounts.status(accountId) === "SUSPENDED") return "ACCOUNT_SUSPENDED";
  if (!accounts.canWithdraw(accountId)) return "WITHDRAWALS_DISABLED";
  const balance = ledger.find(accountId, assetId);
  if (balance === -1 || amount > AMOUNT_MAX) return "INSUFFICIENT_BALANCE";
  withdrawn.setBigInt(amount);
  if (!ledger.cells.covers(freeCell(balance), withdrawn)) return "INSUFFICIENT_BALANCE";

  // 2. Commit.
  const status = "REQUESTED";
  const record = { externalId, accountId, assetId, amount, position, status, statusPosition: position } as const;
  funding.withdrawals.set(externalId, { ...record });
  ledger.touch(balance);
  ledger.transfer(freeCell(balance), lockedCell(balance), withdrawn);
  const accountEvent = accounts.nextEvent(accountId);
  state.events.push({ type: "WithdrawalRequested", accountId, accountEvent, assetId, amount, externalId });
  return undefined;
}

/** Second step: it may be sent. */
export function approveWithdrawal(state: State, { externalId }: ApproveWithdrawal): RejectReason | undefined {
  // 1. Refuse.
  if (!isExternalId(externalId)) return "MALFORMED_COMMAND";
  const withdrawal = state.funding.withdrawals.get(externalId);
  if (withdrawal === undefined) return "UNKNOWN_WITHDRAWAL";
  if (withdrawal.status === "APPROVED") return answerRepeatedStep(state, withdrawal);
  if (withdrawal.status !== "REQUESTED") return "WITHDRAWAL_ALREADY_SETTLED";

  // 2. Commit.
  const { accountId, amount, assetId } = withdrawal;
  moveTo(state, withdrawal, "APPROVED");
  const accountEvent = state.accounts.nextEvent(accountId);
  state.events.push({ type: "WithdrawalApproved", accountId, accountEvent, assetId, amount, externalId });
  return undefined;
}

/** Last step: the locked funds leave the venue (send, once approved) or are free again (reject). */
export function endWithdrawal(state: State, command: SendWithdrawal | RejectWithdrawal): RejectReason | undefined {
  // 1. Refuse.
  const { externalId, type } = command;
  if (!isExternalId(externalId)) return "MALFORMED_COMMAND";
  const withdrawal = state.funding.withdrawals.get(externalId);
  if (withdrawal === undefined) return "UNKNOWN_WITHDRAWAL";
  const status = type === "SendWithdrawal" ? "SENT" : "REJECTED";
  if (withdrawal.status === status) return answerRepeatedStep(state, withdrawal);
  if (withdrawal.status === "SENT" || withdrawal.status === "REJECTED") return "WITHDRAWAL_ALREADY_SETTLED";
  if (status === "SENT" && withdrawal.status === "REQUESTED") return "WITHDRAWAL_NOT_APPROVED";

  // 2. Commit.
  const { ledger } = state;
  const { accountId, amount, assetId } = withdrawal;
  moveTo(state, withdrawal, status);
  const balance = ledger.ensure(accountId, assetId);
  withdrawn.setBigInt(amount);
  ledger.touch(balance);
  const to = status === "SENT" ? ledger.outside(assetId) : balance;
  ledger.transfer(lockedCell(balance), freeCell(to), withdrawn);
  const accountEvent = state.accounts.nextEvent(accountId);
  const event = status === "SENT" ? "WithdrawalSent" : "WithdrawalRejected";
  state.events.push({ type: event, accountId, accountEvent, assetId, amount, externalId });
  return undefined;
}

function moveTo({ position }: State, withdrawal: WithdrawalRecord, status: WithdrawalStatus): void {
  withdrawal.status = status;
  withdrawal.statusPosition = position;
}

/** The step was taken before and is the newest: nothing moves. */
function answerRepeatedStep({ events }: State, { accountId, externalId, statusPosition }: WithdrawalRecord): undefined {
  events.push({ type: "ExternalIdRepeated", externalId, accountId, firstPosition: statusPosition });
}

import { invariant } from "../../assert.js";
import type { ApproveWithdrawal, RejectWithdrawal, SendWithdrawal } from "../../messages/account-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { post } from "./reference-ledger.js";
import type { Execution } from "./reference-state.js";

const STATUS_AFTER = { ApproveWithdrawal: "APPROVED", SendWithdrawal: "SENT", RejectWithdrawal: "REJECTED" } as const;

/** Takes a withdrawal one step on. The step that was its last is answered with its first result. */
export function stepWithdrawal(
  execution: Execution,
  { type, externalId }: ApproveWithdrawal | SendWithdrawal | RejectWithdrawal,
): RejectReason | undefined {
  const { state, events } = execution;
  const withdrawal = state.withdrawals.get(externalId);
  if (!withdrawal) return "UNKNOWN_WITHDRAWAL";
  const { accountId, assetId, amount, status } = withdrawal;
  const next = STATUS_AFTER[type];
  if (status === next) {
    events.push({ type: "ExternalIdRepeated", externalId, accountId, firstPosition: withdrawal.since });
    return undefined;
  }
  if (status === "SENT" || status === "REJECTED") return "WITHDRAWAL_ALREADY_SETTLED";
  if (next === "SENT" && status !== "APPROVED") return "WITHDRAWAL_NOT_APPROVED";

  withdrawal.status = next;
  withdrawal.since = state.position;
  const account = state.accounts.get(accountId);
  invariant(account !== undefined, "a withdrawal is of a known account");
  account.events += 1;
  const funding = { accountId, accountEvent: account.events, assetId, amount, externalId };
  if (next === "APPROVED") events.push({ type: "WithdrawalApproved", ...funding });
  else if (next === "SENT") {
    state.deposited[assetId] = (state.deposited[assetId] ?? 0n) - amount;
    post(execution, accountId, assetId, { locked: -amount });
    events.push({ type: "WithdrawalSent", ...funding });
  } else {
    post(execution, accountId, assetId, { free: amount, locked: -amount });
    events.push({ type: "WithdrawalRejected", ...funding });
  }
  return undefined;
}

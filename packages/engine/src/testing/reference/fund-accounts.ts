import type {
  ConfirmWithdrawal,
  Deposit,
  OpenAccount,
  RejectWithdrawal,
  RequestWithdrawal,
  SetCommission,
} from "../../messages/account-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { RATE_ONE } from "../../money/units.js";
import { freeOf, LARGEST_AMOUNT, post } from "./reference-ledger.js";
import { type Execution, newAccount, type ReferenceDeposit, userAccount } from "./reference-state.js";

export function openAccount({ state, events }: Execution, { externalId }: OpenAccount): RejectReason | undefined {
  const first = state.openedAccounts.get(externalId);
  if (first) {
    const { accountId, position } = first;
    events.push({ type: "ExternalIdRepeated", externalId, accountId, firstPosition: position });
    return undefined;
  }
  const accountId = state.openedAccounts.size + 1;
  state.openedAccounts.set(externalId, { accountId, position: state.position });
  state.accounts.set(accountId, newAccount(accountId));
  events.push({ type: "AccountOpened", accountId, externalId });
  return undefined;
}

export function deposit(execution: Execution, command: Deposit): RejectReason | undefined {
  const { state, accountId, events } = execution;
  const { assetId, amount, externalId } = command;
  const account = userAccount(state, accountId);
  if (!account) return "UNKNOWN_ACCOUNT";
  const total = state.deposited[assetId];
  if (total === undefined) return "UNKNOWN_ASSET";
  if (amount <= 0n) return "AMOUNT_NOT_POSITIVE";
  const first = state.deposits.get(externalId);
  if (first) return repeat(execution, first, command);
  if (total + amount > LARGEST_AMOUNT) return "AMOUNT_OVERFLOW";

  state.deposits.set(externalId, { accountId, assetId, amount, position: state.position });
  state.deposited[assetId] = total + amount;
  post(execution, accountId, assetId, { free: amount });
  account.events += 1;
  events.push({ type: "Deposited", accountId, accountEvent: account.events, assetId, amount, externalId });
  return undefined;
}

export function requestWithdrawal(execution: Execution, command: RequestWithdrawal): RejectReason | undefined {
  const { state, accountId, events } = execution;
  const { assetId, amount, externalId } = command;
  const account = userAccount(state, accountId);
  if (!account) return "UNKNOWN_ACCOUNT";
  if (!state.assets[assetId]) return "UNKNOWN_ASSET";
  if (amount <= 0n) return "AMOUNT_NOT_POSITIVE";
  const first = state.withdrawals.get(externalId);
  if (first) return repeat(execution, first, command);
  if (freeOf(state, accountId, assetId) < amount) return "INSUFFICIENT_BALANCE";

  state.withdrawals.set(externalId, { accountId, assetId, amount, position: state.position, settled: false });
  post(execution, accountId, assetId, { free: -amount, locked: amount });
  account.events += 1;
  events.push({ type: "WithdrawalRequested", accountId, accountEvent: account.events, assetId, amount, externalId });
  return undefined;
}

export function settleWithdrawal(
  execution: Execution,
  { type, externalId }: ConfirmWithdrawal | RejectWithdrawal,
): RejectReason | undefined {
  const { state, events } = execution;
  const withdrawal = state.withdrawals.get(externalId);
  if (!withdrawal) return "UNKNOWN_WITHDRAWAL";
  if (withdrawal.settled) return "WITHDRAWAL_ALREADY_SETTLED";

  withdrawal.settled = true;
  const { accountId, assetId, amount } = withdrawal;
  const account = state.accounts.get(accountId) ?? newAccount(accountId);
  account.events += 1;
  const funding = { accountId, accountEvent: account.events, assetId, amount, externalId };
  if (type === "ConfirmWithdrawal") {
    state.deposited[assetId] = (state.deposited[assetId] ?? 0n) - amount;
    post(execution, accountId, assetId, { locked: -amount });
    events.push({ type: "WithdrawalConfirmed", ...funding });
  } else {
    post(execution, accountId, assetId, { free: amount, locked: -amount });
    events.push({ type: "WithdrawalRejected", ...funding });
  }
  return undefined;
}

export function setCommission(execution: Execution, command: SetCommission): RejectReason | undefined {
  const { state, accountId, events } = execution;
  const { makerCommission, takerCommission } = command;
  const account = userAccount(state, accountId);
  if (!account) return "UNKNOWN_ACCOUNT";
  if (makerCommission > RATE_ONE || takerCommission > RATE_ONE) return "INVALID_COMMISSION";

  account.commission = { maker: makerCommission, taker: takerCommission };
  events.push({ type: "CommissionChanged", accountId, makerCommission, takerCommission });
  return undefined;
}

/** The same external id again: answered with the first command when it says the same. */
function repeat(
  { accountId, events }: Execution,
  first: ReferenceDeposit,
  { assetId, amount, externalId }: Deposit | RequestWithdrawal,
): RejectReason | undefined {
  if (first.accountId !== accountId || first.assetId !== assetId || first.amount !== amount) {
    return "EXTERNAL_ID_REUSED";
  }
  events.push({ type: "ExternalIdRepeated", externalId, accountId, firstPosition: first.position });
  return undefined;
}

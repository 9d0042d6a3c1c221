import type { Deposit, OpenAccount, RequestWithdrawal, Transfer } from "../../messages/account-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { freeOf, LARGEST_AMOUNT, post } from "./reference-ledger.js";
import {
  type Execution,
  newAccount,
  type ReferenceAccount,
  type ReferenceDeposit,
  userAccount,
} from "./reference-state.js";

export function openAccount(execution: Execution, { externalId }: OpenAccount): RejectReason | undefined {
  const { state, events, accountId: parentAccountId } = execution;
  const parent = state.accounts.get(parentAccountId);
  if (!parent) return "UNKNOWN_ACCOUNT";
  const first = state.openedAccounts.get(externalId);
  if (first) {
    const { accountId, position } = first;
    if (state.accounts.get(accountId)?.parentAccountId !== parentAccountId) return "EXTERNAL_ID_REUSED";
    events.push({ type: "ExternalIdRepeated", externalId, accountId, firstPosition: position });
    return undefined;
  }
  if (parent.parentAccountId !== 0) return "PARENT_IS_SUB_ACCOUNT";
  const accountId = state.openedAccounts.size + 1;
  state.openedAccounts.set(externalId, { accountId, position: state.position });
  state.accounts.set(accountId, newAccount(accountId, parentAccountId));
  events.push({ type: "AccountOpened", accountId, externalId, parentAccountId });
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
  if (!account.permissions.canDeposit) return "DEPOSITS_DISABLED";
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
  if (account.status === "SUSPENDED") return "ACCOUNT_SUSPENDED";
  if (!account.permissions.canWithdraw) return "WITHDRAWALS_DISABLED";
  if (freeOf(state, accountId, assetId) < amount) return "INSUFFICIENT_BALANCE";

  const { position } = state;
  state.withdrawals.set(externalId, { accountId, assetId, amount, position, status: "REQUESTED", since: position });
  post(execution, accountId, assetId, { free: -amount, locked: amount });
  account.events += 1;
  events.push({ type: "WithdrawalRequested", accountId, accountEvent: account.events, assetId, amount, externalId });
  return undefined;
}

export function transfer(execution: Execution, command: Transfer): RejectReason | undefined {
  const { state, accountId, events } = execution;
  const { toAccountId, assetId, amount, externalId } = command;
  const from = userAccount(state, accountId);
  const to = userAccount(state, toAccountId);
  if (!from || !to) return "UNKNOWN_ACCOUNT";
  if (!state.assets[assetId]) return "UNKNOWN_ASSET";
  if (amount <= 0n) return "AMOUNT_NOT_POSITIVE";
  const first = state.transfers.get(externalId);
  if (first) return first.toAccountId === toAccountId ? repeat(execution, first, command) : "EXTERNAL_ID_REUSED";
  const family = (account: ReferenceAccount): number => account.parentAccountId || account.accountId;
  if (from === to || family(from) !== family(to)) return "NOT_SAME_FAMILY";
  if ([from, to].some(({ status }) => status === "SUSPENDED")) return "ACCOUNT_SUSPENDED";
  if (freeOf(state, accountId, assetId) < amount) return "INSUFFICIENT_BALANCE";

  state.transfers.set(externalId, { accountId, toAccountId, assetId, amount, position: state.position });
  post(execution, accountId, assetId, { free: -amount });
  post(execution, toAccountId, assetId, { free: amount });
  const moved = { assetId, amount, externalId };
  from.events += 1;
  events.push({ type: "TransferSent", accountId, accountEvent: from.events, ...moved, toAccountId });
  to.events += 1;
  const received = { accountId: toAccountId, accountEvent: to.events, ...moved, fromAccountId: accountId };
  events.push({ type: "TransferReceived", ...received });
  return undefined;
}

/** The same external id again: answered with the first command when it says the same. */
function repeat(
  { accountId, events }: Execution,
  first: ReferenceDeposit,
  { assetId, amount, externalId }: Deposit | RequestWithdrawal | Transfer,
): RejectReason | undefined {
  if (first.accountId !== accountId || first.assetId !== assetId || first.amount !== amount) {
    return "EXTERNAL_ID_REUSED";
  }
  events.push({ type: "ExternalIdRepeated", externalId, accountId, firstPosition: first.position });
  return undefined;
}

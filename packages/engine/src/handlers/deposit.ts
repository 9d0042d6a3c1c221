import type { Deposit } from "../messages/account-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded } from "../money/units.js";
import { Wide } from "../money/wide.js";
import type { State } from "../state.js";
import { freeCell } from "../wallet/ledger.js";
import { AMOUNT_MAX, answerRepeat, isExternalId } from "./external-id.js";

const deposited = new Wide();

/** Credits an account from outside. Answers with the reason when it is refused. */
export function deposit(state: State, accountId: number, command: Deposit): RejectReason | undefined {
  // 1. Refuse.
  const { amount, assetId, externalId } = command;
  if (!isGuarded(assetId) || typeof amount !== "bigint" || !isExternalId(externalId)) return "MALFORMED_COMMAND";
  if (!state.accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";
  if (state.assets[assetId] === undefined) return "UNKNOWN_ASSET";
  if (amount <= 0n) return "AMOUNT_NOT_POSITIVE";
  const first = state.funding.deposits.get(externalId);
  if (first !== undefined) return answerRepeat(state, first, { accountId, assetId, amount });
  if (!state.accounts.canDeposit(accountId)) return "DEPOSITS_DISABLED";
  if (amount > AMOUNT_MAX - heldByVenue(state, assetId)) return "AMOUNT_OVERFLOW";

  // 2. Commit.
  const { accounts, funding, ledger, position } = state;
  funding.deposits.set(externalId, { externalId, accountId, assetId, amount, position });
  const balance = ledger.ensure(accountId, assetId);
  deposited.setBigInt(amount);
  ledger.touch(balance);
  ledger.transfer(freeCell(ledger.outside(assetId)), freeCell(balance), deposited);
  const accountEvent = accounts.nextEvent(accountId);
  state.events.push({ type: "Deposited", accountId, accountEvent, assetId, amount, externalId });
  return undefined;
}

/** Deposits − withdrawals of an asset, without making a cell for one that never had any. */
export function heldByVenue(state: State, assetId: number): bigint {
  const outside = state.ledger.findOutside(assetId);
  return outside === -1 ? 0n : -state.ledger.cells.toBigInt(freeCell(outside));
}

import type { State } from "../state.js";
import { NO_TRADE_GROUP } from "../wallet/account-status.js";

/** Whether two accounts count as one when self-trades are prevented: they are one, or members of one trade group. */
export function isSelf({ accounts }: State, accountId: number, otherId: number): boolean {
  if (accountId === otherId) return true;
  const group = accounts.tradeGroup(accountId);
  return group !== NO_TRADE_GROUP && group === accounts.tradeGroup(otherId);
}

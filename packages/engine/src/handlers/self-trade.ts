import { SELF_TRADE_PREVENTION_CODE } from "../order/codes.js";
import type { State } from "../state.js";
import { NO_TRADE_GROUP } from "../wallet/account-status.js";

/** Whether two accounts count as one when self-trades are prevented: they are one, or members of one trade group. */
export function isSelf({ accounts }: State, accountId: number, otherId: number): boolean {
  if (accountId === otherId) return true;
  const group = accounts.tradeGroup(accountId);
  return group !== NO_TRADE_GROUP && group === accounts.tradeGroup(otherId);
}

/**
 * Whether a prevented match of a taker in mode TRANSFER moves what would have traded: between two accounts, when the maker wants it too.
 * In all other cases TRANSFER is DECREMENT.
 */
export const transfersWith = ({ orders }: State, accountId: number, maker: number): boolean =>
  orders.selfTradePrevention(maker) === SELF_TRADE_PREVENTION_CODE.TRANSFER && orders.accountId(maker) !== accountId;

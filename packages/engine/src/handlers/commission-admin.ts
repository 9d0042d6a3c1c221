import type { SetCommission, SetDiscountEnabled } from "../messages/account-commands.js";
import type { SetCommissionDiscount, SetSymbolCommission } from "../messages/market-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded, RATE_ONE, type Rate } from "../money/units.js";
import type { State } from "../state.js";
import { canonicalFurther, canonicalRates, isFurtherCommission, isRates } from "../symbol/check-commission.js";
import { areAtMostOne, type CommissionRates, type FurtherCommission, NO_FURTHER } from "../symbol/commission.js";

/** Gives an account standard rates of its own. */
export function setCommission(state: State, accountId: number, command: SetCommission): RejectReason | undefined {
  // 1. Refuse.
  if (!isRates(command)) return "MALFORMED_COMMAND";
  if (!state.accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";
  if (!areAtMostOne(command)) return "INVALID_COMMISSION";

  // 2. Commit.
  const rates = canonicalRates(command);
  state.accounts.setRates(accountId, rates);
  state.events.push({ type: "CommissionChanged", accountId, ...rates });
  return undefined;
}

/** Whether a symbol's parts together take at most everything. */
export const isSymbolCommission = (
  makerCommission: Rate,
  takerCommission: Rate,
  further: FurtherCommission | undefined,
): boolean => {
  const { buyerCommission, sellerCommission, special, tax } = further ?? NO_FURTHER;
  const standard: CommissionRates = { makerCommission, takerCommission, buyerCommission, sellerCommission };
  return areAtMostOne(standard, special, tax);
};

/** Replaces what a symbol charges. Trades from now on pay it, orders that rest already included. */
export function setSymbolCommission(state: State, command: SetSymbolCommission): RejectReason | undefined {
  // 1. Refuse.
  const { furtherCommission, makerCommission, symbolId, takerCommission } = command;
  const wellFormed =
    [symbolId, makerCommission, takerCommission].every(isGuarded) &&
    (furtherCommission === undefined || isFurtherCommission(furtherCommission));
  if (!wellFormed) return "MALFORMED_COMMAND";
  const market = state.markets[symbolId];
  if (market === undefined) return "UNKNOWN_SYMBOL";
  if (!isSymbolCommission(makerCommission, takerCommission, furtherCommission)) return "INVALID_COMMISSION";

  // 2. Commit.
  const further = furtherCommission && { furtherCommission: canonicalFurther(furtherCommission) };
  market.setCommission(makerCommission, takerCommission, further?.furtherCommission);
  state.events.push({ type: "SymbolCommissionChanged", symbolId, makerCommission, takerCommission, ...further });
  return undefined;
}

/** Says in which asset commission is cheaper, or that it is in none. */
export function setCommissionDiscount(state: State, command: SetCommissionDiscount): RejectReason | undefined {
  // 1. Refuse.
  const { discount } = command;
  if (discount !== undefined) {
    const isRecord = typeof discount === "object" && discount !== null;
    if (!isRecord || !isGuarded(discount.assetId) || !isGuarded(discount.discount)) return "MALFORMED_COMMAND";
    if (state.assets[discount.assetId] === undefined) return "UNKNOWN_ASSET";
    if (discount.discount > RATE_ONE) return "INVALID_COMMISSION";
  }

  // 2. Commit.
  const canonical = discount && { assetId: discount.assetId, discount: discount.discount };
  state.commissionDiscount = canonical;
  state.events.push({ type: "CommissionDiscountChanged", ...(canonical && { discount: canonical }) });
  return undefined;
}

/** Lets an account pay its commission in the discount asset, or not. */
export function setDiscountEnabled(
  state: State,
  accountId: number,
  { isEnabled }: SetDiscountEnabled,
): RejectReason | undefined {
  // 1. Refuse.
  if (typeof isEnabled !== "boolean") return "MALFORMED_COMMAND";
  if (!state.accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";

  // 2. Commit.
  state.accounts.setDiscountEnabled(accountId, isEnabled);
  state.events.push({ type: "DiscountEnabledChanged", accountId, isEnabled });
  return undefined;
}

import type { Market } from "../book/market.js";
import { RATE_ONE } from "../money/units.js";
import type { State } from "../state.js";
import { roleOf } from "../symbol/commission.js";
import { chargeBuyer, chargeSeller, type Fill } from "../wallet/settlement.js";
import { payDiscounted } from "./discounted-commission.js";

/** What an account pays of what it receives in a role: all parts together, at most everything. */
export function totalRate(state: State, market: Market, accountId: number, role: number): number {
  const standard = state.accounts.standardRate(accountId, role, market.standardRates[role] as number);
  const total = standard + (market.furtherRates[role] as number);
  return total > RATE_ONE ? RATE_ONE : total;
}

/** Takes both sides' commission of a settled fill, the buyer's first: from what they received, or in the discount asset. */
export function chargeCommission(
  state: State,
  market: Market,
  fill: Fill,
  buyerAccountId: number,
  sellerAccountId: number,
  isBuyerMaker: boolean,
): void {
  fill.buyerCommissionAssetId = market.baseAssetId;
  fill.sellerCommissionAssetId = market.quoteAssetId;
  if (!market.isDiscountEnabled || state.commissionDiscount === undefined) {
    chargeBuyer(state.ledger, fill);
    chargeSeller(state.ledger, fill);
    return;
  }
  const { assetId } = state.commissionDiscount;
  const { base, buyerCommission, quote, sellerCommission } = fill;
  const buyerRole = roleOf(isBuyerMaker, true);
  const sellerRole = roleOf(!isBuyerMaker, false);
  if (payDiscounted(state, market, buyerAccountId, buyerRole, market.baseAssetId, base, buyerCommission)) {
    fill.buyerCommissionAssetId = assetId;
  } else chargeBuyer(state.ledger, fill);
  if (payDiscounted(state, market, sellerAccountId, sellerRole, market.quoteAssetId, quote, sellerCommission)) {
    fill.sellerCommissionAssetId = assetId;
  } else chargeSeller(state.ledger, fill);
}

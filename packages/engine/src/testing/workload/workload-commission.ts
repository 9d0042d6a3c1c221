import type { Envelope } from "../../messages/command.js";
import { RATE_ONE, toRate } from "../../money/units.js";
import type { CommissionRates } from "../../symbol/commission.js";
import type { Dice } from "../dice.js";
import type { LiveState } from "../live-state.js";
import { envelopeOf } from "../test-venue.js";
import { someAccountId, someSymbolId } from "./workload-orders.js";

const someRates = (dice: Dice): CommissionRates => ({
  makerCommission: toRate(dice.pick([0, 1, 10_000, 33_333_333, 80_000_000])),
  takerCommission: toRate(dice.pick([0, 7, 20_000, 66_666_667, 80_000_000])),
  buyerCommission: toRate(dice.pick([0, 0, 3, 5_000, 20_000_000])),
  sellerCommission: toRate(dice.pick([0, 0, 11, 7_000, 20_000_000])),
});

/** Small enough for three parts of them, and now and then for everything together with an account's own. */
const smallRates = (dice: Dice): CommissionRates => ({
  makerCommission: toRate(dice.pick([0, 0, 13, 70_000])),
  takerCommission: toRate(dice.pick([0, 0, 17, 90_000])),
  buyerCommission: toRate(dice.pick([0, 0, 19, 30_000_000])),
  sellerCommission: toRate(dice.pick([0, 0, 23, 30_000_000])),
});

export const setCommission = (live: LiveState, dice: Dice): Envelope =>
  envelopeOf(someAccountId(live, dice), { type: "SetCommission", ...someRates(dice) });

export function setSymbolCommission(live: LiveState, dice: Dice): Envelope {
  const symbolId = someSymbolId(live, dice);
  const standard = { makerCommission: toRate(dice.below(200_000)), takerCommission: toRate(dice.below(200_000)) };
  if (dice.chance(0.2)) return envelopeOf(0, { type: "SetSymbolCommission", symbolId, ...standard });
  const { buyerCommission, sellerCommission } = smallRates(dice);
  const [special, tax] = [smallRates(dice), smallRates(dice)];
  const furtherCommission = { buyerCommission, sellerCommission, special, tax, isDiscountEnabled: dice.chance(0.8) };
  return envelopeOf(0, { type: "SetSymbolCommission", symbolId, ...standard, furtherCommission });
}

export function setCommissionDiscount(live: LiveState, dice: Dice): Envelope {
  if (dice.chance(0.1)) return envelopeOf(0, { type: "SetCommissionDiscount" });
  const assetId = dice.below(Math.min(5, live.assets.length));
  const discount = toRate(dice.pick([0, 1, 25_000_000, 75_000_000, RATE_ONE]));
  return envelopeOf(0, { type: "SetCommissionDiscount", discount: { assetId, discount } });
}

export const setDiscountEnabled = (live: LiveState, dice: Dice): Envelope =>
  envelopeOf(someAccountId(live, dice), { type: "SetDiscountEnabled", isEnabled: dice.chance(0.7) });

import { isGuarded } from "../money/units.js";
import type { CommissionRates, FurtherCommission } from "./commission.js";

/** Whether what came with a command has the shape of rates, and guarded numbers only. */
export const isRates = (rates: CommissionRates): boolean =>
  typeof rates === "object" &&
  rates !== null &&
  [rates.makerCommission, rates.takerCommission, rates.buyerCommission, rates.sellerCommission].every(isGuarded);

export const isFurtherCommission = (further: FurtherCommission): boolean =>
  typeof further === "object" &&
  further !== null &&
  isGuarded(further.buyerCommission) &&
  isGuarded(further.sellerCommission) &&
  isRates(further.special) &&
  isRates(further.tax) &&
  typeof further.isDiscountEnabled === "boolean";

/** The known fields in one order: what state, events and snapshots hold. */
export const canonicalRates = (rates: CommissionRates): CommissionRates => ({
  makerCommission: rates.makerCommission,
  takerCommission: rates.takerCommission,
  buyerCommission: rates.buyerCommission,
  sellerCommission: rates.sellerCommission,
});

export const canonicalFurther = (further: FurtherCommission): FurtherCommission => ({
  buyerCommission: further.buyerCommission,
  sellerCommission: further.sellerCommission,
  special: canonicalRates(further.special),
  tax: canonicalRates(further.tax),
  isDiscountEnabled: further.isDiscountEnabled,
});

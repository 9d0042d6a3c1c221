import { RATE_ONE, type Rate, toRate } from "../money/units.js";

/** The rates of one part of the commission: each trade pays (maker or taker) + (buyer or seller). */
export interface CommissionRates {
  readonly makerCommission: Rate;
  readonly takerCommission: Rate;
  readonly buyerCommission: Rate;
  readonly sellerCommission: Rate;
}

/** What a symbol charges beyond its standard maker and taker rates. */
export interface FurtherCommission {
  /** The rest of the standard part. */
  readonly buyerCommission: Rate;
  readonly sellerCommission: Rate;
  /** Parts that neither an account's own rates nor the discount touch. */
  readonly special: CommissionRates;
  readonly tax: CommissionRates;
  /** Whether accounts may pay in the discount asset. */
  readonly isDiscountEnabled: boolean;
}

/** The asset in which commission is cheaper, on the symbols and for the accounts that allow it. */
export interface CommissionDiscount {
  readonly assetId: number;
  /** Factor on the standard part: 0.75 in 10⁻⁸ lets pay three quarters of it. */
  readonly discount: Rate;
}

export const NO_RATES: CommissionRates = {
  makerCommission: toRate(0),
  takerCommission: toRate(0),
  buyerCommission: toRate(0),
  sellerCommission: toRate(0),
};

/** What a symbol charges beyond its standard rates when nothing is said. */
export const NO_FURTHER: FurtherCommission = {
  buyerCommission: toRate(0),
  sellerCommission: toRate(0),
  special: NO_RATES,
  tax: NO_RATES,
  isDiscountEnabled: false,
};

/** Place of a trade's role in {@link ratesByRole}. */
export const roleOf = (isMaker: boolean, isBuyer: boolean): number => (isMaker ? 0 : 2) + (isBuyer ? 0 : 1);

/** What each role pays: maker that buys, maker that sells, taker that buys, taker that sells. */
export const ratesByRole = (rates: CommissionRates): readonly number[] => [
  rates.makerCommission + rates.buyerCommission,
  rates.makerCommission + rates.sellerCommission,
  rates.takerCommission + rates.buyerCommission,
  rates.takerCommission + rates.sellerCommission,
];

/** Whether no role would pay more than everything. */
export function areAtMostOne(...parts: readonly CommissionRates[]): boolean {
  const total = (pick: (rates: CommissionRates) => number): number => parts.reduce((sum, part) => sum + pick(part), 0);
  const maker = total(({ makerCommission }) => makerCommission);
  const taker = total(({ takerCommission }) => takerCommission);
  const buyer = total(({ buyerCommission }) => buyerCommission);
  const seller = total(({ sellerCommission }) => sellerCommission);
  return Math.max(maker, taker) + Math.max(buyer, seller) <= RATE_ONE;
}

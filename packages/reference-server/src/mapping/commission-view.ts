import { type CommissionDiscount, type CommissionRates, NO_FURTHER, NO_RATES, type Side } from "@pricetime/engine";
import type { AccountRecord } from "@pricetime/engine/projections";
import type * as wire from "@pricetime/sdk";
import type { Market, Markets } from "../markets.js";
import { rateText } from "./decimal-text.js";

/** Shown where clients look for a discount asset and the venue has none. */
const NO_DISCOUNT_ASSET = "BNB";

/** What decides an account's commission on a market. */
export interface CommissionFacts {
  readonly market: Market;
  /** Undefined for an account that never did anything. */
  readonly record: AccountRecord | undefined;
  readonly discount: CommissionDiscount | undefined;
}

/** The account's own standard rates, else the symbol's, else none. */
export function standardRates(market: Market | undefined, record: AccountRecord | undefined): CommissionRates {
  if (record?.commission !== undefined) return record.commission;
  if (market === undefined) return NO_RATES;
  const { makerCommission, takerCommission, furtherCommission = NO_FURTHER } = market.definition;
  const { buyerCommission, sellerCommission } = furtherCommission;
  return { makerCommission, takerCommission, buyerCommission, sellerCommission };
}

export const commissionRates = (rates: CommissionRates): wire.CommissionRates => ({
  maker: rateText(rates.makerCommission),
  taker: rateText(rates.takerCommission),
  buyer: rateText(rates.buyerCommission),
  seller: rateText(rates.sellerCommission),
});

export function accountCommission(markets: Markets, facts: CommissionFacts): wire.AccountCommission {
  const { market, record } = facts;
  const { special, tax } = market.definition.furtherCommission ?? NO_FURTHER;
  return {
    symbol: market.definition.symbol,
    standardCommission: commissionRates(standardRates(market, record)),
    specialCommission: commissionRates(special),
    taxCommission: commissionRates(tax),
    discount: discountView(markets, facts),
  };
}

/** Rates that a tested order would pay as a maker and as a taker, its side's part added. */
export function testOrderCommission(markets: Markets, facts: CommissionFacts, side: Side): wire.TestOrderCommission {
  const { market, record } = facts;
  const { special, tax } = market.definition.furtherCommission ?? NO_FURTHER;
  const forOrder = (rates: CommissionRates) => {
    const ofSide = side === "BUY" ? rates.buyerCommission : rates.sellerCommission;
    return { maker: rateText(rates.makerCommission + ofSide), taker: rateText(rates.takerCommission + ofSide) };
  };
  return {
    standardCommissionForOrder: forOrder(standardRates(market, record)),
    specialCommissionForOrder: forOrder(special),
    taxCommissionForOrder: forOrder(tax),
    discount: discountView(markets, facts),
  };
}

const discountView = (markets: Markets, { market, record, discount }: CommissionFacts): wire.CommissionDiscount => ({
  enabledForAccount: record?.isDiscountEnabled ?? false,
  enabledForSymbol: discount !== undefined && (market.definition.furtherCommission?.isDiscountEnabled ?? false),
  discountAsset: discount === undefined ? NO_DISCOUNT_ASSET : markets.assetOf(discount.assetId).asset,
  discount: rateText(discount?.discount ?? 0),
});

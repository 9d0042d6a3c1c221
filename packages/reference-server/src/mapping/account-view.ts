import type { KeyPermission } from "@pricetime/adapters";
import type { Rate } from "@pricetime/engine";
import type { AccountRecord, MyTrade } from "@pricetime/engine/projections";
import type * as wire from "@pricetime/sdk";
import type { Market, Markets } from "../markets.js";
import { amountText, notionalText, priceText, quantityText, rateText } from "./decimal-text.js";

/** Legacy commission fields count 1/10000; rates count 10⁻⁸. */
const LEGACY_RATE_UNIT = 10_000;

interface Rates {
  readonly makerCommission: Rate | number;
  readonly takerCommission: Rate | number;
}

const NO_RATES: Rates = { makerCommission: 0, takerCommission: 0 };

/** Buyer and seller parts are always zero here. */
const commissionRates = ({ makerCommission, takerCommission }: Rates) => ({
  maker: rateText(makerCommission),
  taker: rateText(takerCommission),
  buyer: rateText(0),
  seller: rateText(0),
});

/**
 * @param record undefined for an account that never did anything
 * @param rates what the account pays, where one figure must stand for all symbols
 */
export function accountView(
  markets: Markets,
  uid: number,
  record: AccountRecord | undefined,
  rates: Rates | undefined,
  permissions: readonly KeyPermission[],
  omitZeroBalances: boolean,
): wire.Account {
  const held = new Map((record?.balances ?? []).map((balance) => [balance.assetId, balance]));
  const balances = markets.assets().flatMap((asset) => {
    const { free, locked } = held.get(asset.assetId) ?? { free: 0n, locked: 0n };
    if (omitZeroBalances && free === 0n && locked === 0n) return [];
    return [{ asset: asset.asset, free: amountText(asset, free), locked: amountText(asset, locked) }];
  });
  const { makerCommission, takerCommission } = rates ?? NO_RATES;
  const { status = "ACTIVE", canTrade = true, canDeposit = true, canWithdraw = true } = record ?? {};
  const isActive = status === "ACTIVE";
  return {
    makerCommission: Math.floor(makerCommission / LEGACY_RATE_UNIT),
    takerCommission: Math.floor(takerCommission / LEGACY_RATE_UNIT),
    buyerCommission: 0,
    sellerCommission: 0,
    commissionRates: commissionRates({ makerCommission, takerCommission }),
    canTrade: permissions.includes("TRADE") && isActive && canTrade,
    canWithdraw: permissions.includes("WITHDRAW") && isActive && canWithdraw,
    canDeposit,
    brokered: false,
    requireSelfTradePrevention: false,
    preventSor: false,
    updateTime: record?.updateTimeMs ?? 0,
    accountType: "SPOT",
    balances,
    permissions: ["SPOT"],
    uid,
  };
}

/** The account's own rates, else the symbol's. */
export const ratesOf = (market: Market, record: AccountRecord | undefined): Rates =>
  record?.commission ?? market.definition;

/** No discount asset exists here; the field is there because clients read it. */
const NO_DISCOUNT = { enabledForAccount: false, enabledForSymbol: false, discountAsset: "BNB", discount: rateText(0) };

export const accountCommission = (market: Market, rates: Rates): wire.AccountCommission => ({
  symbol: market.definition.symbol,
  standardCommission: commissionRates(rates),
  specialCommission: commissionRates(NO_RATES),
  taxCommission: commissionRates(NO_RATES),
  discount: NO_DISCOUNT,
});

const makerTaker = ({ makerCommission, takerCommission }: Rates) => ({
  maker: rateText(makerCommission),
  taker: rateText(takerCommission),
});

/** Rates a tested order would pay. */
export const testOrderCommission = (rates: Rates): wire.TestOrderCommission => ({
  standardCommissionForOrder: makerTaker(rates),
  specialCommissionForOrder: makerTaker(NO_RATES),
  taxCommissionForOrder: makerTaker(NO_RATES),
  discount: NO_DISCOUNT,
});

export function myTrade(markets: Markets, trade: MyTrade): wire.MyTrade {
  const market = markets.marketOf(trade.symbolId);
  const commissionAsset = markets.assetOf(trade.commissionAssetId);
  return {
    symbol: market.definition.symbol,
    id: trade.tradeId,
    orderId: trade.orderId,
    orderListId: -1,
    price: priceText(market, trade.price),
    qty: quantityText(market, trade.quantity),
    quoteQty: notionalText(market, trade.quoteQuantity),
    commission: amountText(commissionAsset, trade.commission),
    commissionAsset: commissionAsset.asset,
    time: trade.timeMs,
    isBuyer: trade.isBuyer,
    isMaker: trade.isMaker,
    isBestMatch: true,
  };
}

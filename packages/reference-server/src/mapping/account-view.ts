import type { KeyPermission } from "@pricetime/adapters";
import type { CommissionRates } from "@pricetime/engine";
import type { AccountRecord, MyTrade } from "@pricetime/engine/projections";
import type * as wire from "@pricetime/sdk";
import type { Markets } from "../markets.js";
import { commissionRates } from "./commission-view.js";
import { amountText, notionalText, priceText, quantityText } from "./decimal-text.js";

/** Legacy commission fields count 1/10000; rates count 10⁻⁸. */
const LEGACY_RATE_UNIT = 10_000;

/**
 * @param record undefined for an account that never did anything
 * @param rates what the account pays, where one figure must stand for all symbols
 */
export function accountView(
  markets: Markets,
  uid: number,
  record: AccountRecord | undefined,
  rates: CommissionRates,
  permissions: readonly KeyPermission[],
  omitZeroBalances: boolean,
): wire.Account {
  const held = new Map((record?.balances ?? []).map((balance) => [balance.assetId, balance]));
  const balances = markets.assets().flatMap((asset) => {
    const { free, locked } = held.get(asset.assetId) ?? { free: 0n, locked: 0n };
    if (omitZeroBalances && free === 0n && locked === 0n) return [];
    return [{ asset: asset.asset, free: amountText(asset, free), locked: amountText(asset, locked) }];
  });
  const { makerCommission, takerCommission, buyerCommission, sellerCommission } = rates;
  const { status = "ACTIVE", canTrade = true, canDeposit = true, canWithdraw = true } = record ?? {};
  const isActive = status === "ACTIVE";
  return {
    makerCommission: Math.floor(makerCommission / LEGACY_RATE_UNIT),
    takerCommission: Math.floor(takerCommission / LEGACY_RATE_UNIT),
    buyerCommission: Math.floor(buyerCommission / LEGACY_RATE_UNIT),
    sellerCommission: Math.floor(sellerCommission / LEGACY_RATE_UNIT),
    commissionRates: commissionRates(rates),
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

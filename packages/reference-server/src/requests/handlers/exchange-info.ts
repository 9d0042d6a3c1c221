import type { ExchangeInfoResponse, SymbolInfo } from "@pricetime/sdk";
import { ORDER_TYPES, type ParametersOf } from "@pricetime/sdk/wire";
import { printedDecimals } from "../../mapping/decimal-text.js";
import { exchangeFilters, symbolFilters } from "../../mapping/filter-view.js";
import type { Market } from "../../markets.js";
import { selectMarkets } from "../find-market.js";
import type { RequestContext } from "../request-context.js";

/** Every account may trade every symbol; clients select by this word. */
const PERMISSION = "SPOT";

export async function exchangeInfo(
  { exchange, nowMs }: RequestContext,
  { symbol, symbols, permissions, showPermissionSets, symbolStatus }: ParametersOf<"exchangeInfo">,
): Promise<ExchangeInfoResponse> {
  const permitted = permissions === undefined || permissions.includes(PERMISSION);
  const named = symbol === undefined ? symbols : [symbol];
  const selected = permitted ? selectMarkets(exchange.markets, named, symbolStatus) : [];
  return {
    timezone: "UTC",
    serverTime: nowMs,
    rateLimits: exchange.rateLimits.list,
    exchangeFilters: exchangeFilters(await exchange.hotState.exchangeFilters()),
    symbols: selected.map((market) => symbolInfo(market, showPermissionSets)),
  };
}

function symbolInfo(market: Market, showPermissionSets: boolean): SymbolInfo {
  const { definition, baseAsset, quoteAsset } = market;
  const quotePrecision = printedDecimals(quoteAsset.decimals);
  const basePrecision = printedDecimals(baseAsset.decimals);
  return {
    symbol: definition.symbol,
    status: definition.status,
    baseAsset: baseAsset.asset,
    baseAssetPrecision: basePrecision,
    quoteAsset: quoteAsset.asset,
    quotePrecision,
    quoteAssetPrecision: quotePrecision,
    baseCommissionPrecision: basePrecision,
    quoteCommissionPrecision: quotePrecision,
    orderTypes: ORDER_TYPES,
    icebergAllowed: true,
    ocoAllowed: true,
    otoAllowed: true,
    opoAllowed: false,
    quoteOrderQtyMarketAllowed: true,
    allowTrailingStop: true,
    cancelReplaceAllowed: true,
    amendAllowed: true,
    pegInstructionsAllowed: true,
    isSpotTradingAllowed: true,
    isMarginTradingAllowed: false,
    filters: symbolFilters(market),
    permissions: [],
    permissionSets: showPermissionSets ? [[PERMISSION]] : [],
    defaultSelfTradePreventionMode: definition.selfTradePrevention.defaultMode,
    allowedSelfTradePreventionModes: definition.selfTradePrevention.allowedModes,
  };
}

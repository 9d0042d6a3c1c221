import { Market } from "../book/market.js";
import type {
  AddAsset,
  AddSymbol,
  SetFilters,
  SetSelfTradePrevention,
  SetSymbolStatus,
} from "../messages/market-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded } from "../money/units.js";
import { SYMBOL_STATUSES } from "../order/enums.js";
import type { State } from "../state.js";
import { canonicalFurther, isFurtherCommission } from "../symbol/check-commission.js";
import { canonicalFilters, isSensible, isWellFormed } from "../symbol/filters/check-filters.js";
import { createScales } from "../symbol/scales.js";
import {
  ANY_SELF_TRADE_PREVENTION,
  canonicalPrevention,
  isPreventionRule,
  isSensiblePrevention,
} from "../symbol/self-trade-prevention-rule.js";
import { Triggers } from "../trigger/triggers.js";
import { isSymbolCommission } from "./commission-admin.js";
import { keepCountsOf } from "./venue-admin.js";

const NAME = /^[A-Z0-9]{1,20}$/;
const isName = (text: string): boolean => typeof text === "string" && NAME.test(text);
const DECIMALS_MAX = 18;

/** Lists an asset. */
export function addAsset(state: State, { asset, decimals }: AddAsset): RejectReason | undefined {
  // 1. Refuse.
  if (!isName(asset) || !isGuarded(decimals)) return "MALFORMED_COMMAND";
  if (state.assets.some((listed) => listed.asset === asset)) return "ASSET_EXISTS";
  if (decimals > DECIMALS_MAX) return "ASSET_DECIMALS_OUT_OF_RANGE";

  // 2. Commit.
  const definition = { assetId: state.assets.length, asset, decimals };
  state.assets.push(definition);
  state.events.push({ type: "AssetAdded", definition });
  return undefined;
}

/** Lists a symbol whose assets are fine-grained enough for price × quantity to be exact. */
export function addSymbol(state: State, command: AddSymbol): RejectReason | undefined {
  // 1. Refuse.
  const { baseAssetId, furtherCommission, priceDecimals, quantityDecimals, quoteAssetId, symbol } = command;
  const { makerCommission, takerCommission } = command;
  const { selfTradePrevention = ANY_SELF_TRADE_PREVENTION } = command;
  const numbers = [baseAssetId, quoteAssetId, priceDecimals, quantityDecimals, makerCommission, takerCommission];
  const wellFormed =
    isName(symbol) &&
    numbers.every(isGuarded) &&
    baseAssetId !== quoteAssetId &&
    priceDecimals <= DECIMALS_MAX &&
    quantityDecimals <= DECIMALS_MAX &&
    SYMBOL_STATUSES.includes(command.status) &&
    isWellFormed(command.filters) &&
    (furtherCommission === undefined || isFurtherCommission(furtherCommission)) &&
    isPreventionRule(selfTradePrevention);
  if (!wellFormed) return "MALFORMED_COMMAND";
  const base = state.assets[baseAssetId];
  const quote = state.assets[quoteAssetId];
  if (base === undefined || quote === undefined) return "UNKNOWN_ASSET";
  if (state.markets.some((listed) => listed.symbol === symbol)) return "SYMBOL_EXISTS";
  if (base.decimals < quantityDecimals) return "BASE_DECIMALS_TOO_FEW";
  if (quote.decimals < priceDecimals + quantityDecimals) return "QUOTE_DECIMALS_TOO_FEW";
  if (!isSensible(command.filters)) return "INVALID_FILTERS";
  if (!isSymbolCommission(makerCommission, takerCommission, furtherCommission)) return "INVALID_COMMISSION";
  if (!isSensiblePrevention(selfTradePrevention)) return "INVALID_SELF_TRADE_PREVENTION";

  // 2. Commit.
  const { type: _type, furtherCommission: _further, ...listing } = command;
  const definition = {
    ...listing,
    symbolId: state.markets.length,
    filters: canonicalFilters(command.filters),
    ...(furtherCommission && { furtherCommission: canonicalFurther(furtherCommission) }),
    selfTradePrevention: canonicalPrevention(selfTradePrevention),
  };
  const market = new Market(definition, createScales(definition, base.decimals, quote.decimals));
  state.markets.push(market);
  state.triggers.push(new Triggers());
  keepCountsOf(state, market);
  state.events.push({ type: "SymbolAdded", definition: market.definition() });
  return undefined;
}

/** Opens, halts or closes a symbol for new orders. */
export function setSymbolStatus(state: State, { status, symbolId }: SetSymbolStatus): RejectReason | undefined {
  // 1. Refuse.
  if (!isGuarded(symbolId) || !SYMBOL_STATUSES.includes(status)) return "MALFORMED_COMMAND";
  const market = state.markets[symbolId];
  if (market === undefined) return "UNKNOWN_SYMBOL";

  // 2. Commit.
  market.status = status;
  state.volatility.interrupt(symbolId);
  state.events.push({ type: "SymbolStatusChanged", symbolId, status });
  return undefined;
}

/** Replaces a symbol's filters. */
export function setFilters(state: State, { filters, symbolId }: SetFilters): RejectReason | undefined {
  // 1. Refuse.
  if (!isGuarded(symbolId) || !isWellFormed(filters)) return "MALFORMED_COMMAND";
  const market = state.markets[symbolId];
  if (market === undefined) return "UNKNOWN_SYMBOL";
  if (!isSensible(filters)) return "INVALID_FILTERS";

  // 2. Commit.
  market.filters = canonicalFilters(filters);
  keepCountsOf(state, market);
  state.events.push({ type: "FiltersChanged", symbolId, filters: market.filters });
  return undefined;
}

/** Replaces the self-trade prevention modes that a symbol takes. */
export function setSelfTradePrevention(
  state: State,
  { selfTradePrevention, symbolId }: SetSelfTradePrevention,
): RejectReason | undefined {
  // 1. Refuse.
  if (!isGuarded(symbolId) || !isPreventionRule(selfTradePrevention)) return "MALFORMED_COMMAND";
  const market = state.markets[symbolId];
  if (market === undefined) return "UNKNOWN_SYMBOL";
  if (!isSensiblePrevention(selfTradePrevention)) return "INVALID_SELF_TRADE_PREVENTION";

  // 2. Commit.
  market.selfTradePrevention = canonicalPrevention(selfTradePrevention);
  const rule = market.selfTradePrevention;
  state.events.push({ type: "SelfTradePreventionChanged", symbolId, selfTradePrevention: rule });
  return undefined;
}

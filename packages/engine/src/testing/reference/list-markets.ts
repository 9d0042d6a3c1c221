import type {
  AddAsset,
  AddSymbol,
  SetAssetFilters,
  SetExchangeFilters,
  SetFilters,
  SetSelfTradePrevention,
  SetSymbolStatus,
} from "../../messages/market-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { SELF_TRADE_PREVENTION_MODES } from "../../order/enums.js";
import type { SelfTradePreventionRule } from "../../symbol/self-trade-prevention-rule.js";
import { copyCommission, isSoundCommission } from "./commission.js";
import {
  areSoundAssetFilters,
  areSoundFilters,
  copyAssetFilters,
  copyExchangeFilters,
  copyFilters,
} from "./filter-shapes.js";
import { ReferenceBook } from "./reference-book.js";
import type { Execution } from "./reference-state.js";

const MOST_DECIMALS = 18;
const ANY_MODE: SelfTradePreventionRule = { defaultMode: "NONE", allowedModes: SELF_TRADE_PREVENTION_MODES };

const allowsItsDefault = (rule: SelfTradePreventionRule): boolean => rule.allowedModes.includes(rule.defaultMode);

const inListOrder = ({ defaultMode, allowedModes }: SelfTradePreventionRule): SelfTradePreventionRule => ({
  defaultMode,
  allowedModes: SELF_TRADE_PREVENTION_MODES.filter((mode) => allowedModes.includes(mode)),
});

export function addAsset({ state, events }: Execution, { asset, decimals }: AddAsset): RejectReason | undefined {
  if (state.assets.some((listed) => listed.asset === asset)) return "ASSET_EXISTS";
  if (decimals > MOST_DECIMALS) return "ASSET_DECIMALS_OUT_OF_RANGE";

  const definition = { assetId: state.assets.length, asset, decimals };
  state.assets.push(definition);
  state.deposited.push(0n);
  events.push({ type: "AssetAdded", definition });
  return undefined;
}

export function addSymbol({ state, events }: Execution, command: AddSymbol): RejectReason | undefined {
  const base = state.assets[command.baseAssetId];
  const quote = state.assets[command.quoteAssetId];
  if (!base || !quote) return "UNKNOWN_ASSET";
  if (state.markets.some(({ definition }) => definition.symbol === command.symbol)) return "SYMBOL_EXISTS";
  if (base.decimals < command.quantityDecimals) return "BASE_DECIMALS_TOO_FEW";
  if (quote.decimals < command.priceDecimals + command.quantityDecimals) return "QUOTE_DECIMALS_TOO_FEW";
  if (!areSoundFilters(command.filters)) return "INVALID_FILTERS";
  if (!isSoundCommission(command)) return "INVALID_COMMISSION";
  const selfTradePrevention = command.selfTradePrevention ?? ANY_MODE;
  if (!allowsItsDefault(selfTradePrevention)) return "INVALID_SELF_TRADE_PREVENTION";

  const definition = {
    symbolId: state.markets.length,
    symbol: command.symbol,
    baseAssetId: command.baseAssetId,
    quoteAssetId: command.quoteAssetId,
    priceDecimals: command.priceDecimals,
    quantityDecimals: command.quantityDecimals,
    status: command.status,
    filters: copyFilters(command.filters),
    ...copyCommission(command),
    selfTradePrevention: inListOrder(selfTradePrevention),
  };
  state.markets.push({
    definition,
    status: definition.status,
    filters: definition.filters,
    commission: copyCommission(command),
    selfTradePrevention: definition.selfTradePrevention,
    book: new ReferenceBook(),
    pending: new Set(),
    issued: { orders: 0, trades: 0, aggTrades: 0, updates: 0, executions: 0, preventedMatches: 0 },
    lastPrice: undefined,
    minutes: new Map(),
    volatility: { rule: undefined, window: undefined, halt: undefined },
  });
  events.push({ type: "SymbolAdded", definition });
  return undefined;
}

export function setSymbolStatus(
  { state, events }: Execution,
  { symbolId, status }: SetSymbolStatus,
): RejectReason | undefined {
  const market = state.markets[symbolId];
  if (!market) return "UNKNOWN_SYMBOL";

  market.status = status;
  market.volatility.halt = undefined;
  market.volatility.window = undefined;
  events.push({ type: "SymbolStatusChanged", symbolId, status });
  return undefined;
}

export function setFilters({ state, events }: Execution, command: SetFilters): RejectReason | undefined {
  const market = state.markets[command.symbolId];
  if (!market) return "UNKNOWN_SYMBOL";
  if (!areSoundFilters(command.filters)) return "INVALID_FILTERS";

  market.filters = copyFilters(command.filters);
  events.push({ type: "FiltersChanged", symbolId: command.symbolId, filters: market.filters });
  return undefined;
}

export function setExchangeFilters({ state, events }: Execution, { filters }: SetExchangeFilters): undefined {
  state.exchangeFilters = copyExchangeFilters(filters);
  events.push({ type: "ExchangeFiltersChanged", filters: state.exchangeFilters });
}

export function setAssetFilters({ state, events }: Execution, command: SetAssetFilters): RejectReason | undefined {
  const { assetId } = command;
  if (!state.assets[assetId]) return "UNKNOWN_ASSET";
  if (!areSoundAssetFilters(command.filters)) return "INVALID_FILTERS";

  const filters = copyAssetFilters(command.filters);
  state.assetFilters.set(assetId, filters);
  events.push({ type: "AssetFiltersChanged", assetId, filters });
  return undefined;
}

export function setSelfTradePrevention(
  { state, events }: Execution,
  command: SetSelfTradePrevention,
): RejectReason | undefined {
  const { symbolId } = command;
  const market = state.markets[symbolId];
  if (!market) return "UNKNOWN_SYMBOL";
  if (!allowsItsDefault(command.selfTradePrevention)) return "INVALID_SELF_TRADE_PREVENTION";

  const selfTradePrevention = inListOrder(command.selfTradePrevention);
  market.selfTradePrevention = selfTradePrevention;
  events.push({ type: "SelfTradePreventionChanged", symbolId, selfTradePrevention });
  return undefined;
}

import { invariant } from "../assert.js";
import type { ExecutedCommand } from "../messages/event.js";
import type { AssetDefinition, SymbolDefinition } from "../symbol/symbol.js";

/** Assets and symbols as listed, each at the place of its id. A change puts new arrays in the place of those readers hold. */
export interface ExchangeInfo {
  assets: readonly AssetDefinition[];
  symbols: readonly SymbolDefinition[];
}

/** Definitions hold no wide numbers: their plain form is themselves. */
export type ExchangeInfoData = Readonly<ExchangeInfo>;

export const initialExchangeInfo = (): ExchangeInfo => ({ assets: [], symbols: [] });

export function applyExchangeInfo(state: ExchangeInfo, executed: ExecutedCommand): void {
  for (const event of executed.events) {
    switch (event.type) {
      case "AssetAdded":
        invariant(event.definition.assetId === state.assets.length, "asset ids count the assets listed before");
        state.assets = [...state.assets, event.definition];
        break;
      case "SymbolAdded":
        invariant(event.definition.symbolId === state.symbols.length, "symbol ids count the symbols listed before");
        state.symbols = [...state.symbols, event.definition];
        break;
      case "SymbolStatusChanged":
        changeSymbol(state, event.symbolId, { status: event.status });
        break;
      case "FiltersChanged":
        changeSymbol(state, event.symbolId, { filters: event.filters });
        break;
      case "SymbolCommissionChanged": {
        const { symbolId, makerCommission, takerCommission, furtherCommission } = event;
        const { furtherCommission: _before, ...symbol } = symbolOf(state, symbolId);
        const commission = { makerCommission, takerCommission, ...(furtherCommission && { furtherCommission }) };
        state.symbols = state.symbols.with(symbolId, { ...symbol, ...commission });
        break;
      }
      case "SelfTradePreventionChanged":
        changeSymbol(state, event.symbolId, { selfTradePrevention: event.selfTradePrevention });
        break;
    }
  }
}

function changeSymbol(state: ExchangeInfo, symbolId: number, change: Partial<SymbolDefinition>): void {
  state.symbols = state.symbols.with(symbolId, { ...symbolOf(state, symbolId), ...change });
}

export function symbolOf(state: ExchangeInfoData, symbolId: number): SymbolDefinition {
  const definition = state.symbols[symbolId];
  invariant(definition !== undefined, "the symbol is listed");
  return definition;
}

export function assetOf(state: ExchangeInfoData, assetId: number): AssetDefinition {
  const definition = state.assets[assetId];
  invariant(definition !== undefined, "the asset is listed");
  return definition;
}

export const encodeExchangeInfo = ({ assets, symbols }: ExchangeInfo): ExchangeInfoData => ({ assets, symbols });

export const decodeExchangeInfo = ({ assets, symbols }: ExchangeInfoData): ExchangeInfo => ({ assets, symbols });

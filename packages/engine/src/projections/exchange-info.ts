import { invariant } from "../assert.js";
import type { ExecutedCommand } from "../messages/event.js";
import type { AssetDefinition, SymbolDefinition } from "../symbol/symbol.js";

/** Assets and symbols as listed, each at the place of its id. */
export interface ExchangeInfo {
  readonly assets: AssetDefinition[];
  readonly symbols: SymbolDefinition[];
}

/** Definitions hold no wide numbers: their plain form is themselves. */
export interface ExchangeInfoData {
  readonly assets: readonly AssetDefinition[];
  readonly symbols: readonly SymbolDefinition[];
}

export const initialExchangeInfo = (): ExchangeInfo => ({ assets: [], symbols: [] });

export function applyExchangeInfo(state: ExchangeInfo, executed: ExecutedCommand): void {
  for (const event of executed.events) {
    switch (event.type) {
      case "AssetAdded":
        invariant(event.definition.assetId === state.assets.length, "asset ids count the assets listed before");
        state.assets.push(event.definition);
        break;
      case "SymbolAdded":
        invariant(event.definition.symbolId === state.symbols.length, "symbol ids count the symbols listed before");
        state.symbols.push(event.definition);
        break;
      case "SymbolStatusChanged":
        state.symbols[event.symbolId] = { ...symbolOf(state, event.symbolId), status: event.status };
        break;
      case "FiltersChanged":
        state.symbols[event.symbolId] = { ...symbolOf(state, event.symbolId), filters: event.filters };
        break;
    }
  }
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

export const encodeExchangeInfo = (state: ExchangeInfo): ExchangeInfoData => ({
  assets: [...state.assets],
  symbols: [...state.symbols],
});

export const decodeExchangeInfo = (data: ExchangeInfoData): ExchangeInfo => ({
  assets: [...data.assets],
  symbols: [...data.symbols],
});

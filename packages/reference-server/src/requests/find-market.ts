import type { SymbolStatusFilter } from "@pricetime/sdk/wire";
import type { Market, Markets } from "../markets.js";
import { apiError } from "./api-error.js";

/** @throws ApiError -1121 */
export function findMarket(markets: Markets, symbol: string): Market {
  const market = markets.market(symbol);
  if (market === undefined) throw apiError("BAD_SYMBOL");
  return market;
}

/** As {@link findMarket}, of that status if one is asked for. @throws ApiError -1121, -1220 */
export function findMarketOfStatus(markets: Markets, symbol: string, status: SymbolStatusFilter | undefined): Market {
  const market = findMarket(markets, symbol);
  if (status !== undefined && market.definition.status !== status) throw apiError("SYMBOL_DOES_NOT_MATCH_STATUS");
  return market;
}

/** The named markets, or all; of that status if one is asked for. @throws ApiError -1121 */
export function selectMarkets(
  markets: Markets,
  symbols: readonly string[] | undefined,
  status: SymbolStatusFilter | undefined,
): readonly Market[] {
  const selected = symbols === undefined ? markets.all() : symbols.map((symbol) => findMarket(markets, symbol));
  return status === undefined ? selected : selected.filter(({ definition }) => definition.status === status);
}

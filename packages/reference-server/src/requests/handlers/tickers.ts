import type { Ticker24hrResponse, TickerBookTickerResponse, TickerPriceResponse } from "@pricetime/sdk";
import type { ParametersOf, SymbolStatusFilter } from "@pricetime/sdk/wire";
import { priceText } from "../../mapping/decimal-text.js";
import * as view from "../../mapping/market-data-view.js";
import type { Market } from "../../markets.js";
import { findMarketOfStatus, selectMarkets } from "../find-market.js";
import { marketTimeMs } from "../market-time.js";
import type { RequestContext } from "../request-context.js";

interface Selection {
  readonly symbol?: string;
  readonly symbols?: readonly string[];
  readonly symbolStatus?: SymbolStatusFilter;
}

/** One object for one symbol, otherwise a list. */
async function oneOrMany<Ticker>(
  { exchange: { markets } }: RequestContext,
  { symbol, symbols, symbolStatus }: Selection,
  tickerOf: (market: Market) => Promise<Ticker>,
): Promise<Ticker | readonly Ticker[]> {
  if (symbol !== undefined) return tickerOf(findMarketOfStatus(markets, symbol, symbolStatus));
  return Promise.all(selectMarkets(markets, symbols, symbolStatus).map(tickerOf));
}

export async function ticker24hr(
  context: RequestContext,
  values: ParametersOf<"ticker24hr">,
): Promise<Ticker24hrResponse> {
  const { hotState } = context.exchange;
  const nowMs = await marketTimeMs(context);
  if (values.type === "MINI") {
    return oneOrMany(context, values, async (market) =>
      view.miniTicker(market, await hotState.ticker24hr(market.definition.symbolId, nowMs)),
    );
  }
  return oneOrMany(context, values, async (market) => {
    const { symbolId } = market.definition;
    const ticker = await hotState.ticker24hr(symbolId, nowMs);
    return view.fullTicker(market, ticker, await hotState.bookTicker(symbolId));
  });
}

export const tickerPrice = (
  context: RequestContext,
  values: ParametersOf<"tickerPrice">,
): Promise<TickerPriceResponse> =>
  oneOrMany(context, values, async (market) => {
    const [last] = await context.exchange.hotState.trades(market.definition.symbolId, 1);
    return { symbol: market.definition.symbol, price: priceText(market, last?.price ?? 0) };
  });

export const tickerBookTicker = (
  context: RequestContext,
  values: ParametersOf<"tickerBookTicker">,
): Promise<TickerBookTickerResponse> =>
  oneOrMany(context, values, async (market) =>
    view.bookTicker(market, await context.exchange.hotState.bookTicker(market.definition.symbolId)),
  );

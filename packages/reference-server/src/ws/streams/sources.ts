import type { StreamId } from "@pricetime/sdk/wire";
import { avgPriceSource } from "./avg-price-source.js";
import { bookTickerSource } from "./book-ticker-source.js";
import { depthSource, partialDepthSource } from "./depth-sources.js";
import { klineSource } from "./kline-source.js";
import type { MarketSourceOptions, SourceOptions, StreamSource } from "./stream-source.js";
import { allMiniTickersSource, allTickersSource, miniTickerSource, tickerSource } from "./ticker-sources.js";
import { aggTradeSource, tradeSource } from "./trade-sources.js";

type AllMarketsId = "allMiniTickers" | "allTickers";

const OF_ALL_MARKETS: Record<AllMarketsId, (options: SourceOptions) => StreamSource> = {
  allMiniTickers: allMiniTickersSource,
  allTickers: allTickersSource,
};

/** One for each stream of the contract: a missing one does not compile. */
const OF_A_MARKET: Record<Exclude<StreamId, AllMarketsId>, (options: MarketSourceOptions) => StreamSource> = {
  trade: tradeSource,
  aggTrade: aggTradeSource,
  kline: klineSource,
  miniTicker: miniTickerSource,
  ticker: tickerSource,
  bookTicker: bookTickerSource,
  avgPrice: avgPriceSource,
  partialDepth: partialDepthSource,
  depth: depthSource,
};

const isOfAllMarkets = (id: StreamId): id is AllMarketsId => id in OF_ALL_MARKETS;

/** The source of a stream; undefined when its symbol is not listed. */
export function createSource(options: SourceOptions): StreamSource | undefined {
  const { stream, markets } = options;
  if (isOfAllMarkets(stream.id)) return OF_ALL_MARKETS[stream.id](options);
  const market = markets.market(stream.symbol ?? "");
  return market && OF_A_MARKET[stream.id]({ ...options, market });
}

import { miniTickerEvent, tickerEvent } from "../../mapping/to-stream.js";
import type { Market } from "../../markets.js";
import type { MarketSourceOptions, SourceOptions, StreamSource } from "./stream-source.js";
import type { TickerState } from "./ticker-reader.js";

type TickerView = (market: Market, state: TickerState, eventMs: number) => object;

const mini: TickerView = (market, { ticker }, eventMs) => miniTickerEvent(market, ticker, eventMs);
const full: TickerView = (market, { ticker, book }, eventMs) => tickerEvent(market, ticker, book, eventMs);

/** Everything but the times of the window, which move without anything having happened. */
const contentOf = (payload: object): string => JSON.stringify({ ...payload, E: 0, O: 0, C: 0 });

/** One symbol's ticker, when it has changed. */
function oneSource(view: TickerView, { market, tickers, time, publish }: MarketSourceOptions): StreamSource {
  const { symbolId } = market.definition;
  let content = "";
  return {
    beat: async (nowMs) => {
      const payload = view(market, await tickers.read(symbolId, nowMs), nowMs);
      if (contentOf(payload) === content) return;
      content = contentOf(payload);
      publish(payload);
    },
    current: async () => {
      const nowMs = time.nowMs();
      return view(market, await tickers.read(symbolId, nowMs), nowMs);
    },
  };
}

/** The tickers of all symbols that have changed, in one list. */
function allSource(view: TickerView, { markets, tickers, time, publish }: SourceOptions): StreamSource {
  const contents = new Map<number, string>();
  const readAll = (nowMs: number): Promise<readonly (readonly [number, object])[]> =>
    Promise.all(
      markets.all().map(async (market) => {
        const { symbolId } = market.definition;
        return [symbolId, view(market, await tickers.read(symbolId, nowMs), nowMs)] as const;
      }),
    );
  return {
    beat: async (nowMs) => {
      const changed: object[] = [];
      for (const [symbolId, payload] of await readAll(nowMs)) {
        const content = contentOf(payload);
        if (contents.get(symbolId) === content) continue;
        contents.set(symbolId, content);
        changed.push(payload);
      }
      if (changed.length > 0) publish(changed);
    },
    current: async () => (await readAll(time.nowMs())).map(([, payload]) => payload),
  };
}

export const miniTickerSource = (options: MarketSourceOptions): StreamSource => oneSource(mini, options);
export const tickerSource = (options: MarketSourceOptions): StreamSource => oneSource(full, options);
export const allMiniTickersSource = (options: SourceOptions): StreamSource => allSource(mini, options);
export const allTickersSource = (options: SourceOptions): StreamSource => allSource(full, options);

import type { ExecutedCommand } from "../messages/event.js";
import { type Price, toPrice } from "../money/units.js";
import { PerSymbol } from "./per-symbol.js";
import { PriceLevels } from "./price-levels.js";

/** The best price of each side with the whole quantity there; price and quantity 0 for an empty side. */
export interface BookTicker {
  readonly symbolId: number;
  /** The newest depth update of the command that last changed any of the prices and quantities; 0 before the first. */
  readonly updateId: number;
  readonly bidPrice: Price;
  readonly bidQuantity: bigint;
  readonly askPrice: Price;
  readonly askQuantity: bigint;
}

interface Top {
  readonly bids: PriceLevels;
  readonly asks: PriceLevels;
  ticker: BookTicker;
}

export interface BookTickers {
  readonly tops: PerSymbol<Top>;
}

type LevelData = readonly [price: number, quantity: string];

export interface BookTickersData {
  readonly tops: readonly {
    readonly symbolId: number;
    readonly updateId: number;
    readonly bids: readonly LevelData[];
    readonly asks: readonly LevelData[];
  }[];
}

const NONE: readonly BookTicker[] = [];

export const initialBookTickers = (): BookTickers => ({
  tops: new PerSymbol((symbolId) => topOf(symbolId, 0, [], [])),
});

/** @returns the tickers this command changed, one per symbol */
export function applyBookTickers(state: BookTickers, executed: ExecutedCommand): readonly BookTicker[] {
  let newest: Map<number, number> | undefined;
  for (const event of executed.events) {
    if (event.type !== "DepthChanged") continue;
    const top = state.tops.of(event.symbolId);
    (event.side === "BUY" ? top.bids : top.asks).set(event.price, event.quantity);
    newest ??= new Map();
    newest.set(event.symbolId, event.updateId);
  }
  if (newest === undefined) return NONE;

  const changed: BookTicker[] = [];
  for (const [symbolId, updateId] of newest) {
    const top = state.tops.of(symbolId);
    const ticker = tickerOf(top, symbolId, updateId);
    if (sameTop(ticker, top.ticker)) continue;
    top.ticker = ticker;
    changed.push(ticker);
  }
  return changed;
}

export function bookTicker(state: BookTickers, symbolId: number): BookTicker {
  return (state.tops.find(symbolId) ?? topOf(symbolId, 0, [], [])).ticker;
}

export function encodeBookTickers(state: BookTickers): BookTickersData {
  const plain = (levels: PriceLevels): LevelData[] => Array.from(levels, ([price, total]) => [price, String(total)]);
  const tops = state.tops.entries().map(([symbolId, { bids, asks, ticker }]) => {
    return { symbolId, updateId: ticker.updateId, bids: plain(bids), asks: plain(asks) };
  });
  return { tops };
}

export function decodeBookTickers(data: BookTickersData): BookTickers {
  const state = initialBookTickers();
  for (const { symbolId, updateId, bids, asks } of data.tops) {
    state.tops.set(symbolId, topOf(symbolId, updateId, bids, asks));
  }
  return state;
}

function topOf(symbolId: number, updateId: number, bids: readonly LevelData[], asks: readonly LevelData[]): Top {
  const levels = { bids: new PriceLevels("BUY"), asks: new PriceLevels("SELL") };
  for (const [price, quantity] of bids) levels.bids.set(toPrice(price), BigInt(quantity));
  for (const [price, quantity] of asks) levels.asks.set(toPrice(price), BigInt(quantity));
  return { ...levels, ticker: tickerOf(levels, symbolId, updateId) };
}

const tickerOf = ({ bids, asks }: Omit<Top, "ticker">, symbolId: number, updateId: number): BookTicker => ({
  symbolId,
  updateId,
  bidPrice: bids.bestPrice,
  bidQuantity: bids.bestQuantity,
  askPrice: asks.bestPrice,
  askQuantity: asks.bestQuantity,
});

const sameTop = (left: BookTicker, right: BookTicker): boolean =>
  left.bidPrice === right.bidPrice &&
  left.askPrice === right.askPrice &&
  left.bidQuantity === right.bidQuantity &&
  left.askQuantity === right.askQuantity;

import type { HotState } from "@pricetime/adapters";
import type { BookTicker, Ticker24hr } from "@pricetime/engine/projections";

export interface TickerState {
  readonly ticker: Ticker24hr;
  readonly book: BookTicker;
}

/** A ticker this young is shown again: it sums up a day, and many may ask for it at once. */
const FRESH_MS = 100;

/** Reads a symbol's ticker once for all the streams that show it at about the same moment. */
export class TickerReader {
  readonly #hotState: HotState;
  readonly #readings = new Map<number, { readonly atMs: number; readonly state: Promise<TickerState> }>();

  constructor(hotState: HotState) {
    this.#hotState = hotState;
  }

  read(symbolId: number, atMs: number): Promise<TickerState> {
    const known = this.#readings.get(symbolId);
    if (known !== undefined && Math.abs(atMs - known.atMs) < FRESH_MS) return known.state;
    const state = this.#read(symbolId, atMs);
    this.#readings.set(symbolId, { atMs, state });
    return state;
  }

  async #read(symbolId: number, atMs: number): Promise<TickerState> {
    const [ticker, book] = await Promise.all([
      this.#hotState.ticker24hr(symbolId, atMs),
      this.#hotState.bookTicker(symbolId),
    ]);
    return { ticker, book };
  }
}

import { RandomStream } from "../../flow/random.js";

export const ACCOUNTS = 1000;
/** Maker and taker pay 0.1 % of what they receive, in 10⁻⁸. */
export const RATE = 100_000;
/** The venue's account, which takes commission. */
export const VENUE = 0;

const MIDDLE = 32_000;
const SPREAD = 1000;
const BEST_IMPROVEMENT = 12;
const GREATEST_QUANTITY = 60;

/** Trades to be settled, a column per field: prices in ticks of 0.01, quantities in lots of 0.0001. */
export interface Fills {
  readonly count: number;
  /** Digits from lots to the base asset's smallest unit, and from tick × lot to the quote asset's. */
  readonly baseDigits: number;
  readonly quoteDigits: number;
  /** What each account begins with, of either asset, in smallest units. */
  readonly funds: bigint;
  readonly buyers: readonly number[];
  readonly sellers: readonly number[];
  readonly lockPrices: readonly number[];
  readonly prices: readonly number[];
  readonly quantities: readonly number[];
}

/** Fills like those of the flow `xcore`. @param assetDecimals of both assets, 6 or more */
export function makeFills(count: number, assetDecimals: number, funds: bigint): Fills {
  const random = new RandomStream(1);
  const column = (next: () => number) => Array.from({ length: count }, next);
  const buyers = column(() => 1 + random.below(ACCOUNTS));
  const sellers = column(() => 1 + random.below(ACCOUNTS));
  const prices = column(() => MIDDLE - SPREAD + random.below(2 * SPREAD));
  return {
    count,
    baseDigits: assetDecimals - 4,
    quoteDigits: assetDecimals - 6,
    funds,
    buyers,
    sellers,
    prices,
    lockPrices: prices.map((price) => price + random.below(BEST_IMPROVEMENT)),
    quantities: column(() => 1 + random.below(GREATEST_QUANTITY)),
  };
}

/** Balances have four cells each account: base free and locked, quote free and locked. */
export const baseFree = (account: number): number => account << 2;
export const baseLocked = (account: number): number => (account << 2) | 1;
export const quoteFree = (account: number): number => (account << 2) | 2;
export const quoteLocked = (account: number): number => (account << 2) | 3;
export const CELLS = (ACCOUNTS + 1) << 2;

const GOLDEN_RATIO = 0x9e3779b1;

/** One step of the flow's checksum: rotate left by five, mix in a whole number, multiply. The result is a signed 32-bit integer. */
export function fold(checksum: number, value: number): number {
  return Math.imul(((checksum << 5) | (checksum >>> 27)) ^ value, GOLDEN_RATIO) | 0;
}

/** What every engine must agree on after the same records. Checksums are unsigned 32-bit, volume is in lots. */
export interface Checksums {
  readonly tradeCount: number;
  readonly tradeHash: number;
  readonly volume: number;
  readonly bookHash: number;
  readonly resting: number;
}

/** Folds trades in the order in which they happen: taker's order id, maker's order id, maker's price, quantity. */
export class TradeTape {
  count = 0;
  volume = 0;
  #hash = 0;

  add(takerId: number, makerId: number, price: number, quantity: number): void {
    this.count++;
    this.volume += quantity;
    this.#hash = fold(fold(fold(fold(this.#hash, takerId), makerId), price), quantity);
  }

  get hash(): number {
    return this.#hash >>> 0;
  }
}

/** A price level as the checksum sees it: price in ticks, total open quantity in lots. */
export type DepthLevel = readonly [price: number, quantity: number];

/** Folds a book from its highest bid down, then from its lowest ask up. */
export function hashDepth(bidsFromBest: Iterable<DepthLevel>, asksFromBest: Iterable<DepthLevel>): number {
  let checksum = 0;
  for (const [price, quantity] of bidsFromBest) checksum = fold(fold(checksum, price), quantity);
  for (const [price, quantity] of asksFromBest) checksum = fold(fold(checksum, price), quantity);
  return checksum >>> 0;
}

/** Names the checksums that differ, as sentences; empty when everything agrees. */
export function differences(actual: Checksums, expected: Checksums): string[] {
  const names = ["tradeCount", "tradeHash", "volume", "bookHash", "resting"] as const;
  return names
    .filter((name) => actual[name] !== expected[name])
    .map((name) => `${name} is ${actual[name]}, expected ${expected[name]}`);
}

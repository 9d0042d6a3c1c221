import { extend } from "../collections/extend.js";
import { NumberIndex } from "../collections/number-index.js";

/** What count filters count. */
export const OPEN_COUNT = { ORDERS: 0, ALGO_ORDERS: 1, ICEBERG_ORDERS: 2 } as const;
export type OpenCount = (typeof OPEN_COUNT)[keyof typeof OPEN_COUNT];
const KINDS = 3;

/** How much of each kind every account has open, on one symbol or on all of them. */
export class OpenOrderCounts {
  readonly #index = new NumberIndex();
  #counts = new Int32Array(256 * KINDS);
  /** By row / {@link KINDS}. */
  readonly #accountIds: number[] = [];

  of(accountId: number, kind: OpenCount): number {
    const row = this.#index.get(accountId);
    return row === -1 ? 0 : (this.#counts[row + kind] as number);
  }

  /** @param by 1 or −1 */
  add(accountId: number, kind: OpenCount, by: number): void {
    const at = this.#rowOf(accountId) + kind;
    this.#counts[at] = (this.#counts[at] as number) + by;
  }

  equals(other: OpenOrderCounts): boolean {
    return this.#isWithin(other) && other.#isWithin(this);
  }

  #isWithin(other: OpenOrderCounts): boolean {
    return [...this.#accountIds].every((accountId) =>
      Object.values(OPEN_COUNT).every((kind) => this.of(accountId, kind) === other.of(accountId, kind)),
    );
  }

  /** An account keeps its row: whoever traded once trades again. */
  #rowOf(accountId: number): number {
    const found = this.#index.get(accountId);
    if (found !== -1) return found;
    const row = this.#accountIds.length * KINDS;
    if (row === this.#counts.length) this.#counts = extend(this.#counts, new Int32Array(row * 2));
    this.#accountIds.push(accountId);
    this.#index.add(accountId, row);
    return row;
  }
}

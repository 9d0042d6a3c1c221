import { extend } from "../collections/extend.js";
import { NO_ORDER, type OrderStore } from "./order-store.js";

/** Which orders of each account are on a book: a list per account in order of placement, and an index by client order id. */
export class OpenOrders {
  /** First and last open order of each account. */
  #ends = new Int32Array(2048).fill(NO_ORDER);
  readonly #byClientOrderId: (Map<string, number> | undefined)[] = [];

  /** The account's oldest open order, or {@link NO_ORDER}; go on with `orders.accountNext`. */
  first(accountId: number): number {
    return this.#ends[accountId * 2] ?? NO_ORDER;
  }

  /** The account's open order with this client order id, or {@link NO_ORDER}. */
  find(accountId: number, clientOrderId: string): number {
    return this.#byClientOrderId[accountId]?.get(clientOrderId) ?? NO_ORDER;
  }

  add(orders: OrderStore, slot: number): void {
    const accountId = orders.accountId(slot);
    if (accountId * 2 >= this.#ends.length) this.#grow(accountId);
    const last = this.#ends[accountId * 2 + 1] as number;
    orders.setAccountPrevious(slot, last);
    orders.setAccountNext(slot, NO_ORDER);
    if (last === NO_ORDER) this.#ends[accountId * 2] = slot;
    else orders.setAccountNext(last, slot);
    this.#ends[accountId * 2 + 1] = slot;
    const clientOrderId = orders.clientOrderId(slot);
    if (clientOrderId === "") return;
    this.#byClientOrderId[accountId] ??= new Map();
    this.#byClientOrderId[accountId].set(clientOrderId, slot);
  }

  remove(orders: OrderStore, slot: number): void {
    const accountId = orders.accountId(slot);
    const previous = orders.accountPrevious(slot);
    const next = orders.accountNext(slot);
    if (previous === NO_ORDER) this.#ends[accountId * 2] = next;
    else orders.setAccountNext(previous, next);
    if (next === NO_ORDER) this.#ends[accountId * 2 + 1] = previous;
    else orders.setAccountPrevious(next, previous);
    const clientOrderId = orders.clientOrderId(slot);
    if (clientOrderId !== "") this.#byClientOrderId[accountId]?.delete(clientOrderId);
  }

  #grow(accountId: number): void {
    const capacity = Math.max(this.#ends.length, accountId * 2) * 2;
    this.#ends = extend(this.#ends, new Int32Array(capacity).fill(NO_ORDER));
  }
}

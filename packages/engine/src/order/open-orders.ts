import { extend } from "../collections/extend.js";
import { NO_ORDER, type OrderStore } from "./order-store.js";

/** Which orders of each account are on a book: a list per account in order of placement, and an index by client order id. */
export class OpenOrders {
  #first = new Int32Array(1024).fill(NO_ORDER);
  #last = new Int32Array(1024).fill(NO_ORDER);
  readonly #byClientOrderId: (Map<string, number> | undefined)[] = [];

  /** The account's oldest open order, or {@link NO_ORDER}; go on with `orders.accountNext`. */
  first(accountId: number): number {
    return this.#first[accountId] ?? NO_ORDER;
  }

  /** The account's open order with this client order id, or {@link NO_ORDER}. */
  find(accountId: number, clientOrderId: string): number {
    return this.#byClientOrderId[accountId]?.get(clientOrderId) ?? NO_ORDER;
  }

  add(orders: OrderStore, slot: number): void {
    const accountId = orders.accountId[slot] as number;
    if (accountId >= this.#first.length) this.#grow(accountId);
    const last = this.#last[accountId] as number;
    orders.accountPrevious[slot] = last;
    orders.accountNext[slot] = NO_ORDER;
    if (last === NO_ORDER) this.#first[accountId] = slot;
    else orders.accountNext[last] = slot;
    this.#last[accountId] = slot;
    const clientOrderId = orders.clientOrderId[slot] as string;
    if (clientOrderId === "") return;
    this.#byClientOrderId[accountId] ??= new Map();
    this.#byClientOrderId[accountId].set(clientOrderId, slot);
  }

  remove(orders: OrderStore, slot: number): void {
    const accountId = orders.accountId[slot] as number;
    const previous = orders.accountPrevious[slot] as number;
    const next = orders.accountNext[slot] as number;
    if (previous === NO_ORDER) this.#first[accountId] = next;
    else orders.accountNext[previous] = next;
    if (next === NO_ORDER) this.#last[accountId] = previous;
    else orders.accountPrevious[next] = previous;
    const clientOrderId = orders.clientOrderId[slot] as string;
    if (clientOrderId !== "") this.#byClientOrderId[accountId]?.delete(clientOrderId);
  }

  #grow(accountId: number): void {
    const capacity = Math.max(this.#first.length * 2, accountId + 1);
    this.#first = extend(this.#first, new Int32Array(capacity).fill(NO_ORDER));
    this.#last = extend(this.#last, new Int32Array(capacity).fill(NO_ORDER));
  }
}

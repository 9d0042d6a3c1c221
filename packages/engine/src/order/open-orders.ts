import { extend } from "../collections/extend.js";
import { OPEN_COUNT, type OpenCount, OpenOrderCounts } from "./open-order-counts.js";
import { NO_ORDER, type OrderStore } from "./order-store.js";
import { type OrderTypeTraits, TRAITS_OF_TYPE } from "./order-type.js";

/** In the place of a symbol's id: all symbols together. */
export const EVERY_SYMBOL = -1;

/** Which orders of each account are on a book: a list per account in order of placement, and an index by client order id. */
export class OpenOrders {
  /** First and last open order of each account. */
  #ends = new Int32Array(2048).fill(NO_ORDER);
  readonly #byClientOrderId: (Map<string, number> | undefined)[] = [];
  /** By symbol id + 1. Counted is only where a filter asks for it, so that all other symbols pay nothing. */
  readonly #counts: (OpenOrderCounts | undefined)[] = [];
  #isCounting = false;

  /** The account's oldest open order, or {@link NO_ORDER}; go on with `orders.accountNext`. */
  first(accountId: number): number {
    return this.#ends[accountId << 1] ?? NO_ORDER;
  }

  /** The account's open order with this client order id, or {@link NO_ORDER}. */
  find(accountId: number, clientOrderId: string): number {
    return this.#byClientOrderId[accountId]?.get(clientOrderId) ?? NO_ORDER;
  }

  add(orders: OrderStore, slot: number): void {
    const accountId = orders.accountId(slot);
    if (accountId * 2 >= this.#ends.length) this.#grow(accountId);
    const last = this.#ends[(accountId << 1) | 1] as number;
    orders.setAccountPrevious(slot, last);
    orders.setAccountNext(slot, NO_ORDER);
    if (last === NO_ORDER) this.#ends[accountId << 1] = slot;
    else orders.setAccountNext(last, slot);
    this.#ends[(accountId << 1) | 1] = slot;
    if (this.#isCounting) this.#count(orders, slot, 1);
    this.#index(orders, slot);
  }

  /** Gives an open order another client order id, under which it is found from now on. */
  rename(orders: OrderStore, slot: number, clientOrderId: string): void {
    const former = orders.clientOrderId(slot);
    if (former !== "") this.#byClientOrderId[orders.accountId(slot)]?.delete(former);
    orders.setClientOrderId(slot, clientOrderId);
    this.#index(orders, slot);
  }

  remove(orders: OrderStore, slot: number): void {
    const accountId = orders.accountId(slot);
    const previous = orders.accountPrevious(slot);
    const next = orders.accountNext(slot);
    if (previous === NO_ORDER) this.#ends[accountId << 1] = next;
    else orders.setAccountNext(previous, next);
    if (next === NO_ORDER) this.#ends[(accountId << 1) | 1] = previous;
    else orders.setAccountPrevious(next, previous);
    if (this.#isCounting) this.#count(orders, slot, -1);
    const clientOrderId = orders.clientOrderId(slot);
    if (clientOrderId !== "") this.#byClientOrderId[accountId]?.delete(clientOrderId);
  }

  /** How much of a kind the account has open on a symbol, or on {@link EVERY_SYMBOL}; only where counts are kept. */
  countOf(symbolId: number, accountId: number, kind: OpenCount): number {
    return this.#counts[symbolId + 1]?.of(accountId, kind) ?? 0;
  }

  /** Starts counting on a symbol (or on {@link EVERY_SYMBOL}) with what is open now, or stops. */
  keepCounts(orders: OrderStore, symbolId: number, isKept: boolean): void {
    const isKeptNow = this.#counts[symbolId + 1] !== undefined;
    if (isKept && !isKeptNow) this.#counts[symbolId + 1] = this.#counted(orders, symbolId);
    if (!isKept) this.#counts[symbolId + 1] = undefined;
    this.#isCounting = this.#counts.some((counts) => counts !== undefined);
  }

  /** Whether every count that is kept is what counting anew gives: for tests and audits. */
  countsAreRight(orders: OrderStore): boolean {
    return this.#counts.every((counts, at) => counts === undefined || counts.equals(this.#counted(orders, at - 1)));
  }

  #counted(orders: OrderStore, symbolId: number): OpenOrderCounts {
    const counts = new OpenOrderCounts();
    for (let accountId = 1; accountId * 2 < this.#ends.length; accountId++) {
      for (let slot = this.first(accountId); slot !== NO_ORDER; slot = orders.accountNext(slot)) {
        if (symbolId === EVERY_SYMBOL || orders.symbolId(slot) === symbolId) countOrder(counts, orders, slot, 1);
      }
    }
    return counts;
  }

  #count(orders: OrderStore, slot: number, by: number): void {
    const onSymbol = this.#counts[orders.symbolId(slot) + 1];
    if (onSymbol !== undefined) countOrder(onSymbol, orders, slot, by);
    const everywhere = this.#counts[EVERY_SYMBOL + 1];
    if (everywhere !== undefined) countOrder(everywhere, orders, slot, by);
  }

  #index(orders: OrderStore, slot: number): void {
    const accountId = orders.accountId(slot);
    const clientOrderId = orders.clientOrderId(slot);
    if (clientOrderId === "") return;
    this.#byClientOrderId[accountId] ??= new Map();
    this.#byClientOrderId[accountId].set(clientOrderId, slot);
  }

  #grow(accountId: number): void {
    const capacity = Math.max(this.#ends.length, accountId * 2) * 2;
    this.#ends = extend(this.#ends, new Int32Array(capacity).fill(NO_ORDER));
  }
}

function countOrder(counts: OpenOrderCounts, orders: OrderStore, slot: number, by: number): void {
  const accountId = orders.accountId(slot);
  counts.add(accountId, OPEN_COUNT.ORDERS, by);
  // An order that waited for its stop stays one while it is open.
  const { trigger } = TRAITS_OF_TYPE[orders.orderType(slot)] as OrderTypeTraits;
  if (trigger !== "NONE") counts.add(accountId, OPEN_COUNT.ALGO_ORDERS, by);
  const isIceberg = (orders.details(slot)?.icebergQuantity ?? 0) > 0;
  if (isIceberg) counts.add(accountId, OPEN_COUNT.ICEBERG_ORDERS, by);
}

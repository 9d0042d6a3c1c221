import { extend } from "../collections/extend.js";
import { WideArray } from "../money/wide-array.js";

export const NO_ORDER = -1;

/**
 * All live orders as a struct of arrays: an order is a slot, slots are recycled, a closed order leaves in the same command.
 * Links are slots; {@link NO_ORDER} ends a list.
 */
export class OrderStore {
  #capacity: number;
  #free: Int32Array;
  #freeCount = 0;
  #used = 0;

  orderId: Float64Array;
  price: Float64Array;
  quantity: Float64Array;
  executed: Float64Array;
  /** Σ price × quantity of the trades so far, notional units. */
  cumulativeQuote: WideArray;
  quoteOrderQuantity: Float64Array;
  timeMs: Float64Array;
  symbolId: Int32Array;
  accountId: Int32Array;
  baseBalance: Int32Array;
  quoteBalance: Int32Array;
  level: Int32Array;
  next: Int32Array;
  previous: Int32Array;
  accountNext: Int32Array;
  accountPrevious: Int32Array;
  side: Uint8Array;
  orderType: Uint8Array;
  timeInForce: Uint8Array;
  status: Uint8Array;
  clientOrderId: string[] = [];

  constructor(capacity = 1024) {
    this.#capacity = capacity;
    this.#free = new Int32Array(capacity);
    this.orderId = new Float64Array(capacity);
    this.price = new Float64Array(capacity);
    this.quantity = new Float64Array(capacity);
    this.executed = new Float64Array(capacity);
    this.cumulativeQuote = new WideArray(capacity);
    this.quoteOrderQuantity = new Float64Array(capacity);
    this.timeMs = new Float64Array(capacity);
    this.symbolId = new Int32Array(capacity);
    this.accountId = new Int32Array(capacity);
    this.baseBalance = new Int32Array(capacity);
    this.quoteBalance = new Int32Array(capacity);
    this.level = new Int32Array(capacity);
    this.next = new Int32Array(capacity);
    this.previous = new Int32Array(capacity);
    this.accountNext = new Int32Array(capacity);
    this.accountPrevious = new Int32Array(capacity);
    this.side = new Uint8Array(capacity);
    this.orderType = new Uint8Array(capacity);
    this.timeInForce = new Uint8Array(capacity);
    this.status = new Uint8Array(capacity);
  }

  /** Live orders. */
  get size(): number {
    return this.#used - this.#freeCount;
  }

  /** A slot for a new order; its fields hold rubbish until written. */
  allocate(): number {
    if (this.#freeCount > 0) return this.#free[--this.#freeCount] as number;
    if (this.#used === this.#capacity) this.#grow();
    return this.#used++;
  }

  release(slot: number): void {
    this.clientOrderId[slot] = "";
    this.#free[this.#freeCount++] = slot;
  }

  remaining(slot: number): number {
    return (this.quantity[slot] as number) - (this.executed[slot] as number);
  }

  #grow(): void {
    const capacity = this.#capacity * 2;
    this.#capacity = capacity;
    const doubles = (old: Float64Array) => extend(old, new Float64Array(capacity));
    const links = (old: Int32Array) => extend(old, new Int32Array(capacity));
    const codes = (old: Uint8Array) => extend(old, new Uint8Array(capacity));
    this.#free = links(this.#free);
    this.orderId = doubles(this.orderId);
    this.price = doubles(this.price);
    this.quantity = doubles(this.quantity);
    this.executed = doubles(this.executed);
    this.cumulativeQuote.grow(capacity);
    this.quoteOrderQuantity = doubles(this.quoteOrderQuantity);
    this.timeMs = doubles(this.timeMs);
    this.symbolId = links(this.symbolId);
    this.accountId = links(this.accountId);
    this.baseBalance = links(this.baseBalance);
    this.quoteBalance = links(this.quoteBalance);
    this.level = links(this.level);
    this.next = links(this.next);
    this.previous = links(this.previous);
    this.accountNext = links(this.accountNext);
    this.accountPrevious = links(this.accountPrevious);
    this.side = codes(this.side);
    this.orderType = codes(this.orderType);
    this.timeInForce = codes(this.timeInForce);
    this.status = codes(this.status);
  }
}

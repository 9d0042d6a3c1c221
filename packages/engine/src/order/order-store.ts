import { extend } from "../collections/extend.js";
import { LIMB, type Wide, wideToBigInt } from "../money/wide.js";
import { createDetails, NO_INSTRUCTIONS, type OrderDetails } from "./order-details.js";

export const NO_ORDER = -1;

// An order is two records, one cache line each: orders are found in random order. A record's length is a power of two, so that a field is
// found by a shift and an "or", which need no check for overflow.
const NUMBERS = 3;
const ORDER_ID = 0;
const PRICE = 1;
const QUANTITY = 2;
const EXECUTED = 3;
const CUMULATIVE_HIGH = 4;
const CUMULATIVE_LOW = 5;
const OPEN = 6;
const TIME_MS = 7;

const LINKS = 4;
const SYMBOL_ID = 0;
const ACCOUNT_ID = 1;
const BASE_BALANCE = 2;
const QUOTE_BALANCE = 3;
const LEVEL = 4;
const NEXT = 5;
const PREVIOUS = 6;
const ACCOUNT_NEXT = 7;
const ACCOUNT_PREVIOUS = 8;
const SIDE = 9;
const ORDER_TYPE = 10;
const TIME_IN_FORCE = 11;
const STATUS = 12;
const SELF_TRADE_PREVENTION = 13;
const HAS_DETAILS = 14;

/**
 * All live orders: an order is a slot, slots are recycled, a closed order leaves in the same command. Links are slots;
 * {@link NO_ORDER} ends a list.
 */
export class OrderStore {
  #capacity = 1024;
  #free = new Int32Array(1024);
  #freeCount = 0;
  #used = 0;
  #released = new Int32Array(64);
  #releasedCount = 0;
  #numbers = new Float64Array(1024 << NUMBERS);
  #links = new Int32Array(1024 << LINKS);
  readonly #clientOrderIds: string[] = [];
  readonly #details: (OrderDetails | undefined)[] = [];

  /** Live orders. */
  get size(): number {
    return this.#used - this.#freeCount - this.#releasedCount;
  }

  /**
   * Gives an order a slot, with what it is from its entry on and for ever. Nothing is executed yet, its status is NEW, and it is on no
   * list. (Plain parameters, because an object per order would be garbage per order.)
   */
  enter(
    orderId: number,
    symbolId: number,
    accountId: number,
    clientOrderId: string,
    side: number,
    orderType: number,
    timeInForce: number,
    price: number,
    quantity: number,
    timeMs: number,
    baseBalance: number,
    quoteBalance: number,
    selfTradePrevention: number,
    details: OrderDetails | undefined,
  ): number {
    const slot = this.#allocate();
    const numbers = this.#numbers;
    const links = this.#links;
    const number = slot << NUMBERS;
    numbers[number | ORDER_ID] = orderId;
    numbers[number | PRICE] = price;
    numbers[number | QUANTITY] = quantity;
    numbers[number | EXECUTED] = 0;
    numbers[number | CUMULATIVE_HIGH] = 0;
    numbers[number | CUMULATIVE_LOW] = 0;
    numbers[number | OPEN] = quantity;
    numbers[number | TIME_MS] = timeMs;
    const link = slot << LINKS;
    links[link | SYMBOL_ID] = symbolId;
    links[link | ACCOUNT_ID] = accountId;
    links[link | BASE_BALANCE] = baseBalance;
    links[link | QUOTE_BALANCE] = quoteBalance;
    links[link | SIDE] = side;
    links[link | ORDER_TYPE] = orderType;
    links[link | TIME_IN_FORCE] = timeInForce;
    links[link | STATUS] = 0;
    links[link | SELF_TRADE_PREVENTION] = selfTradePrevention;
    links[link | HAS_DETAILS] = details === undefined ? 0 : 1;
    if (details !== undefined) this.#details[slot] = details;
    this.#clientOrderIds[slot] = clientOrderId;
    return slot;
  }

  /** Forgets a closed order. What it was can be read until the next {@link recycle}, by the events that tell of it. */
  release(slot: number): void {
    if (this.#releasedCount === this.#released.length)
      this.#released = extend(this.#released, new Int32Array(this.#releasedCount * 2));
    this.#released[this.#releasedCount++] = slot;
  }

  /** Lets the slots of closed orders be used again. */
  recycle(): void {
    while (this.#releasedCount > 0) {
      const slot = this.#released[--this.#releasedCount] as number;
      this.#clientOrderIds[slot] = "";
      if (this.#links[(slot << LINKS) | HAS_DETAILS] === 1) this.#details[slot] = undefined;
      this.#free[this.#freeCount++] = slot;
    }
  }

  orderId(slot: number): number {
    return this.#numbers[(slot << NUMBERS) | ORDER_ID] as number;
  }

  price(slot: number): number {
    return this.#numbers[(slot << NUMBERS) | PRICE] as number;
  }

  /** The price at which what is open of a BUY is locked. */
  lockPrice(slot: number): number {
    return this.price(slot) || (this.details(slot)?.lockPrice ?? 0);
  }

  quantity(slot: number): number {
    return this.#numbers[(slot << NUMBERS) | QUANTITY] as number;
  }

  executed(slot: number): number {
    return this.#numbers[(slot << NUMBERS) | EXECUTED] as number;
  }

  cumulativeHigh(slot: number): number {
    return this.#numbers[(slot << NUMBERS) | CUMULATIVE_HIGH] as number;
  }

  cumulativeLow(slot: number): number {
    return this.#numbers[(slot << NUMBERS) | CUMULATIVE_LOW] as number;
  }

  /** What only some orders have; undefined for all others. */
  details(slot: number): OrderDetails | undefined {
    return this.#links[(slot << LINKS) | HAS_DETAILS] === 1 ? this.#details[slot] : undefined;
  }

  /** The details of an order that gets some after its entry. */
  ensureDetails(slot: number): OrderDetails {
    const found = this.details(slot);
    if (found !== undefined) return found;
    const details = createDetails(NO_INSTRUCTIONS, 0, this.timeMs(slot));
    this.#details[slot] = details;
    this.#links[(slot << LINKS) | HAS_DETAILS] = 1;
    return details;
  }

  /** Open quantity that an iceberg does not show; 0 for all other orders. */
  hidden(slot: number): number {
    return this.details(slot)?.hiddenQuantity ?? 0;
  }

  /** Open quantity that the book shows. */
  shown(slot: number): number {
    return this.remaining(slot) - this.hidden(slot);
  }

  /** Journal time at which the order went to work, ms; −1 before. */
  workingTimeMs(slot: number): number {
    return this.details(slot)?.workingTimeMs ?? this.timeMs(slot);
  }

  timeMs(slot: number): number {
    return this.#numbers[(slot << NUMBERS) | TIME_MS] as number;
  }

  symbolId(slot: number): number {
    return this.#links[(slot << LINKS) | SYMBOL_ID] as number;
  }

  accountId(slot: number): number {
    return this.#links[(slot << LINKS) | ACCOUNT_ID] as number;
  }

  baseBalance(slot: number): number {
    return this.#links[(slot << LINKS) | BASE_BALANCE] as number;
  }

  quoteBalance(slot: number): number {
    return this.#links[(slot << LINKS) | QUOTE_BALANCE] as number;
  }

  level(slot: number): number {
    return this.#links[(slot << LINKS) | LEVEL] as number;
  }

  next(slot: number): number {
    return this.#links[(slot << LINKS) | NEXT] as number;
  }

  previous(slot: number): number {
    return this.#links[(slot << LINKS) | PREVIOUS] as number;
  }

  accountNext(slot: number): number {
    return this.#links[(slot << LINKS) | ACCOUNT_NEXT] as number;
  }

  accountPrevious(slot: number): number {
    return this.#links[(slot << LINKS) | ACCOUNT_PREVIOUS] as number;
  }

  side(slot: number): number {
    return this.#links[(slot << LINKS) | SIDE] as number;
  }

  orderType(slot: number): number {
    return this.#links[(slot << LINKS) | ORDER_TYPE] as number;
  }

  timeInForce(slot: number): number {
    return this.#links[(slot << LINKS) | TIME_IN_FORCE] as number;
  }

  status(slot: number): number {
    return this.#links[(slot << LINKS) | STATUS] as number;
  }

  /** Code of its self-trade prevention mode. */
  selfTradePrevention(slot: number): number {
    return this.#links[(slot << LINKS) | SELF_TRADE_PREVENTION] as number;
  }

  clientOrderId(slot: number): string {
    return this.#clientOrderIds[slot] as string;
  }

  /** Open quantity. */
  remaining(slot: number): number {
    return this.#numbers[(slot << NUMBERS) | OPEN] as number;
  }

  /** Σ price × quantity of the trades so far, notional units. */
  cumulativeQuote(slot: number): bigint {
    return wideToBigInt(this.cumulativeHigh(slot), this.cumulativeLow(slot));
  }

  /** Sets what an order had executed when its snapshot was taken. */
  restoreExecution(slot: number, executed: number, open: number, cumulativeHigh: number, cumulativeLow: number): void {
    const number = slot << NUMBERS;
    this.#numbers[number | EXECUTED] = executed;
    this.#numbers[number | OPEN] = open;
    this.#numbers[number | CUMULATIVE_HIGH] = cumulativeHigh;
    this.#numbers[number | CUMULATIVE_LOW] = cumulativeLow;
  }

  /** Books a trade of `quantity` worth `notional`. */
  execute(slot: number, quantity: number, notional: Wide): void {
    const numbers = this.#numbers;
    const number = slot << NUMBERS;
    numbers[number | EXECUTED] = (numbers[number | EXECUTED] as number) + quantity;
    numbers[number | OPEN] = (numbers[number | OPEN] as number) - quantity;
    let low = (numbers[number | CUMULATIVE_LOW] as number) + notional.low;
    let high = (numbers[number | CUMULATIVE_HIGH] as number) + notional.high;
    if (low >= LIMB) {
      low -= LIMB;
      high += 1;
    }
    numbers[number | CUMULATIVE_LOW] = low;
    numbers[number | CUMULATIVE_HIGH] = high;
  }

  /** Takes open quantity away without a trade: self-trade prevention, or a smaller amended quantity. */
  reduce(slot: number, by: number): void {
    const number = slot << NUMBERS;
    this.#numbers[number | OPEN] = (this.#numbers[number | OPEN] as number) - by;
  }

  /** Gives an order a smaller quantity; what it loses was open. */
  amend(slot: number, newQuantity: number): void {
    this.reduce(slot, this.quantity(slot) - newQuantity);
    this.#numbers[(slot << NUMBERS) | QUANTITY] = newQuantity;
  }

  setClientOrderId(slot: number, clientOrderId: string): void {
    this.#clientOrderIds[slot] = clientOrderId;
  }

  setDetails(slot: number, details: OrderDetails): void {
    this.#links[(slot << LINKS) | HAS_DETAILS] = 1;
    this.#details[slot] = details;
  }

  setLevel(slot: number, level: number): void {
    this.#links[(slot << LINKS) | LEVEL] = level;
  }

  setNext(slot: number, next: number): void {
    this.#links[(slot << LINKS) | NEXT] = next;
  }

  setPrevious(slot: number, previous: number): void {
    this.#links[(slot << LINKS) | PREVIOUS] = previous;
  }

  setAccountNext(slot: number, accountNext: number): void {
    this.#links[(slot << LINKS) | ACCOUNT_NEXT] = accountNext;
  }

  setAccountPrevious(slot: number, accountPrevious: number): void {
    this.#links[(slot << LINKS) | ACCOUNT_PREVIOUS] = accountPrevious;
  }

  setStatus(slot: number, status: number): void {
    this.#links[(slot << LINKS) | STATUS] = status;
  }

  #allocate(): number {
    if (this.#freeCount > 0) return this.#free[--this.#freeCount] as number;
    if (this.#used === this.#capacity) this.#grow();
    return this.#used++;
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#free = extend(this.#free, new Int32Array(this.#capacity));
    this.#numbers = extend(this.#numbers, new Float64Array(this.#capacity << NUMBERS));
    this.#links = extend(this.#links, new Int32Array(this.#capacity << LINKS));
  }
}

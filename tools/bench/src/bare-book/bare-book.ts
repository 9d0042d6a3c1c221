import { type DepthLevel, hashDepth, type TradeTape } from "../flow/checksum.js";
import { BUY, type FlowSide } from "../flow/format.js";
import { TickSet } from "./tick-set.js";

// An order is eight words, a level four: one visit to memory each.
const ORDER = 8;
const NEXT = 0;
const PREVIOUS = 1;
const PRICE = 2;
const OPEN = 3;
const SIDE = 4;

const LEVEL = 4;
const FIRST = 0;
const LAST = 1;
const TOTAL = 2;

/**
 * The yardstick: the least a limit order book can do. Price-time priority and depth, on typed arrays, ids as given. No accounts, no
 * filters, no events, no memory of commands, and every price and id is trusted.
 *
 * A price has orders of one side only, so both sides share the levels: those up to the best bid are bids, the others asks.
 */
export class BareBook {
  readonly #orders: Int32Array;
  readonly #levels: Int32Array;
  readonly #prices: TickSet;
  readonly #highestPrice: number;
  readonly #trades: TradeTape;
  #bestBid = 0;
  #bestAsk: number;
  resting = 0;

  constructor(highestPrice: number, highestOrderId: number, trades: TradeTape) {
    this.#orders = new Int32Array((highestOrderId + 1) * ORDER);
    this.#levels = new Int32Array((highestPrice + 2) * LEVEL);
    this.#prices = new TickSet(highestPrice + 1);
    this.#highestPrice = highestPrice;
    this.#bestAsk = highestPrice + 1;
    this.#trades = trades;
  }

  limit(orderId: number, side: FlowSide, price: number, quantity: number): void {
    const left = side === BUY ? this.#buy(orderId, price, quantity) : this.#sell(orderId, price, quantity);
    if (left > 0) this.#rest(orderId, side, price, left);
  }

  /** What does not trade at once is forgotten. */
  immediate(orderId: number, side: FlowSide, price: number, quantity: number): void {
    if (side === BUY) this.#buy(orderId, price, quantity);
    else this.#sell(orderId, price, quantity);
  }

  market(orderId: number, side: FlowSide, quantity: number): void {
    this.immediate(orderId, side, side === BUY ? this.#highestPrice : 1, quantity);
  }

  cancel(orderId: number): void {
    if (this.#orders[orderId * ORDER + OPEN] !== 0) this.#remove(orderId);
  }

  /** Takes a new price with the open quantity, at the back of its queue. */
  move(orderId: number, price: number): void {
    const at = orderId * ORDER;
    const open = this.#orders[at + OPEN] as number;
    if (open === 0) return;
    this.#remove(orderId);
    this.limit(orderId, this.#orders[at + SIDE] as FlowSide, price, open);
  }

  depthHash(): number {
    return hashDepth(this.#bids(), this.#asks());
  }

  *#bids(): Generator<DepthLevel> {
    for (let price = this.#bestBid; price !== 0; price = this.#prices.below(price)) yield this.#level(price);
  }

  *#asks(): Generator<DepthLevel> {
    if (this.#bestAsk > this.#highestPrice) return;
    for (let price = this.#bestAsk; price !== 0; price = this.#prices.above(price)) yield this.#level(price);
  }

  #level(price: number): DepthLevel {
    return [price, this.#levels[price * LEVEL + TOTAL] as number];
  }

  #buy(takerId: number, limit: number, quantity: number): number {
    let left = quantity;
    while (left > 0 && this.#bestAsk <= limit) left = this.#takeFirst(takerId, this.#bestAsk, left);
    return left;
  }

  #sell(takerId: number, limit: number, quantity: number): number {
    let left = quantity;
    while (left > 0 && this.#bestBid >= limit && this.#bestBid !== 0)
      left = this.#takeFirst(takerId, this.#bestBid, left);
    return left;
  }

  /** Trades with the oldest order of a level and returns what the taker still wants. */
  #takeFirst(takerId: number, price: number, wanted: number): number {
    const orders = this.#orders;
    const level = price * LEVEL;
    const makerId = this.#levels[level + FIRST] as number;
    const open = orders[makerId * ORDER + OPEN] as number;
    if (open <= wanted) {
      this.#trades.add(takerId, makerId, price, open);
      this.#remove(makerId);
      return wanted - open;
    }
    this.#trades.add(takerId, makerId, price, wanted);
    orders[makerId * ORDER + OPEN] = open - wanted;
    this.#levels[level + TOTAL] = (this.#levels[level + TOTAL] as number) - wanted;
    return 0;
  }

  #rest(orderId: number, side: FlowSide, price: number, quantity: number): void {
    const orders = this.#orders;
    const levels = this.#levels;
    const at = orderId * ORDER;
    const level = price * LEVEL;
    const last = levels[level + LAST] as number;
    orders[at + NEXT] = 0;
    orders[at + PREVIOUS] = last;
    orders[at + PRICE] = price;
    orders[at + OPEN] = quantity;
    orders[at + SIDE] = side;
    levels[level + LAST] = orderId;
    levels[level + TOTAL] = (levels[level + TOTAL] as number) + quantity;
    this.resting++;
    if (last !== 0) {
      orders[last * ORDER + NEXT] = orderId;
      return;
    }
    levels[level + FIRST] = orderId;
    this.#prices.add(price);
    if (side === BUY) {
      if (price > this.#bestBid) this.#bestBid = price;
    } else if (price < this.#bestAsk) this.#bestAsk = price;
  }

  #remove(orderId: number): void {
    const orders = this.#orders;
    const levels = this.#levels;
    const at = orderId * ORDER;
    const next = orders[at + NEXT] as number;
    const previous = orders[at + PREVIOUS] as number;
    const price = orders[at + PRICE] as number;
    const level = price * LEVEL;
    levels[level + TOTAL] = (levels[level + TOTAL] as number) - (orders[at + OPEN] as number);
    orders[at + OPEN] = 0;
    this.resting--;
    if (previous === 0) levels[level + FIRST] = next;
    else orders[previous * ORDER + NEXT] = next;
    if (next === 0) levels[level + LAST] = previous;
    else orders[next * ORDER + PREVIOUS] = previous;
    if (next === 0 && previous === 0) this.#removeLevel(price);
  }

  #removeLevel(price: number): void {
    this.#prices.remove(price);
    if (price === this.#bestBid) this.#bestBid = this.#prices.below(price);
    else if (price === this.#bestAsk) {
      const next = this.#prices.above(price);
      this.#bestAsk = next === 0 ? this.#highestPrice + 1 : next;
    }
  }
}

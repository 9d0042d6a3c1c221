import { type Checksums, type DepthLevel, hashDepth, TradeTape } from "./checksum.js";
import { BUY, type Flow, type FlowSide, Operation, RECORD_WORDS, SELL } from "./format.js";

/** Ticks that are skipped together when none of them has orders. */
const BLOCK = 512;

/** One side of the book: for every tick the first and last order of its queue and the total open quantity. */
class Ladder {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly total: Float64Array;
  /** Best price of the side; one past the worst end of the ladder when the side is empty. */
  best: number;
  readonly #side: FlowSide;
  readonly #highestPrice: number;
  /** Prices with orders, in all and per block of ticks. */
  #levels = 0;
  readonly #levelsInBlock: Int32Array;

  constructor(side: FlowSide, highestPrice: number) {
    this.#side = side;
    this.#highestPrice = highestPrice;
    this.first = new Int32Array(highestPrice + 2);
    this.last = new Int32Array(highestPrice + 2);
    this.total = new Float64Array(highestPrice + 2);
    this.#levelsInBlock = new Int32Array(Math.floor(highestPrice / BLOCK) + 1);
    this.best = side === BUY ? 0 : highestPrice + 1;
  }

  get isEmpty(): boolean {
    return this.#side === BUY ? this.best === 0 : this.best > this.#highestPrice;
  }

  /** To be called when a price gets its first order. */
  noteLevel(price: number): void {
    this.#countLevel(price, 1);
    if (this.#side === BUY ? price > this.best : price < this.best) this.best = price;
  }

  /** To be called when a price has lost its last order. */
  noteEmptied(price: number): void {
    this.#countLevel(price, -1);
    if (this.#levels === 0) this.best = this.#side === BUY ? 0 : this.#highestPrice + 1;
    else if (price === this.best) this.best = this.#nextLevel(price);
  }

  /** The next price behind one, where there is one. */
  #nextLevel(from: number): number {
    const step = this.#side === BUY ? -1 : 1;
    let price = from + step;
    while (this.first[price] === 0) {
      const block = Math.floor(price / BLOCK);
      if (this.#levelsInBlock[block] !== 0) price += step;
      else price = this.#side === BUY ? block * BLOCK - 1 : (block + 1) * BLOCK;
    }
    return price;
  }

  #countLevel(price: number, change: 1 | -1): void {
    const block = Math.floor(price / BLOCK);
    this.#levelsInBlock[block] = (this.#levelsInBlock[block] as number) + change;
    this.#levels += change;
  }

  *levelsFromBest(): Generator<DepthLevel> {
    const step = this.#side === BUY ? -1 : 1;
    for (let price = this.best; price > 0 && price <= this.#highestPrice; price += step) {
      if (this.first[price] !== 0) yield [price, this.total[price] as number];
    }
  }
}

/** The judge of the benchmark: price-time priority over a plain ladder of ticks, without accounts. Order ids start at 1. */
export class JudgeBook {
  readonly tape = new TradeTape();
  resting = 0;
  /** Called with the id of each resting order that a trade fills completely. */
  onMakerFilled: (orderId: number) => void = () => {};
  readonly #ladders: readonly [Ladder, Ladder];
  readonly #highestPrice: number;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #price: Int32Array;
  readonly #open: Int32Array;
  readonly #side: Uint8Array;

  constructor(highestPrice: number, highestOrderId: number) {
    this.#highestPrice = highestPrice;
    this.#ladders = [new Ladder(BUY, highestPrice), new Ladder(SELL, highestPrice)];
    this.#next = new Int32Array(highestOrderId + 1);
    this.#previous = new Int32Array(highestOrderId + 1);
    this.#price = new Int32Array(highestOrderId + 1);
    this.#open = new Int32Array(highestOrderId + 1);
    this.#side = new Uint8Array(highestOrderId + 1);
  }

  /** Side of an order that rests or has rested. */
  sideOf(orderId: number): FlowSide {
    return this.#side[orderId] as FlowSide;
  }

  /** Last price at which an order rested. */
  priceOf(orderId: number): number {
    return this.#price[orderId] as number;
  }

  /** Applies one record. Returns the quantity that rests in the book because of it, 0 when none does. */
  apply(operation: Operation, side: FlowSide, orderId: number, price: number, quantity: number): number {
    switch (operation) {
      case Operation.LIMIT_GTC:
        return this.#matchThenRest(orderId, side, price, quantity);
      case Operation.LIMIT_IOC:
        this.#match(orderId, side, price, quantity);
        return 0;
      case Operation.MARKET:
        this.#match(orderId, side, side === BUY ? this.#highestPrice : 1, quantity);
        return 0;
      case Operation.CANCEL:
        if (this.#open[orderId] !== 0) this.#remove(orderId);
        return 0;
      case Operation.MOVE: {
        const open = this.#open[orderId] as number;
        if (open === 0) return 0;
        this.#remove(orderId);
        return this.#matchThenRest(orderId, this.sideOf(orderId), price, open);
      }
    }
  }

  checksums(): Checksums {
    return {
      tradeCount: this.tape.count,
      tradeHash: this.tape.hash,
      volume: this.tape.volume,
      bookHash: hashDepth(this.#ladders[BUY].levelsFromBest(), this.#ladders[SELL].levelsFromBest()),
      resting: this.resting,
    };
  }

  #matchThenRest(orderId: number, side: FlowSide, price: number, quantity: number): number {
    const left = this.#match(orderId, side, price, quantity);
    if (left > 0) this.#rest(orderId, side, price, left);
    return left;
  }

  #match(takerId: number, side: FlowSide, limit: number, quantity: number): number {
    const opposite = this.#ladders[side === BUY ? SELL : BUY];
    let left = quantity;
    while (left > 0 && !opposite.isEmpty && (side === BUY ? opposite.best <= limit : opposite.best >= limit)) {
      const price = opposite.best;
      const makerId = opposite.first[price] as number;
      const makerOpen = this.#open[makerId] as number;
      const traded = Math.min(left, makerOpen);
      left -= traded;
      this.tape.add(takerId, makerId, price, traded);
      if (traded === makerOpen) {
        this.#remove(makerId);
        this.onMakerFilled(makerId);
      } else {
        this.#open[makerId] = makerOpen - traded;
        opposite.total[price] = (opposite.total[price] as number) - traded;
      }
    }
    return left;
  }

  #rest(orderId: number, side: FlowSide, price: number, quantity: number): void {
    const ladder = this.#ladders[side];
    const before = ladder.last[price] as number;
    this.#price[orderId] = price;
    this.#open[orderId] = quantity;
    this.#side[orderId] = side;
    this.#previous[orderId] = before;
    this.#next[orderId] = 0;
    if (before === 0) ladder.first[price] = orderId;
    else this.#next[before] = orderId;
    ladder.last[price] = orderId;
    ladder.total[price] = (ladder.total[price] as number) + quantity;
    if (before === 0) ladder.noteLevel(price);
    this.resting++;
  }

  #remove(orderId: number): void {
    const price = this.priceOf(orderId);
    const ladder = this.#ladders[this.sideOf(orderId)];
    const before = this.#previous[orderId] as number;
    const after = this.#next[orderId] as number;
    if (before === 0) ladder.first[price] = after;
    else this.#next[before] = after;
    if (after === 0) ladder.last[price] = before;
    else this.#previous[after] = before;
    ladder.total[price] = (ladder.total[price] as number) - (this.#open[orderId] as number);
    this.#open[orderId] = 0;
    if (before === 0 && after === 0) ladder.noteEmptied(price);
    this.resting--;
  }
}

/** The checksums after the first `records` records of a flow, so that an engine that was stopped early can still be judged. */
export function checksumsAfter(flow: Flow, records: number): Checksums {
  const book = new JudgeBook(flow.highestPrice, flow.highestOrderId);
  const { words } = flow;
  for (let at = 0; at < records * RECORD_WORDS; at += RECORD_WORDS) {
    const kind = words[at] as number;
    book.apply(
      (kind & 0xff) as Operation,
      ((kind >>> 8) & 0xff) as FlowSide,
      words[at + 1] as number,
      words[at + 2] as number,
      words[at + 3] as number,
    );
  }
  return book.checksums();
}

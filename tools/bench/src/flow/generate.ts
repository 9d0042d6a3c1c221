import { BUY, type Flow, type FlowSide, Operation, RECORD_WORDS } from "./format.js";
import { JudgeBook } from "./judge-book.js";
import { LiveOrders } from "./live-orders.js";
import { MIXES, type Mix, type MixName } from "./mixes.js";
import { RandomStream } from "./random.js";

const USERS = 1000;
const LOWEST_PRICE = 1;
const HIGHEST_PRICE = 65_000;
const FIRST_MIDDLE = 32_000;
const MIDDLE_RANGE = [20_000, 44_000] as const;
const QUOTED_RANGE = [2_000, 62_000] as const;
const NEAR_MEAN_TICKS = 8;
const CROSSING_TICKS = 12;

export interface FlowRequest {
  readonly mix: MixName;
  readonly seed?: number;
  /** Messages after the prefill; the mix's own number when absent. */
  readonly messages?: number;
  /** Resting orders to aim at; the mix's own number when absent. */
  readonly bookSize?: number;
  /** 1,000 when absent; with few, their own orders meet often. */
  readonly users?: number;
}

/** Makes a flow. The same request gives the same bytes on every machine; see the README for why each draw's place matters. */
export function generateFlow({ mix, seed = 1, messages, bookSize, users = USERS }: FlowRequest): Flow {
  const shape: Mix = { ...MIXES[mix], ...(messages ? { messages } : {}), ...(bookSize ? { bookSize } : {}) };
  const writer = new FlowWriter(shape, seed, users);
  for (let order = 0; order < shape.bookSize; order++) writer.prefillOrder();
  for (let message = 0; message < shape.messages; message++) writer.message();
  return writer.finish();
}

const clamp = (value: number, [low, high]: readonly [number, number]) => Math.max(low, Math.min(high, value));

class FlowWriter {
  readonly #mix: Mix;
  readonly #seed: number;
  readonly #users: number;
  readonly #random: RandomStream;
  readonly #book: JudgeBook;
  readonly #live: LiveOrders;
  readonly #owner: Uint16Array;
  readonly #words: Uint32Array;
  #written = 0;
  #lastOrderId = 0;
  #middle = FIRST_MIDDLE;

  constructor(mix: Mix, seed: number, users: number) {
    const records = mix.bookSize + mix.messages;
    this.#mix = mix;
    this.#seed = seed;
    this.#users = users;
    this.#random = new RandomStream(seed);
    this.#book = new JudgeBook(HIGHEST_PRICE, records);
    this.#live = new LiveOrders(records);
    this.#owner = new Uint16Array(records + 1);
    this.#words = new Uint32Array(records * RECORD_WORDS);
    this.#book.onMakerFilled = (orderId) => this.#live.remove(orderId);
  }

  prefillOrder(): void {
    const side = this.#side();
    this.#limitGtc(side, this.#passivePrice(side));
  }

  /** One timed record. A draw decides the kind; its weights lean so that the book returns to its intended size. */
  message(): void {
    const mix = this.#mix;
    const random = this.#random;
    const live = this.#live;
    this.#driftMiddle();
    const lack = clamp(((mix.bookSize - live.count) / mix.bookSize) * 8, [-1, 1]);
    const limitWeight = mix.limitGtc * (1 + 0.9 * lack);
    const cancelWeight = mix.cancel * (1 - 0.9 * lack);
    let draw = random.unit() * (limitWeight + cancelWeight + mix.limitIoc + mix.market + mix.move);
    const side = this.#side();
    draw -= limitWeight;
    if (draw < 0 || live.count === 0) {
      const crosses = random.unit() < mix.crossingLimitShare;
      this.#limitGtc(side, crosses ? this.#crossingPrice(side) : this.#passivePrice(side));
      return;
    }
    draw -= cancelWeight;
    if (draw < 0) {
      this.#cancel();
      return;
    }
    draw -= mix.limitIoc;
    if (draw < 0) {
      this.#limitIoc(side);
      return;
    }
    draw -= mix.market;
    if (draw < 0) this.#market(side);
    else this.#move();
  }

  finish(): Flow {
    return {
      records: this.#written / RECORD_WORDS,
      prefill: this.#mix.bookSize,
      highestOrderId: this.#lastOrderId,
      users: this.#users,
      seed: this.#seed >>> 0,
      mixCode: this.#mix.code,
      lowestPrice: LOWEST_PRICE,
      highestPrice: HIGHEST_PRICE,
      expected: this.#book.checksums(),
      words: this.#words,
    };
  }

  #limitGtc(side: FlowSide, price: number): void {
    const quantity = 1 + this.#random.below(this.#mix.greatestQuantity);
    const orderId = this.#newOrder();
    if (this.#record(Operation.LIMIT_GTC, side, orderId, price, quantity) > 0) this.#live.add(orderId);
  }

  #limitIoc(side: FlowSide): void {
    const orderId = this.#newOrder();
    const price = this.#crossingPrice(side);
    this.#record(Operation.LIMIT_IOC, side, orderId, price, this.#takerQuantity());
  }

  #market(side: FlowSide): void {
    const orderId = this.#newOrder();
    this.#record(Operation.MARKET, side, orderId, 0, this.#takerQuantity());
  }

  #cancel(): void {
    const random = this.#random;
    const live = this.#live;
    const isStale = live.rememberedGone > 0 && random.unit() < this.#mix.staleCancelShare;
    const orderId = isStale ? live.goneAt(random.below(live.rememberedGone)) : live.at(random.below(live.count));
    this.#record(Operation.CANCEL, this.#book.sideOf(orderId), orderId, 0, 0);
    if (!isStale) live.remove(orderId);
  }

  /** A move always changes the price: one that would not goes one tick away from the middle. */
  #move(): void {
    const orderId = this.#live.at(this.#random.below(this.#live.count));
    const side = this.#book.sideOf(orderId);
    const crosses = this.#random.unit() < this.#mix.crossingMoveShare;
    let price = crosses ? this.#crossingPrice(side) : this.#passivePrice(side);
    if (price === this.#book.priceOf(orderId)) price += side === BUY ? -1 : 1;
    if (this.#record(Operation.MOVE, side, orderId, price, 0) === 0) this.#live.remove(orderId);
  }

  #record(operation: Operation, side: FlowSide, orderId: number, price: number, quantity: number): number {
    const words = this.#words;
    words[this.#written++] = operation | (side << 8) | ((this.#owner[orderId] as number) << 16);
    words[this.#written++] = orderId;
    words[this.#written++] = price;
    words[this.#written++] = quantity;
    return this.#book.apply(operation, side, orderId, price, quantity);
  }

  #newOrder(): number {
    const orderId = ++this.#lastOrderId;
    this.#owner[orderId] = 1 + this.#random.below(this.#users);
    return orderId;
  }

  #side(): FlowSide {
    return this.#random.below(2) as FlowSide;
  }

  #takerQuantity(): number {
    return 1 + this.#random.below(this.#mix.greatestTakerQuantity);
  }

  #driftMiddle(): void {
    if (this.#random.unit() >= this.#mix.drift) return;
    this.#middle = clamp(this.#middle + (this.#random.below(2) === 0 ? 1 : -1), MIDDLE_RANGE);
  }

  #passivePrice(side: FlowSide): number {
    const isNear = this.#random.unit() < this.#mix.nearShare;
    const draw = this.#random.unit();
    const ticks = 1 + Math.floor(isNear ? -Math.log(1 - draw) * NEAR_MEAN_TICKS : draw * this.#mix.farTicks);
    return clamp(side === BUY ? this.#middle - ticks : this.#middle + ticks, QUOTED_RANGE);
  }

  #crossingPrice(side: FlowSide): number {
    const ticks = 1 + this.#random.below(CROSSING_TICKS);
    return clamp(side === BUY ? this.#middle + ticks : this.#middle - ticks, QUOTED_RANGE);
  }
}

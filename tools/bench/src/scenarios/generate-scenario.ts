import { BUY, type Flow, type FlowSide, Operation, RECORD_WORDS, SELL } from "../flow/format.js";
import { JudgeBook } from "../flow/judge-book.js";
import { RandomStream } from "../flow/random.js";
import { PlacementDepth } from "./placement-depth.js";
import { SCENARIO_ORDERS, SCENARIO_SEED, SCENARIOS, type ScenarioName } from "./scenarios.js";

const USERS = 1000;
const FIRST_MIDDLE = 33_504;
const LOWEST_PRICE = 1;
const HIGHEST_PRICE = 400_000;
const GREATEST_QUANTITY = 100;
const IOC_SHARE = 0.15;
const MODIFIED_SHARE = 0.2;
const REPRICED_SHARE = 0.8;
const CANCELED_SHARE = 0.95;
/** A client that wants to be sure sends a cancel or a change again. */
const REPEATED_SHARE = 0.02;
const MOST_MESSAGES_PER_ORDER = 5;

export interface ScenarioRequest {
  readonly scenario: ScenarioName;
  readonly seed?: number;
  /** New orders; a whole scenario's when absent. */
  readonly orders?: number;
}

/**
 * Makes the flow of a scenario. The middle price walks one step of a geometric Brownian motion per new order. Buy orders are priced
 * along the first half of the walk and sell orders along the second, each passively on its side, and then arrive in shuffled order: so
 * orders meet where the two halves overlap. An order's life is over before the next one arrives, unless it stays: lives are shorter
 * than the pauses between orders.
 */
export function generateScenario({ scenario, seed = SCENARIO_SEED, orders = SCENARIO_ORDERS }: ScenarioRequest): Flow {
  const { code, swing } = SCENARIOS[scenario];
  const random = new RandomStream(seed);
  const { sides, prices } = placeAlongWalk(random, orders, swing);
  const arrivals = shuffled(random, orders);
  const writer = new ScenarioWriter(random, orders);
  for (const place of arrivals) writer.lifeOf(sides[place] as FlowSide, prices[place] as number);
  return writer.finish(code, seed);
}

function placeAlongWalk(random: RandomStream, orders: number, swing: number) {
  const depth = new PlacementDepth();
  const sides = new Uint8Array(orders);
  const prices = new Int32Array(orders);
  const step = swing / Math.sqrt(orders);
  let middle = FIRST_MIDDLE;
  for (let order = 0; order < orders; order++) {
    middle *= Math.exp(step * normal(random) - step ** 2 / 2);
    const side = order < orders / 2 ? BUY : SELL;
    const ticks = depth.draw(random);
    const price = Math.round(middle) + (side === BUY ? -ticks : ticks);
    sides[order] = side;
    prices[order] = Math.max(LOWEST_PRICE + 1, Math.min(HIGHEST_PRICE - 1, price));
  }
  return { sides, prices };
}

/** A standard normal number, by Box and Muller. */
const normal = (random: RandomStream): number =>
  Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());

function shuffled(random: RandomStream, count: number): Uint32Array {
  const places = Uint32Array.from({ length: count }, (_, place) => place);
  for (let last = count - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const place = places[last] as number;
    places[last] = places[other] as number;
    places[other] = place;
  }
  return places;
}

class ScenarioWriter {
  readonly #random: RandomStream;
  readonly #book: JudgeBook;
  readonly #words: Uint32Array;
  #written = 0;
  #orderId = 0;
  #user = 0;

  constructor(random: RandomStream, orders: number) {
    this.#random = random;
    this.#book = new JudgeBook(HIGHEST_PRICE, orders);
    this.#words = new Uint32Array(orders * MOST_MESSAGES_PER_ORDER * RECORD_WORDS);
  }

  /** Writes a new order and all that its owner does about it. A change keeps the quantity, since the flow's MOVE does. */
  lifeOf(side: FlowSide, price: number): void {
    const random = this.#random;
    this.#orderId++;
    this.#user = 1 + random.below(USERS);
    const quantity = 1 + random.below(GREATEST_QUANTITY);
    if (random.unit() < IOC_SHARE) {
      this.#record(Operation.LIMIT_IOC, side, price, quantity);
      return;
    }
    this.#record(Operation.LIMIT_GTC, side, price, quantity);
    const isModified = random.unit() < MODIFIED_SHARE;
    const newPrice = random.unit() < REPRICED_SHARE ? price + (side === BUY ? 1 : -1) : price;
    if (isModified) this.#record(Operation.MOVE, side, newPrice, 0);
    if (random.unit() >= CANCELED_SHARE) return;
    this.#record(Operation.CANCEL, side, 0, 0);
    if (random.unit() < REPEATED_SHARE) this.#record(Operation.CANCEL, side, 0, 0);
    if (isModified && random.unit() < REPEATED_SHARE) this.#record(Operation.MOVE, side, newPrice, 0);
  }

  finish(mixCode: number, seed: number): Flow {
    return {
      records: this.#written / RECORD_WORDS,
      prefill: 0,
      highestOrderId: this.#orderId,
      users: USERS,
      seed: seed >>> 0,
      mixCode,
      lowestPrice: LOWEST_PRICE,
      highestPrice: HIGHEST_PRICE,
      expected: this.#book.checksums(),
      words: this.#words.slice(0, this.#written),
    };
  }

  #record(operation: Operation, side: FlowSide, price: number, quantity: number): void {
    const words = this.#words;
    words[this.#written++] = operation | (side << 8) | (this.#user << 16);
    words[this.#written++] = this.#orderId;
    words[this.#written++] = price;
    words[this.#written++] = quantity;
    this.#book.apply(operation, side, this.#orderId, price, quantity);
  }
}

import { BUY, type Flow, type FlowSide, Operation, RECORD_WORDS } from "../../flow/format.js";
import { generateFlow } from "../../flow/generate.js";
import { JudgeBook } from "../../flow/judge-book.js";
import { RandomStream } from "../../flow/random.js";

/** What happens to the price levels of the bids. A level's number is its price. */
export interface LevelActions {
  /** Prices that are there from the beginning, the worst first. */
  readonly present: Int32Array;
  /** A price at which an order comes to rest (its level may be there already), or minus the price of a level that is emptied. */
  readonly steps: Int32Array;
}

/** Of the flow `xcore`: moves most of all, prices near the middle. */
export function xcoreLevels(messages: number): LevelActions {
  const flow = generateFlow({ mix: "xcore", messages });
  const steps: number[] = [];
  const orders = new Int32Array(flow.highestPrice + 1);
  const rests = new Uint8Array(flow.highestOrderId + 1);
  const book = new JudgeBook(flow.highestPrice, flow.highestOrderId);
  const leave = (orderId: number) => {
    if (rests[orderId] !== 1 || book.sideOf(orderId) !== BUY) return;
    const price = book.priceOf(orderId);
    rests[orderId] = 0;
    orders[price] = (orders[price] as number) - 1;
    if (orders[price] === 0) steps.push(-price);
  };
  book.onMakerFilled = leave;
  for (let record = 0; record < flow.records; record++) {
    const { operation, side, orderId, price, quantity } = recordOf(flow, record);
    if (operation === Operation.CANCEL || operation === Operation.MOVE) leave(orderId);
    const open = book.apply(operation, side, orderId, price, quantity);
    if (open === 0 || book.sideOf(orderId) !== BUY) continue;
    rests[orderId] = 1;
    orders[price] = (orders[price] as number) + 1;
    steps.push(price);
  }
  return { present: new Int32Array(0), steps: Int32Array.from(steps) };
}

function recordOf({ words }: Flow, record: number) {
  const at = record * RECORD_WORDS;
  const head = words[at] as number;
  return {
    operation: (head & 0xff) as Operation,
    side: ((head >> 8) & 0xff) as FlowSide,
    orderId: words[at + 1] as number,
    price: words[at + 2] as number,
    quantity: words[at + 3] as number,
  };
}

/** Of a side with very many levels, `spacing` ticks apart: one anywhere is emptied, then another one begins. */
export function manyLevels(levels: number, spacing: number, changes: number): LevelActions {
  const random = new RandomStream(1);
  // Twice as many places as levels; the even ones are there first.
  const priceOf = (place: number) => (1 + place) * spacing;
  const there = Array.from({ length: levels }, (_, level) => level * 2);
  const gone = there.map((place) => place + 1);
  const present = Int32Array.from(there, priceOf);
  const steps: number[] = [];
  for (let change = 0; change < changes; change++) {
    const leaving = random.below(levels);
    const coming = random.below(levels);
    const place = there[leaving] as number;
    steps.push(-priceOf(place), priceOf(gone[coming] as number));
    there[leaving] = gone[coming] as number;
    gone[coming] = place;
  }
  return { present, steps: Int32Array.from(steps) };
}

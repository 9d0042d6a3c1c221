import { RandomStream } from "../../flow/random.js";

const LEVELS = 1000;
const FIRST_PRICE = 32_000;
const GREATEST_QUANTITY = 400;
const ACCOUNTS = 1000;
/** One action of so many is a trade, the others are moves. */
const ACTIONS_PER_TRADE = 5;
export const TIME_MS = 1_700_000_000_000;

/** What happens to the orders of a book, a column per field. */
export interface OrderActions {
  /** Orders that are open at any time. */
  readonly open: number;
  /** How many of the actions enter the first orders. */
  readonly entries: number;
  readonly count: number;
  readonly levels: number;
  /** With what was read so far: which of the open orders is canceled for another one in its place, or trades one lot. */
  readonly draws: Int32Array;
  readonly isTrade: Uint8Array;
  readonly level: Int32Array;
  readonly price: Int32Array;
  readonly quantity: Int32Array;
  readonly account: Int32Array;
}

/** Moves and trades of orders in random order, as in the flow `xcore`. */
export function makeOrderActions(open: number, changes: number): OrderActions {
  const random = new RandomStream(1);
  const count = open + changes;
  const column = (next: (action: number) => number) => Int32Array.from({ length: count }, (_, action) => next(action));
  const level = column(() => random.below(LEVELS));
  return {
    open,
    entries: open,
    count,
    levels: LEVELS,
    draws: column(() => random.below(open)),
    isTrade: Uint8Array.from(column((action) => (action >= open && random.below(ACTIONS_PER_TRADE) === 0 ? 1 : 0))),
    level,
    price: level.map((each) => FIRST_PRICE + each),
    // A trade leaves something open, however often it hits one order.
    quantity: column(() => changes + 1 + random.below(GREATEST_QUANTITY)),
    account: column(() => 1 + random.below(ACCOUNTS)),
  };
}

/**
 * Depends on what the actions before have read, as a message begins when the one before has ended: else the processor would work at
 * several at once and wait for all their memory together.
 */
export const placeOf = ({ draws, open }: OrderActions, action: number, sum: number): number =>
  (((draws[action] as number) + sum) >>> 0) % open;

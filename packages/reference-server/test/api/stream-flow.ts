import type { ReleasedCommand } from "@pricetime/adapters";
import { type NewOrder, toNotional, toPrice, toQuantity } from "@pricetime/engine";
import type { StartedExchange } from "@pricetime/reference-server/testing";

/** Whole numbers from a seed: the same flow on every run. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** How the prices and sizes of a symbol look, in its units. */
interface FlowMarket {
  readonly symbolId: number;
  readonly middle: number;
  readonly tick: number;
  readonly lot: number;
}

/** Units: BTCUSDT 0.01 and 0.00001, ETHBTC 0.00001 and 0.0001. */
const MARKETS: readonly FlowMarket[] = [
  { symbolId: 0, middle: 10_000, tick: 1, lot: 10_000 },
  { symbolId: 1, middle: 5_000, tick: 1, lot: 100 },
];

/** Random orders and cancels of two accounts on both markets of the test genesis, straight to the sequencer. */
export function createFlow({ exchange }: StartedExchange, seed: number) {
  const random = seeded(seed);
  const open: { readonly accountId: number; readonly symbolId: number; readonly orderId: number }[] = [];

  const newOrder = (market: FlowMarket): NewOrder => {
    const isMarket = random(8) === 0;
    return {
      type: "NewOrder",
      symbolId: market.symbolId,
      side: random(2) === 0 ? "BUY" : "SELL",
      orderType: isMarket ? "MARKET" : "LIMIT",
      timeInForce: !isMarket && random(6) === 0 ? "IOC" : "GTC",
      price: toPrice(isMarket ? 0 : market.middle + (random(61) - 30) * market.tick),
      quantity: toQuantity((1 + random(5)) * market.lot),
      quoteOrderQuantity: toNotional(0),
      clientOrderId: "",
      selfTradePreventionMode: "NONE",
    };
  };

  /** One random order or cancel. */
  const step = async (): Promise<void> => {
    const market = MARKETS[random(MARKETS.length)];
    if (market === undefined) return;
    const accountId = 1 + random(2);
    if (open.length > 0 && (open.length > 60 || random(3) === 0)) {
      const [order] = open.splice(random(open.length), 1);
      if (order === undefined) return;
      const ids = { symbolId: order.symbolId, orderId: order.orderId, clientOrderId: "", newClientOrderId: "" };
      const cancel = { type: "CancelOrder", ...ids, cancelRestrictions: "NONE" } as const;
      await exchange.submit(cancel, { accountId: order.accountId, actor: "flow" });
      return;
    }
    const { executed } = await exchange.submit(newOrder(market), { accountId, actor: "flow" });
    const [first] = executed.events;
    if (first?.type === "OrderNew") open.push({ accountId, symbolId: first.symbolId, orderId: first.orderId });
  };

  return {
    /** A few steps, one after the other. */
    run: async (steps: number): Promise<void> => {
      for (let done = 0; done < steps; done++) await step();
    },
  };
}

/** A book at one update: prices and quantities in units. */
export interface BookState {
  readonly bids: ReadonlyMap<number, bigint>;
  readonly asks: ReadonlyMap<number, bigint>;
}

interface DepthChange {
  readonly isBid: boolean;
  readonly price: number;
  readonly quantity: bigint;
}

/** The changes of one book and, every so many updates, the whole of it. */
interface BookHistory {
  readonly changes: DepthChange[];
  readonly states: BookState[];
  readonly newest: { readonly bids: Map<number, bigint>; readonly asks: Map<number, bigint> };
}

const UPDATES_PER_STATE = 32;

function change({ bids, asks }: BookHistory["newest"], { isBid, price, quantity }: DepthChange): void {
  const side = isBid ? bids : asks;
  if (quantity === 0n) side.delete(price);
  else side.set(price, quantity);
}

const copyOf = ({ bids, asks }: BookState) => ({ bids: new Map(bids), asks: new Map(asks) });

/** Follows the engine's own depth events, so that the book as it was at any update can be looked up. */
export class TrueBooks {
  readonly #books = new Map<number, BookHistory>();

  follow(batch: readonly ReleasedCommand[]): void {
    for (const { executed } of batch) {
      for (const event of executed.events) {
        if (event.type !== "DepthChanged") continue;
        const { changes, states, newest } = this.#bookOf(event.symbolId);
        const changed = { isBid: event.side === "BUY", price: event.price, quantity: event.quantity };
        changes.push(changed);
        change(newest, changed);
        if (changes.length % UPDATES_PER_STATE === 0) states.push(copyOf(newest));
      }
    }
  }

  newestUpdate(symbolId: number): number {
    return this.#bookOf(symbolId).changes.length;
  }

  /** The levels that changed from one update to another, both included, as `bid 10000` or `ask 10001`. */
  changedLevels(symbolId: number, firstUpdateId: number, updateId: number): ReadonlySet<string> {
    const { changes } = this.#bookOf(symbolId);
    return new Set(
      changes.slice(firstUpdateId - 1, updateId).map(({ isBid, price }) => `${isBid ? "bid" : "ask"} ${price}`),
    );
  }

  /** The book after every update up to `updateId`, the first of which is 1. */
  at(symbolId: number, updateId: number): BookState {
    const { changes, states } = this.#bookOf(symbolId);
    const whole = Math.floor(updateId / UPDATES_PER_STATE);
    const book = copyOf(states[whole] ?? { bids: new Map(), asks: new Map() });
    for (const changed of changes.slice(whole * UPDATES_PER_STATE, updateId)) change(book, changed);
    return book;
  }

  #bookOf(symbolId: number): BookHistory {
    const empty = { bids: new Map<number, bigint>(), asks: new Map<number, bigint>() };
    const book = this.#books.get(symbolId) ?? { changes: [], states: [copyOf(empty)], newest: empty };
    this.#books.set(symbolId, book);
    return book;
  }
}

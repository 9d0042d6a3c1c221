import type { MarketRecord, RecordedLevel, RecordedTrade } from "./market-record.js";
import type { MarketView } from "./market-view.js";
import { cancelOrder, oppositeOf, placeOrder } from "./orders.js";
import type { Instruction, Participant } from "./participant.js";
import type { OpenOrder } from "./symbol-view.js";

export interface RecordingPlayerOptions {
  readonly symbolId: number;
  /** Account of everything that rested in the recording. It needs funds for all that rests at once. */
  readonly makerAccountId: number;
  /** Account of everyone who took. It needs funds for all that was taken. */
  readonly takerAccountId: number;
  /** In order of their times. */
  readonly records: readonly MarketRecord[];
  /**
   * For recordings of trades alone: before each trade its maker's order is placed, after it what is left of that order is canceled.
   * By default trades take what the recording's levels and orders have put into the book.
   */
  readonly bringsMakers?: boolean;
}

/**
 * Plays a recorded market as commands, each record at its own time, so that others can trade with it. Who takes from the recording
 * first leaves that much less to its takers; what they do not find they do not get, and the next record of a level restores its total.
 */
export class RecordingPlayer implements Participant {
  readonly #options: RecordingPlayerOptions;
  #at = 0;

  /** @throws RangeError when a record is older than the one before it */
  constructor(options: RecordingPlayerOptions) {
    const { records } = options;
    const early = records.findIndex(({ timeMs }, at) => timeMs < (records[at - 1]?.timeMs ?? 0));
    if (early !== -1) throw new RangeError(`record ${early} is older than the one before it`);
    this.#options = options;
  }

  nextTurnMs(): number | undefined {
    return this.#options.records[this.#at]?.timeMs;
  }

  *takeTurn(view: MarketView): Generator<Instruction> {
    const { records } = this.#options;
    for (let record = records[this.#at]; record && record.timeMs <= view.timeMs; record = records[++this.#at]) {
      yield* this.#play(record, view);
    }
  }

  *#play(record: MarketRecord, view: MarketView): Generator<Instruction> {
    const { makerAccountId, symbolId } = this.#options;
    switch (record.kind) {
      case "TRADE":
        yield* this.#trade(record, view);
        break;
      case "LEVEL":
        yield* this.#level(record, view);
        break;
      case "ORDER": {
        const { id, price, quantity, side } = record;
        yield placeOrder(makerAccountId, symbolId, "LIMIT", side, price, quantity, id);
        break;
      }
      case "CANCEL": {
        const order = this.#ownOrders(view).find(({ clientOrderId }) => clientOrderId === record.id);
        // Somebody else may have taken an order that the recording saw canceled.
        if (order) yield cancelOrder(makerAccountId, symbolId, order.orderId);
        break;
      }
    }
  }

  *#trade({ price, quantity, takerSide }: RecordedTrade, view: MarketView): Generator<Instruction> {
    const { bringsMakers = false, makerAccountId, symbolId, takerAccountId } = this.#options;
    const before = new Set(this.#ownOrders(view).map(({ orderId }) => orderId));
    if (bringsMakers) yield placeOrder(makerAccountId, symbolId, "LIMIT", oppositeOf(takerSide), price, quantity);
    yield placeOrder(takerAccountId, symbolId, "IOC", takerSide, price, quantity);
    if (!bringsMakers) return;
    for (const { orderId } of this.#ownOrders(view)) {
      if (!before.has(orderId)) yield cancelOrder(makerAccountId, symbolId, orderId);
    }
  }

  /** Growth joins the queue at its back; shrinkage takes the newest orders first, and what that takes too much comes back at the back. */
  *#level({ price, quantity, side }: RecordedLevel, view: MarketView): Generator<Instruction> {
    const { makerAccountId, symbolId } = this.#options;
    const own = this.#ownOrders(view).filter((order) => order.side === side && order.price === price);
    let total = own.reduce((sum, { openQuantity }) => sum + openQuantity, 0);
    for (const { openQuantity, orderId } of own.reverse()) {
      if (total <= quantity) break;
      yield cancelOrder(makerAccountId, symbolId, orderId);
      total -= openQuantity;
    }
    if (total < quantity) yield placeOrder(makerAccountId, symbolId, "LIMIT", side, price, quantity - total);
  }

  #ownOrders(view: MarketView): readonly OpenOrder[] {
    const { makerAccountId, symbolId } = this.#options;
    return view.symbol(symbolId).openOrders(makerAccountId);
  }
}

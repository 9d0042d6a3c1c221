import type { Side } from "../order/enums.js";
import type { Dice } from "../testing/dice.js";
import type { MarketView } from "./market-view.js";
import { cancelOrder, downTo, oppositeOf, payableQuantity, placeOrder, tickOf } from "./orders.js";
import { aroundEvery, type Instruction, type Participant } from "./participant.js";
import type { SymbolView } from "./symbol-view.js";

export interface NoiseTraderOptions {
  readonly accountId: number;
  readonly symbolId: number;
  /** Time between two turns on average, ms. */
  readonly everyMs: number;
  /** The largest quantity of an order, in the symbol's quantity unit; small ones are commoner. */
  readonly mostQuantity: number;
  /** Probability from 0 to 1 that an order takes what is offered rather than rests. */
  readonly takes: number;
  /** How far behind the best price of its side a resting order stands at most, in ticks. */
  readonly depthTicks: number;
  /** With so many open orders it cancels one of them instead of placing another. */
  readonly mostOpenOrders: number;
}

/** Buys and sells for reasons of its own: side, size and patience are up to the dice. */
export class NoiseTrader implements Participant {
  readonly #options: NoiseTraderOptions;

  constructor(options: NoiseTraderOptions) {
    this.#options = options;
  }

  nextTurnMs(timeMs: number, dice: Dice): number {
    return timeMs + aroundEvery(this.#options.everyMs, dice);
  }

  *takeTurn(view: MarketView, dice: Dice): Generator<Instruction> {
    const { accountId, mostOpenOrders, mostQuantity, symbolId, takes } = this.#options;
    const symbol = view.symbol(symbolId);
    const open = symbol.openOrders(accountId);
    if (open.length >= mostOpenOrders) {
      yield cancelOrder(accountId, symbolId, dice.pick(open).orderId);
      return;
    }
    const side = dice.pick(["BUY", "SELL"] as const);
    const isTaking = dice.chance(takes);
    const price = isTaking ? symbol.best(oppositeOf(side))?.price : this.#restingPrice(symbol, side, dice);
    if (price === undefined) return;
    const wanted = 1 + dice.below(1 + dice.below(mostQuantity));
    const quantity = payableQuantity(view, accountId, symbolId, side, price, wanted);
    if (quantity > 0) yield placeOrder(accountId, symbolId, isTaking ? "IOC" : "LIMIT", side, price, quantity);
  }

  /** Somewhere behind the best price of its side, or of the other when its own is empty. Without any price there is nothing to go by. */
  #restingPrice(symbol: SymbolView, side: Side, dice: Dice): number | undefined {
    const reference = symbol.best(side)?.price ?? symbol.best(oppositeOf(side))?.price ?? symbol.lastPrice;
    const tick = tickOf(symbol.definition);
    const behind = dice.below(this.#options.depthTicks + 1) * tick;
    const price = downTo(reference + (side === "BUY" ? -behind : behind), tick);
    return reference > 0 && price > 0 ? price : undefined;
  }
}

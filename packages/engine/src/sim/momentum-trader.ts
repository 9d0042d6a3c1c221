import type { Side } from "../order/enums.js";
import type { Dice } from "../testing/dice.js";
import type { MarketView } from "./market-view.js";
import { oppositeOf, payableQuantity, placeOrder, tickOf } from "./orders.js";
import { aroundEvery, type Instruction, type Participant } from "./participant.js";

export interface MomentumTraderOptions {
  readonly accountId: number;
  readonly symbolId: number;
  /** Time between two looks at the market on average, ms. */
  readonly everyMs: number;
  /** How many looks back it compares the last price with. */
  readonly looksBack: number;
  /** A move of at least so many ticks is a trend, which it follows. */
  readonly trendTicks: number;
  /** Quantity of an order, in the symbol's quantity unit. */
  readonly quantity: number;
  /** It holds between these, in the symbol's quantity unit. */
  readonly leastHolding: number;
  readonly mostHolding: number;
}

/** Buys what has risen and sells what has fallen, at the best price there is. */
export class MomentumTrader implements Participant {
  readonly #options: MomentumTraderOptions;
  /** Last prices it saw, oldest first. */
  readonly #seen: number[] = [];

  constructor(options: MomentumTraderOptions) {
    this.#options = options;
  }

  nextTurnMs(timeMs: number, dice: Dice): number {
    return timeMs + aroundEvery(this.#options.everyMs, dice);
  }

  *takeTurn(view: MarketView): Generator<Instruction> {
    const { accountId, symbolId } = this.#options;
    const symbol = view.symbol(symbolId);
    const side = this.#trend(symbol.lastPrice, tickOf(symbol.definition));
    const offered = side === undefined ? undefined : symbol.best(oppositeOf(side));
    if (side === undefined || offered === undefined) return;
    const quantity = payableQuantity(view, accountId, symbolId, side, offered.price, this.#room(view, side));
    if (quantity > 0) yield placeOrder(accountId, symbolId, "IOC", side, offered.price, quantity);
  }

  /** The side that goes with the trend, undefined without one. */
  #trend(lastPrice: number, tick: number): Side | undefined {
    if (lastPrice === 0) return undefined;
    this.#seen.push(lastPrice);
    if (this.#seen.length <= this.#options.looksBack) return undefined;
    const before = this.#seen.shift() ?? lastPrice;
    if (Math.abs(lastPrice - before) < this.#options.trendTicks * tick) return undefined;
    return lastPrice > before ? "BUY" : "SELL";
  }

  #room(view: MarketView, side: Side): number {
    const { accountId, leastHolding, mostHolding, quantity, symbolId } = this.#options;
    const holding = view.holding(accountId, symbolId);
    return Math.max(0, Math.min(quantity, side === "BUY" ? mostHolding - holding : holding - leastHolding));
  }
}

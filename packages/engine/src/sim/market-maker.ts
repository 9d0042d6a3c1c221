import { divideDown } from "../money/rounding.js";
import type { Side } from "../order/enums.js";
import type { Dice } from "../testing/dice.js";
import type { MarketView } from "./market-view.js";
import { cancelOrder, downTo, oppositeOf, payableQuantity, placeOrder, tickOf } from "./orders.js";
import { aroundEvery, type Instruction, type Participant } from "./participant.js";
import type { SymbolView } from "./symbol-view.js";

export interface MarketMakerOptions {
  readonly accountId: number;
  readonly symbolId: number;
  /** Time between two looks at the market on average, ms. */
  readonly everyMs: number;
  /** What it thinks the symbol is worth before the first trade, in the symbol's price unit. */
  readonly startPrice: number;
  /** Distance of the best quotes from the price it quotes around, in ticks. */
  readonly halfSpreadTicks: number;
  /** Quotes on each side. */
  readonly levels: number;
  /** Distance between neighbouring quotes of a side, in ticks, from 1. Moves smaller than this do not move the quotes. */
  readonly gapTicks: number;
  /** Quantity of each quote, in the symbol's quantity unit. */
  readonly quantity: number;
  /** How much of the base asset it likes to hold, in the symbol's quantity unit. */
  readonly targetHolding: number;
  /** How far from its target it lets its holding go before it stops quoting the side that would lead farther. */
  readonly mostAway: number;
  /** How far it moves its quotes against its holding when that is `mostAway` from its target, in ticks. */
  readonly skewTicks: number;
}

/** The larger, the slower the fair price follows the trades. */
const SMOOTHING = 8;

/**
 * Quotes both sides around a fair price that follows the trades. The more it holds, the lower it quotes, the less, the higher: so that
 * others bring it back to its target.
 */
export class MarketMaker implements Participant {
  readonly #options: MarketMakerOptions;
  #fairPrice: number;

  constructor(options: MarketMakerOptions) {
    this.#options = options;
    this.#fairPrice = options.startPrice;
  }

  nextTurnMs(timeMs: number, dice: Dice): number {
    return timeMs + aroundEvery(this.#options.everyMs, dice);
  }

  *takeTurn(view: MarketView): Generator<Instruction> {
    const { accountId, quantity, symbolId } = this.#options;
    const symbol = view.symbol(symbolId);
    this.#followTrades(symbol);
    const wanted = { BUY: this.#quotesOf("BUY", view), SELL: this.#quotesOf("SELL", view) };
    for (const order of symbol.openOrders(accountId)) {
      const isWanted = wanted[order.side].delete(order.price);
      if (!isWanted) yield cancelOrder(accountId, symbolId, order.orderId);
    }
    for (const side of ["BUY", "SELL"] as const) {
      for (const price of wanted[side]) {
        const payable = payableQuantity(view, accountId, symbolId, side, price, quantity);
        if (payable > 0 && rests(symbol, side, price)) {
          yield placeOrder(accountId, symbolId, "LIMIT_MAKER", side, price, payable);
        }
      }
    }
  }

  /** Moves a part of the way to the last price, at least one unit while they differ. */
  #followTrades({ lastPrice }: SymbolView): void {
    if (lastPrice === 0) return;
    const away = Math.ceil(Math.abs(lastPrice - this.#fairPrice) / SMOOTHING);
    this.#fairPrice += lastPrice > this.#fairPrice ? away : -away;
  }

  /** The prices it wants to stand at on one side, best first. */
  #quotesOf(side: Side, view: MarketView): Set<number> {
    const { accountId, gapTicks, halfSpreadTicks, levels, mostAway, skewTicks, symbolId, targetHolding } =
      this.#options;
    const surplus = view.holding(accountId, symbolId) - targetHolding;
    if (side === "BUY" ? surplus >= mostAway : surplus <= -mostAway) return new Set();
    const tick = tickOf(view.symbol(symbolId).definition);
    const skew = divideDown(Math.min(Math.abs(surplus), mostAway) * skewTicks * tick, mostAway);
    const fair = Math.max(0, this.#fairPrice + (surplus > 0 ? -skew : skew));
    // On a grid as wide as the gaps: a small move leaves the quotes in their queues, a larger one shifts all but the outermost onto others.
    const center = downTo(fair, gapTicks * tick);
    const towards = side === "BUY" ? -tick : tick;
    const distances = Array.from({ length: levels }, (_, level) => halfSpreadTicks + level * gapTicks);
    return new Set(distances.map((ticks) => center + ticks * towards).filter((price) => price > 0));
  }
}

/** Whether an order at this price would rest rather than trade. */
function rests(symbol: SymbolView, side: Side, price: number): boolean {
  const opposite = symbol.best(oppositeOf(side));
  if (opposite === undefined) return true;
  return side === "BUY" ? price < opposite.price : price > opposite.price;
}

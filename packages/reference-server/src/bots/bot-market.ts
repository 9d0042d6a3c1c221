import { divideBigHalfUp, invariant, parseGuardedDecimal, type Side } from "@pricetime/engine";
import type { Market } from "../markets.js";
import type { OwnOrder } from "./own-orders.js";
import type { SeededRandom } from "./seeded-random.js";

/** A price far from home is drawn back about as often as not, never always. */
const MOST_HOMEWARD_PERMILLE = 480;

/** What the bots believe about one symbol. Decimal text, as in a listing. */
export interface MarketPlan {
  readonly symbol: string;
  /** Where the price starts and to which it is drawn. */
  readonly price: string;
  /** How far one move goes at most. */
  readonly move: string;
  /** Distance of the best quotes from the fair price. */
  readonly halfSpread: string;
  /** How far behind the best quote the farthest one stands. */
  readonly bookDepth: string;
  /** The largest order. */
  readonly largestQuantity: string;
}

/** One symbol as the bots see it: a fair price that wanders in whole ticks around where it started. */
export class BotMarket {
  readonly market: Market;
  readonly symbolId: number;
  readonly #tick: number;
  readonly #step: number;
  readonly #anchor: number;
  readonly #move: number;
  readonly #halfSpread: number;
  readonly #bookDepth: number;
  readonly #largestQuantity: number;
  /** In price units, a multiple of the tick. */
  fairPrice: number;

  constructor(market: Market, plan: MarketPlan) {
    const { filters, priceDecimals, quantityDecimals, symbolId } = market.definition;
    this.market = market;
    this.symbolId = symbolId;
    this.#tick = filters.priceFilter.tickSize || 1;
    this.#step = filters.lotSize.stepSize || 1;
    this.#anchor = units(plan.price, priceDecimals);
    this.#move = units(plan.move, priceDecimals) / this.#tick;
    this.#halfSpread = units(plan.halfSpread, priceDecimals);
    this.#bookDepth = units(plan.bookDepth, priceDecimals) / this.#tick;
    this.#largestQuantity = units(plan.largestQuantity, quantityDecimals) / this.#step;
    this.fairPrice = this.#anchor;
  }

  /** Lets the fair price take one step; the farther it strayed, the likelier back. */
  wander(random: SeededRandom): void {
    const strayedPermille = Number(
      divideBigHalfUp(BigInt(Math.abs(this.fairPrice - this.#anchor)) * 1000n, BigInt(this.#anchor)),
    );
    const homeward = random.chance(Math.min(MOST_HOMEWARD_PERMILLE, strayedPermille));
    const ticks = random.between(0, this.#move);
    const up = homeward ? this.fairPrice < this.#anchor : random.chance(500);
    this.fairPrice += (up ? ticks : -ticks) * this.#tick;
  }

  /** A price to quote at: below the fair price for BUY, above for SELL; near ones are commoner. */
  quotePrice(side: Side, random: SeededRandom): number {
    const behind = random.between(0, random.between(0, this.#bookDepth)) * this.#tick;
    const distance = this.#halfSpread + behind;
    return side === "BUY" ? this.fairPrice - distance : this.fairPrice + distance;
  }

  /** Whether the fair price has moved past a quote, so that whoever takes it gains. */
  isOverrun({ side, price }: Pick<OwnOrder, "side" | "price">): boolean {
    return side === "BUY" ? price > this.fairPrice : price < this.fairPrice;
  }

  /** A quantity of whole steps; small ones are commoner. */
  quantity(random: SeededRandom): number {
    const most = random.between(1, this.#largestQuantity);
    return random.between(1, most) * this.#step;
  }
}

function units(text: string, decimals: number): number {
  const read = parseGuardedDecimal(text, decimals);
  invariant(typeof read === "number", "a market plan fits its symbol's decimals");
  return read;
}

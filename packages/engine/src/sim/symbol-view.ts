import type { OrderImage } from "../messages/order-events.js";
import type { Side } from "../order/enums.js";
import type { SymbolDefinition } from "../symbol/symbol.js";

/** One of an account's open orders. */
export interface OpenOrder {
  readonly orderId: number;
  readonly clientOrderId: string;
  readonly side: Side;
  /** In the symbol's price unit. */
  readonly price: number;
  /** What is left to trade, in the symbol's quantity unit. */
  readonly openQuantity: number;
}

/** The best level of a side. */
export interface BestLevel {
  /** In the symbol's price unit. */
  readonly price: number;
  /** Total at this price, in the symbol's quantity unit. */
  readonly quantity: bigint;
}

/** One side of a book by price, with its best price at hand. */
class SideView {
  readonly #isBid: boolean;
  readonly #levels = new Map<number, bigint>();
  #best: number | undefined;

  constructor(side: Side) {
    this.#isBid = side === "BUY";
  }

  set(price: number, quantity: bigint): void {
    if (quantity > 0n) {
      this.#levels.set(price, quantity);
      if (this.#best === undefined || this.#isBetter(price, this.#best)) this.#best = price;
      return;
    }
    this.#levels.delete(price);
    if (price === this.#best) this.#best = this.#searched();
  }

  best(): BestLevel | undefined {
    if (this.#best === undefined) return undefined;
    return { price: this.#best, quantity: this.#levels.get(this.#best) ?? 0n };
  }

  #searched(): number | undefined {
    let best: number | undefined;
    for (const price of this.#levels.keys()) if (best === undefined || this.#isBetter(price, best)) best = price;
    return best;
  }

  #isBetter(price: number, other: number): boolean {
    return this.#isBid ? price > other : price < other;
  }
}

/** One symbol as its participants see it. */
export class SymbolView {
  definition: SymbolDefinition;
  /** Price of the last trade in the symbol's price unit; 0 before the first. */
  lastPrice = 0;
  readonly #bids = new SideView("BUY");
  readonly #asks = new SideView("SELL");
  readonly #orders = new Map<number, Map<number, OpenOrder>>();

  constructor(definition: SymbolDefinition) {
    this.definition = definition;
  }

  /** The best price of a side with its total, undefined when nothing rests there. */
  best(side: Side): BestLevel | undefined {
    return (side === "BUY" ? this.#bids : this.#asks).best();
  }

  /** An account's open orders here, oldest first. */
  openOrders(accountId: number): readonly OpenOrder[] {
    return [...(this.#orders.get(accountId)?.values() ?? [])];
  }

  /** @internal */
  setLevel(side: Side, price: number, quantity: bigint): void {
    (side === "BUY" ? this.#bids : this.#asks).set(price, quantity);
  }

  /** @internal */
  keepOrder(order: OrderImage): void {
    const { accountId, clientOrderId, orderId, price, side, status } = order;
    const orders = this.#orders.get(accountId) ?? new Map<number, OpenOrder>();
    this.#orders.set(accountId, orders);
    const isOpen = (status === "NEW" || status === "PARTIALLY_FILLED") && order.orderType !== "MARKET";
    const openQuantity = order.quantity - order.executedQuantity - (order.details?.preventedQuantity ?? 0);
    if (isOpen) orders.set(orderId, { orderId, clientOrderId, side, price, openQuantity });
    else orders.delete(orderId);
  }
}

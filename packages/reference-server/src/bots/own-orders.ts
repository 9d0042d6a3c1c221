import type { ReleasedCommand } from "@pricetime/adapters";
import type { OrderImage } from "@pricetime/engine";

/** One of the bots' open orders. */
export interface OwnOrder {
  readonly orderId: number;
  readonly side: "BUY" | "SELL";
  /** In the symbol's price unit. */
  readonly price: number;
}

/** The open orders of one account, by symbol, followed from the feed. */
export class OwnOrders {
  readonly #accountId: number;
  readonly #bySymbol = new Map<number, Map<number, OwnOrder>>();

  constructor(accountId: number) {
    this.#accountId = accountId;
  }

  /** Takes over orders that are already there. */
  adopt(orders: readonly OrderImage[]): void {
    for (const order of orders) this.#keep(order);
  }

  /** Takes the events of released commands. */
  follow(batch: readonly ReleasedCommand[]): void {
    for (const { executed } of batch) {
      for (const event of executed.events) {
        if (!("executionId" in event) || event.accountId !== this.#accountId) continue;
        this.#keep(event);
      }
    }
  }

  /** The account's open orders on a symbol, oldest first. */
  on(symbolId: number): readonly OwnOrder[] {
    return [...(this.#bySymbol.get(symbolId)?.values() ?? [])];
  }

  #keep({ orderId, orderType, price, side, status, symbolId }: OrderImage): void {
    const orders = this.#bySymbol.get(symbolId) ?? new Map<number, OwnOrder>();
    this.#bySymbol.set(symbolId, orders);
    const isOpen = (status === "NEW" || status === "PARTIALLY_FILLED") && orderType !== "MARKET";
    if (isOpen) orders.set(orderId, { orderId, side, price });
    else orders.delete(orderId);
  }
}

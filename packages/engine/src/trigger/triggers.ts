import { appendToLevel, unlinkFromLevel } from "../book/level-queue.js";
import { NO_LEVEL, PriceLevels } from "../book/price-levels.js";
import { SIDE_CODE } from "../order/codes.js";
import type { OrderDetails } from "../order/order-details.js";
import { NO_ORDER, type OrderStore } from "../order/order-store.js";
import { type OrderTypeTraits, TRAITS_OF_TYPE } from "../order/order-type.js";
import { stopFalls, stopReached } from "./stop-side.js";
import { startTrailing, TrailingOrders } from "./trailing-orders.js";

/** The level of an order that was triggered and has not gone to work yet. */
const TRIGGERED = -2;

/** An order that a trade price has triggered. */
interface Triggered {
  readonly slot: number;
  /** Its stop price, or the price at which it triggered behind the extreme. */
  readonly triggerPrice: number;
  readonly falls: boolean;
}

const NONE: readonly number[] = [];

/**
 * The orders of one symbol that wait for the last price to reach their stop. Stops that do not move stand sorted by price, so that a
 * trade costs two comparisons however many wait; trailing ones follow the price once they have begun to.
 */
export class Triggers {
  /** Stops that a fall reaches, the highest first. */
  readonly #falling = new PriceLevels(true);
  /** Stops that a rise reaches, the lowest first. */
  readonly #rising = new PriceLevels(false);
  readonly #trailingSells = new TrailingOrders(true);
  readonly #trailingBuys = new TrailingOrders(false);
  #fixed = 0;

  /** Orders that wait here. */
  get size(): number {
    return this.#fixed + this.#trailingSells.size + this.#trailingBuys.size;
  }

  /** Lets an order wait for its stop; a trailing one without a stop price, or past it, follows the price. */
  add(orders: OrderStore, slot: number): void {
    if (isTrailing(orders.details(slot) as OrderDetails)) this.#trailing(orders, slot).add(orders, slot);
    else this.#addFixed(orders, slot);
  }

  /** Forgets an order that ends. */
  remove(orders: OrderStore, slot: number): void {
    if (orders.level(slot) === TRIGGERED) return;
    if (isTrailing(orders.details(slot) as OrderDetails)) this.#trailing(orders, slot).remove(orders, slot);
    else this.#removeFixed(orders, slot);
  }

  /**
   * Shows a trade price to all waiting orders and takes out those that it triggers: falling ones by the highest trigger price, then
   * rising ones by the lowest, at one price by order of placement.
   */
  see(orders: OrderStore, price: number, timeMs: number): readonly number[] {
    const triggered: Triggered[] = [];
    this.#trailingSells.see(orders, price, timeMs, (slot, triggerPrice) => {
      triggered.push({ slot, triggerPrice, falls: true });
    });
    this.#trailingBuys.see(orders, price, timeMs, (slot, triggerPrice) => {
      triggered.push({ slot, triggerPrice, falls: false });
    });
    this.#reach(orders, price, timeMs, this.#falling, true, triggered);
    this.#reach(orders, price, timeMs, this.#rising, false, triggered);
    if (triggered.length === 0) return NONE;
    for (const { slot } of triggered) orders.setLevel(slot, TRIGGERED);
    return triggered.sort((a, b) => byTrigger(orders, a, b)).map(({ slot }) => slot);
  }

  /** Takes out every stop that the price reaches. One with a trailing delta begins to follow the price instead. */
  #reach(
    orders: OrderStore,
    price: number,
    timeMs: number,
    levels: PriceLevels,
    falls: boolean,
    triggered: Triggered[],
  ): void {
    for (let level = levels.best(); level !== NO_LEVEL; level = levels.best()) {
      const triggerPrice = levels.price(level);
      if (!stopReached(triggerPrice, price, falls)) return;
      for (let slot = levels.head(level), next: number; slot !== NO_ORDER; slot = next) {
        next = orders.next(slot);
        this.#fixed--;
        const details = orders.details(slot) as OrderDetails;
        if (details.trailingDelta === 0) triggered.push({ slot, triggerPrice, falls });
        else {
          startTrailing(details, price, timeMs);
          this.#trailing(orders, slot).add(orders, slot);
        }
      }
      levels.remove(level);
    }
  }

  #addFixed(orders: OrderStore, slot: number): void {
    const levels = this.#levels(orders, slot);
    const level = levels.ensure((orders.details(slot) as OrderDetails).stopPrice);
    appendToLevel(levels, orders, level, slot);
    this.#fixed++;
  }

  #removeFixed(orders: OrderStore, slot: number): void {
    const levels = this.#levels(orders, slot);
    const level = orders.level(slot);
    unlinkFromLevel(levels, orders, slot);
    if (levels.head(level) === NO_ORDER) levels.remove(level);
    this.#fixed--;
  }

  #levels(orders: OrderStore, slot: number): PriceLevels {
    const traits = TRAITS_OF_TYPE[orders.orderType(slot)] as OrderTypeTraits;
    return stopFalls(traits, orders.side(slot)) ? this.#falling : this.#rising;
  }

  /** Whatever its type, a SELL follows the maximum and a BUY the minimum. */
  #trailing(orders: OrderStore, slot: number): TrailingOrders {
    return orders.side(slot) === SIDE_CODE.SELL ? this.#trailingSells : this.#trailingBuys;
  }
}

/** Whether an order follows the price now, rather than wait for a stop that does not move. */
const isTrailing = ({ stopPrice, trailingDelta, trailingTimeMs }: OrderDetails): boolean =>
  trailingDelta !== 0 && (stopPrice === 0 || trailingTimeMs !== -1);

function byTrigger(orders: OrderStore, a: Triggered, b: Triggered): number {
  if (a.falls !== b.falls) return a.falls ? -1 : 1;
  const byPrice = a.falls ? b.triggerPrice - a.triggerPrice : a.triggerPrice - b.triggerPrice;
  return byPrice === 0 ? orders.orderId(a.slot) - orders.orderId(b.slot) : byPrice;
}

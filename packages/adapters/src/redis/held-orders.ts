import { isOpen, type LiveState, type OrderRecord } from "@pricetime/engine/projections";
import { KEYS, nameKey, orderKey, orderSteps, type Step } from "./hot-state-steps.js";

interface Held {
  readonly symbolId: number;
  readonly orderId: number;
  readonly accountId: number;
  clientOrderId: string;
}

/** Which orders the server has, to remove there what the live state lets go of. */
export class HeldOrders {
  readonly #held = new Map<string, Held>();
  /** In the order of their closing, as the live state lets go of them. */
  readonly #closed = new Set<string>();

  /** Writes these orders as they stand now, and removes what is held no longer. */
  follow(live: LiveState, touched: Iterable<Pick<OrderRecord, "symbolId" | "orderId">>): Step[] {
    const steps: Step[] = [];
    const names = new Map<string, { readonly accountId: number; readonly clientOrderId: string }>();
    const touchName = (accountId: number, clientOrderId: string) => {
      if (clientOrderId !== "") names.set(nameKey(accountId, clientOrderId), { accountId, clientOrderId });
    };
    for (const { symbolId, orderId } of touched) {
      const order = live.order(symbolId, orderId);
      if (order === undefined) continue;
      const key = orderKey(symbolId, orderId);
      const former = this.#held.get(key);
      if (former !== undefined) touchName(former.accountId, former.clientOrderId);
      const { accountId, clientOrderId } = order;
      touchName(accountId, clientOrderId);
      this.#held.set(key, { symbolId, orderId, accountId, clientOrderId });
      steps.push(...orderSteps(order, isOpen(order)));
      if (!isOpen(order)) this.#closed.add(key);
    }
    for (const key of this.#closed) {
      const held = this.#held.get(key);
      if (held !== undefined && live.order(held.symbolId, held.orderId) !== undefined) break;
      this.#closed.delete(key);
      if (held === undefined) continue;
      this.#held.delete(key);
      touchName(held.accountId, held.clientOrderId);
      steps.push(["HDEL", KEYS.orders, key], ["ZREM", KEYS.open, `${held.accountId}:${key}`]);
    }
    for (const [key, { accountId, clientOrderId }] of names) {
      const order = namedOrder(live, accountId, clientOrderId);
      if (order === undefined) steps.push(["HDEL", KEYS.names, key]);
      else steps.push(["HSET", KEYS.names, key, orderKey(order.symbolId, order.orderId)]);
    }
    return steps;
  }
}

/** A name stands for one order of the account, whatever its symbol. */
function namedOrder(live: LiveState, accountId: number, clientOrderId: string): OrderRecord | undefined {
  for (const symbolId of live.symbols().keys()) {
    const order = live.orderByClientOrderId(accountId, symbolId, clientOrderId);
    if (order !== undefined) return order;
  }
  return undefined;
}

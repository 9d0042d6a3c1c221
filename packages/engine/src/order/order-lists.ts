import type { ContingencyType, OrderListKind } from "./enums.js";
import { STATUS_CODE } from "./order-status.js";
import { NO_ORDER, type OrderStore } from "./order-store.js";

/** One order of a list for as long as the list lives. */
export interface ListedOrder {
  readonly orderId: number;
  clientOrderId: string;
  /** Where the order is kept; {@link NO_ORDER} once it is closed. */
  slot: number;
}

/** Orders that depend on each other. It lives until the last of them is closed. */
export interface OrderList {
  readonly orderListId: number;
  readonly symbolId: number;
  readonly accountId: number;
  readonly kind: OrderListKind;
  readonly listClientOrderId: string;
  /** Journal time of placement, ms. */
  readonly timeMs: number;
  /** In order of their ids: the working order, if the kind has one, then the others; of a pair the stop loss first. */
  readonly legs: readonly ListedOrder[];
}

export const contingencyOf = (kind: OrderListKind): ContingencyType => (kind === "OCO" ? "OCO" : "OTO");

/** Whether the first leg of a list of this kind works while the others are pending. */
export const hasWorkingLeg = (kind: OrderListKind): boolean => kind !== "OCO";

/** Every list with an open order: by id, by account, and by list client order id. */
export class OrderLists {
  /** Ids count over all symbols. */
  lastOrderListId = 0;
  readonly #byId = new Map<number, OrderList>();
  readonly #byAccount = new Map<number, Set<OrderList>>();
  readonly #byClientOrderId = new Map<string, OrderList>();

  get size(): number {
    return this.#byId.size;
  }

  get(orderListId: number): OrderList | undefined {
    return this.#byId.get(orderListId);
  }

  /** The account's open list with this list client order id. */
  find(accountId: number, listClientOrderId: string): OrderList | undefined {
    return this.#byClientOrderId.get(`${accountId}/${listClientOrderId}`);
  }

  /** The account's open lists in order of their ids. */
  of(accountId: number): Iterable<OrderList> {
    return this.#byAccount.get(accountId) ?? [];
  }

  /** Every open list in order of their ids. */
  all(): Iterable<OrderList> {
    return this.#byId.values();
  }

  /** Ids ascend: lists are added in order of their ids, also when they are restored. */
  add(list: OrderList): void {
    const { accountId, listClientOrderId, orderListId } = list;
    this.#byId.set(orderListId, list);
    let own = this.#byAccount.get(accountId);
    if (own === undefined) {
      own = new Set();
      this.#byAccount.set(accountId, own);
    }
    own.add(list);
    if (listClientOrderId !== "") this.#byClientOrderId.set(`${accountId}/${listClientOrderId}`, list);
  }

  remove(list: OrderList): void {
    const { accountId, listClientOrderId, orderListId } = list;
    this.#byId.delete(orderListId);
    this.#byAccount.get(accountId)?.delete(list);
    if (listClientOrderId !== "") this.#byClientOrderId.delete(`${accountId}/${listClientOrderId}`);
  }
}

/** Whether a list has no open order left. */
export const isDone = ({ legs }: OrderList): boolean => legs.every(({ slot }) => slot === NO_ORDER);

/** The other order of a pair while both are open, pending or in force; {@link NO_ORDER} when there is none. */
export function partnerOf({ kind, legs }: OrderList, slot: number): number {
  const [one, other] = hasWorkingLeg(kind) ? legs.slice(1) : legs;
  if (one === undefined || other === undefined) return NO_ORDER;
  return one.slot === slot ? other.slot : other.slot === slot ? one.slot : NO_ORDER;
}

/** The other order of a pair while both are in force, of which one will cancel the other; {@link NO_ORDER} when there is none. */
export function siblingOf(orders: OrderStore, list: OrderList, slot: number): number {
  const partner = partnerOf(list, slot);
  return partner === NO_ORDER || orders.status(partner) === STATUS_CODE.PENDING_NEW ? NO_ORDER : partner;
}

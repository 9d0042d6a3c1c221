import createTree, { type Tree } from "functional-red-black-tree";
import { invariant } from "../../assert.js";
import type { Side } from "../../order/enums.js";
import type { ReferenceOrder } from "./reference-state.js";

/** One price with its orders in order of arrival. */
export interface ReferenceLevel {
  readonly price: bigint;
  readonly orders: ReferenceOrder[];
}

export const openQuantity = (order: ReferenceOrder): bigint =>
  order.quantity - order.executedQuantity - order.preventedQuantity;

/** What the book shows of an order. */
export const shownQuantity = (order: ReferenceOrder): bigint => order.slice ?? openQuantity(order);

/** Lets an iceberg show a whole slice of what is open. */
export function showSlice(order: ReferenceOrder): void {
  if (order.slice === undefined) return;
  const peak = BigInt(order.instructions?.icebergQuantity ?? 0);
  order.slice = peak < openQuantity(order) ? peak : openQuantity(order);
}

export const levelQuantity = (level: ReferenceLevel): bigint =>
  level.orders.reduce((sum, order) => sum + shownQuantity(order), 0n);

const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
const descending = (a: bigint, b: bigint): number => ascending(b, a);

/** The two sides of one market, each a persistent tree of price levels, best price first. */
export class ReferenceBook {
  private sides: Record<Side, Tree<bigint, ReferenceLevel>> = {
    BUY: createTree<bigint, ReferenceLevel>(descending),
    SELL: createTree<bigint, ReferenceLevel>(ascending),
  };
  /** Orders that are not on the book yet. */
  readonly waiting: ReferenceOrder[] = [];
  private readonly orders = new Map<number, ReferenceOrder>();

  find(orderId: number): ReferenceOrder | undefined {
    return this.orders.get(orderId) ?? this.waiting.find((order) => order.orderId === orderId);
  }

  /** Open orders of one account by id, those that wait among them. */
  ordersOf(accountId: number): ReferenceOrder[] {
    const own = [...this.orders.values(), ...this.waiting].filter((order) => order.accountId === accountId);
    return own.sort((a, b) => a.orderId - b.orderId);
  }

  /** Best price first. */
  levels(side: Side): ReferenceLevel[] {
    return this.sides[side].values;
  }

  quantityAt(side: Side, price: bigint): bigint {
    const level = this.sides[side].get(price);
    return level ? levelQuantity(level) : 0n;
  }

  add(order: ReferenceOrder): void {
    invariant(!this.orders.has(order.orderId), "an order rests once");
    this.orders.set(order.orderId, order);
    const tree = this.sides[order.side];
    const level = tree.get(order.price);
    if (level) level.orders.push(order);
    else this.sides[order.side] = tree.insert(order.price, { price: order.price, orders: [order] });
  }

  /** Takes what was just closed of an order from its slice; an empty one is refilled at the back of the queue. */
  eat(order: ReferenceOrder, quantity: bigint): void {
    if (order.slice === undefined) return;
    order.slice = order.slice > quantity ? order.slice - quantity : 0n;
    if (order.slice > 0n || openQuantity(order) === 0n) return;
    showSlice(order);
    this.remove(order);
    this.add(order);
  }

  remove(order: ReferenceOrder): void {
    if (this.waiting.includes(order)) {
      this.waiting.splice(this.waiting.indexOf(order), 1);
      return;
    }
    const tree = this.sides[order.side];
    const level = tree.get(order.price);
    const place = level?.orders.indexOf(order) ?? -1;
    invariant(level !== undefined && place >= 0, "an open order rests at its price");
    level.orders.splice(place, 1);
    this.orders.delete(order.orderId);
    if (level.orders.length === 0) this.sides[order.side] = tree.remove(order.price);
  }
}

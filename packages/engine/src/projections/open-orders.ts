import type { ExecutedCommand } from "../messages/event.js";
import {
  decodeOrderRecord,
  encodeOrderRecord,
  isOpen,
  isOrderEvent,
  type OrderRecord,
  type OrderRecordData,
  orderRecord,
} from "./order-record.js";
import { PerSymbol } from "./per-symbol.js";
import { Recent } from "./recent.js";

/** How many closed orders are held at most, for readers that come before the history has them. */
export const RECENTLY_CLOSED_ORDERS = 10_000;

/** One order for as long as it is held. */
interface Held {
  order: OrderRecord;
}

interface AccountOrders {
  readonly open: Set<Held>;
  /** The open order of a client order id, else the one that closed last. */
  readonly byClientOrderId: Map<string, Held>;
}

/** Every open order, and the recently closed ones until the history has passed them. */
export interface OpenOrders {
  readonly bySymbol: PerSymbol<Map<number, Held>>;
  readonly byAccount: Map<number, AccountOrders>;
  /** In the order of their closing. */
  readonly closed: Recent<Held>;
}

export interface OpenOrdersData {
  /** By symbol id and order id. */
  readonly open: readonly OrderRecordData[];
  /** In the order of their closing. */
  readonly closed: readonly OrderRecordData[];
}

export const initialOpenOrders = (): OpenOrders => ({
  bySymbol: new PerSymbol(() => new Map()),
  byAccount: new Map(),
  closed: new Recent(RECENTLY_CLOSED_ORDERS),
});

export function applyOpenOrders(state: OpenOrders, executed: ExecutedCommand): void {
  for (const event of executed.events) {
    if (!isOrderEvent(event)) continue;
    const order = orderRecord(event, executed);
    let held = state.bySymbol.of(order.symbolId).get(order.orderId);
    if (held === undefined) held = hold(state, order);
    else change(state, held, order);
    if (!isOpen(order)) close(state, held);
  }
}

function hold(state: OpenOrders, order: OrderRecord): Held {
  const held = { order };
  const account = accountOrders(state, order.accountId);
  state.bySymbol.of(order.symbolId).set(order.orderId, held);
  account.open.add(held);
  if (order.clientOrderId !== "") account.byClientOrderId.set(order.clientOrderId, held);
  return held;
}

/** An amended order may be known by another client order id. */
function change(state: OpenOrders, held: Held, order: OrderRecord): void {
  const former = held.order.clientOrderId;
  held.order = order;
  if (order.clientOrderId === former) return;
  const { byClientOrderId } = accountOrders(state, order.accountId);
  if (byClientOrderId.get(former) === held) byClientOrderId.delete(former);
  if (order.clientOrderId !== "") byClientOrderId.set(order.clientOrderId, held);
}

function close(state: OpenOrders, held: Held): void {
  accountOrders(state, held.order.accountId).open.delete(held);
  const givenWay = state.closed.push(held);
  if (givenWay !== undefined) release(state, givenWay);
}

function release(state: OpenOrders, held: Held): void {
  const { symbolId, orderId, accountId, clientOrderId } = held.order;
  state.bySymbol.of(symbolId).delete(orderId);
  const { byClientOrderId } = accountOrders(state, accountId);
  // The client order id may belong to a later order by now.
  if (byClientOrderId.get(clientOrderId) === held) byClientOrderId.delete(clientOrderId);
}

function accountOrders(state: OpenOrders, accountId: number): AccountOrders {
  let account = state.byAccount.get(accountId);
  if (account === undefined) {
    account = { open: new Set(), byClientOrderId: new Map() };
    state.byAccount.set(accountId, account);
  }
  return account;
}

/** Lets go of the orders that closed at or before `position`: the history has them. */
export function forgetClosedOrders(state: OpenOrders, position: number): void {
  for (let held = state.closed.oldest; held !== undefined && held.order.position <= position; ) {
    state.closed.shift();
    release(state, held);
    held = state.closed.oldest;
  }
}

/** An open or recently closed order. */
export const findOrder = (state: OpenOrders, symbolId: number, orderId: number): OrderRecord | undefined =>
  state.bySymbol.find(symbolId)?.get(orderId)?.order;

/** The open order with this client order id, else the last one that closed with it. */
export function findOrderByClientOrderId(
  state: OpenOrders,
  accountId: number,
  symbolId: number,
  clientOrderId: string,
): OrderRecord | undefined {
  const order = state.byAccount.get(accountId)?.byClientOrderId.get(clientOrderId)?.order;
  return order?.symbolId === symbolId ? order : undefined;
}

/** By symbol id and order id. */
export function openOrdersOf(state: OpenOrders, accountId: number, symbolId?: number): OrderRecord[] {
  const orders = Array.from(state.byAccount.get(accountId)?.open ?? [], (held) => held.order);
  return orders.filter((order) => symbolId === undefined || order.symbolId === symbolId).sort(byId);
}

const byId = (left: OrderRecord, right: OrderRecord): number =>
  left.symbolId - right.symbolId || left.orderId - right.orderId;

export function encodeOpenOrders(state: OpenOrders): OpenOrdersData {
  const open = [...state.byAccount.values()].flatMap((account) => Array.from(account.open, (held) => held.order));
  const closed = state.closed.toArray().map((held) => encodeOrderRecord(held.order));
  return { open: open.sort(byId).map(encodeOrderRecord), closed };
}

export function decodeOpenOrders(data: OpenOrdersData): OpenOrders {
  const state = initialOpenOrders();
  // Closed ones first: an open order takes over the client order id of a closed one.
  for (const row of data.closed) close(state, hold(state, decodeOrderRecord(row)));
  for (const row of data.open) hold(state, decodeOrderRecord(row));
  return state;
}

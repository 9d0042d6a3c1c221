import { invariant } from "../assert.js";
import type { Market } from "../book/market.js";
import type { ByteReader, ByteWriter } from "../messages/bytes.js";
import { ORDER_LIST_KINDS, type OrderListKind } from "../order/enums.js";
import type { ListedOrder } from "../order/order-lists.js";
import { STATUS_CODE } from "../order/order-status.js";
import { NO_ORDER } from "../order/order-store.js";
import type { State } from "../state.js";
import { decodeOrder, encodeOrder } from "./order-coding.js";

// A leg is closed, or open and found by its id on its market, or pending: then it stands nowhere but here.
const CLOSED = 0;
const IN_FORCE = 1;
const PENDING = 2;

/** Writes every open list in order of their ids, with the orders that are pending in them. */
export function encodeOrderLists(writer: ByteWriter, state: State): void {
  const { orderLists, orders } = state;
  writer.integer(orderLists.lastOrderListId);
  writer.integer(orderLists.size);
  for (const { accountId, kind, legs, listClientOrderId, orderListId, symbolId, timeMs } of orderLists.all()) {
    writer.integer(orderListId);
    writer.integer(symbolId);
    writer.integer(accountId);
    writer.byte(ORDER_LIST_KINDS.indexOf(kind));
    writer.text(listClientOrderId);
    writer.integer(timeMs);
    writer.byte(legs.length);
    for (const { clientOrderId, orderId, slot } of legs) {
      writer.integer(orderId);
      writer.text(clientOrderId);
      const place = slot === NO_ORDER ? CLOSED : orders.status(slot) === STATUS_CODE.PENDING_NEW ? PENDING : IN_FORCE;
      writer.byte(place);
      if (place !== PENDING) continue;
      writer.byte(orders.side(slot));
      writer.integer(orders.price(slot));
      encodeOrder(writer, state, slot);
    }
  }
}

/** Reads what {@link encodeOrderLists} wrote; the markets with their other orders are there already. */
export function decodeOrderLists(reader: ByteReader, state: State): void {
  const { orderLists } = state;
  orderLists.lastOrderListId = reader.integer();
  for (let left = reader.integer(); left > 0; left--) {
    const orderListId = reader.integer();
    const symbolId = reader.integer();
    const market = state.markets[symbolId];
    invariant(market !== undefined, "a list's symbol is listed");
    const accountId = reader.integer();
    const kind = ORDER_LIST_KINDS[reader.byte()] as OrderListKind;
    const listClientOrderId = reader.text();
    const timeMs = reader.integer();
    const legs = Array.from({ length: reader.byte() }, () => decodeLeg(reader, state, market));
    orderLists.add({ orderListId, symbolId, accountId, kind, listClientOrderId, timeMs, legs });
  }
}

function decodeLeg(reader: ByteReader, state: State, market: Market): ListedOrder {
  const orderId = reader.integer();
  const clientOrderId = reader.text();
  const place = reader.byte();
  if (place === CLOSED) return { orderId, clientOrderId, slot: NO_ORDER };
  if (place === IN_FORCE) return { orderId, clientOrderId, slot: market.findOrder(orderId) };
  const side = reader.byte();
  const slot = decodeOrder(reader, state, market, side, reader.integer(), reader.integer());
  market.pending.add(orderId, slot);
  return { orderId, clientOrderId, slot };
}

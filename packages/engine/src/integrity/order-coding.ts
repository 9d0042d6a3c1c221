import type { Market } from "../book/market.js";
import type { ByteReader, ByteWriter } from "../messages/bytes.js";
import type { State } from "../state.js";
import { decodeDetails, encodeDetails } from "./details-coding.js";

/** Writes an order, its side and price left out, in the canonical coding of snapshots. */
export function encodeOrder(writer: ByteWriter, { orders }: State, slot: number): void {
  writer.integer(orders.orderId(slot));
  writer.integer(orders.accountId(slot));
  writer.text(orders.clientOrderId(slot));
  writer.byte(orders.orderType(slot));
  writer.byte(orders.timeInForce(slot));
  writer.byte(orders.status(slot));
  writer.integer(orders.quantity(slot));
  writer.integer(orders.executed(slot));
  writer.integer(orders.remaining(slot));
  writer.integer(orders.cumulativeHigh(slot));
  writer.integer(orders.cumulativeLow(slot));
  writer.integer(orders.timeMs(slot));
  writer.byte(orders.selfTradePrevention(slot));
  const details = orders.details(slot);
  writer.byte(details === undefined ? 0 : 1);
  if (details !== undefined) encodeDetails(writer, details);
}

/** Reads the rest of an order and returns its slot; it stands nowhere yet. */
export function decodeOrder(
  reader: ByteReader,
  { ledger, orders }: State,
  market: Market,
  side: number,
  price: number,
  orderId: number,
): number {
  const accountId = reader.integer();
  const clientOrderId = reader.text();
  const orderType = reader.byte();
  const timeInForce = reader.byte();
  const status = reader.byte();
  const quantity = reader.integer();
  const executed = reader.integer();
  const open = reader.integer();
  const cumulativeHigh = reader.integer();
  const cumulativeLow = reader.integer();
  const timeMs = reader.integer();
  const selfTradePrevention = reader.byte();
  const details = reader.byte() === 1 ? decodeDetails(reader) : undefined;
  const slot = orders.enter(
    orderId,
    market.symbolId,
    accountId,
    clientOrderId,
    side,
    orderType,
    timeInForce,
    price,
    quantity,
    timeMs,
    ledger.ensure(accountId, market.baseAssetId),
    ledger.ensure(accountId, market.quoteAssetId),
    selfTradePrevention,
    details,
  );
  orders.setStatus(slot, status);
  orders.restoreExecution(slot, executed, open, cumulativeHigh, cumulativeLow);
  return slot;
}

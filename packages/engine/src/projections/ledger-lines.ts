import type { ExecutedCommand } from "../messages/event.js";
import type { OrderImage } from "../messages/order-events.js";
import { powerOfTen } from "../money/rounding.js";
import { type Price, type Quantity, toPrice, toQuantity } from "../money/units.js";
import { ORDER_TYPE_TRAITS } from "../order/order-type.js";
import { assetOf, type ExchangeInfoData, symbolOf } from "./exchange-info.js";

export const LEDGER_CAUSES = [
  "DEPOSIT",
  "WITHDRAWAL_HOLD",
  "WITHDRAWAL_SENT",
  "WITHDRAWAL_REJECTED",
  "ORDER_HOLD",
  "ORDER_RELEASE",
  "TRADE",
  "COMMISSION",
  "TRANSFER_SENT",
  "TRANSFER_RECEIVED",
  "SELF_TRADE_TRANSFER",
] as const;
export type LedgerCause = (typeof LEDGER_CAUSES)[number];

/** One movement on one balance. The lines of a balance add up to it, free and locked apart. */
export interface LedgerLine {
  readonly position: number;
  /** Number of the line within its command, from 0. */
  readonly line: number;
  readonly timeMs: number;
  readonly accountId: number;
  readonly assetId: number;
  /** Signed change, in the asset's smallest unit. */
  readonly free: bigint;
  /** Signed change, in the asset's smallest unit. */
  readonly locked: bigint;
  readonly cause: LedgerCause;
  /** −1 for none. */
  readonly symbolId: number;
  /** 0 for none. */
  readonly orderId: number;
  /** 0 for none. */
  readonly tradeId: number;
  /** Of a deposit, withdrawal or transfer; "" for none. */
  readonly externalId: string;
}

/** @param exchange knows every asset and symbol listed before this command */
export function ledgerLines(exchange: ExchangeInfoData, executed: ExecutedCommand): LedgerLine[] {
  const lines: LedgerLine[] = [];
  const { position, timeMs } = executed;

  const move = (cause: LedgerCause, of: Reference, assetId: number, free: bigint, locked: bigint): void => {
    if (free === 0n && locked === 0n) return;
    const { accountId, symbolId = -1, orderId = 0, tradeId = 0, externalId = "" } = of;
    const line = lines.length;
    lines.push({
      position,
      line,
      timeMs,
      accountId,
      assetId,
      free,
      locked,
      cause,
      symbolId,
      orderId,
      tradeId,
      externalId,
    });
  };

  const release = (order: OrderImage, quantity: Quantity): void => {
    const { assetId, amount } = heldBy(exchange, order, quantity);
    move("ORDER_RELEASE", referenceOf(order), assetId, amount, -amount);
  };

  for (const event of executed.events) {
    switch (event.type) {
      case "Deposited":
        move("DEPOSIT", event, event.assetId, event.amount, 0n);
        break;
      case "WithdrawalRequested":
        move("WITHDRAWAL_HOLD", event, event.assetId, -event.amount, event.amount);
        break;
      case "WithdrawalSent":
        move("WITHDRAWAL_SENT", event, event.assetId, 0n, -event.amount);
        break;
      case "WithdrawalRejected":
        move("WITHDRAWAL_REJECTED", event, event.assetId, event.amount, -event.amount);
        break;
      case "TransferSent":
        move("TRANSFER_SENT", event, event.assetId, -event.amount, 0n);
        break;
      case "TransferReceived":
        move("TRANSFER_RECEIVED", event, event.assetId, event.amount, 0n);
        break;
      case "OrderNew":
      case "OrderActivated": {
        if (isPending(event)) break;
        const { assetId, amount } = heldBy(exchange, event, event.quantity);
        move("ORDER_HOLD", referenceOf(event), assetId, -amount, amount);
        break;
      }
      case "OrderTriggered": {
        // One without a price is a market order from here on: it gives back what it held while it waited.
        if (event.price !== 0) break;
        const { assetId, amount } = heldWaiting(exchange, event, event.quantity);
        move("ORDER_RELEASE", referenceOf(event), assetId, amount, -amount);
        break;
      }
      case "OrderCanceled":
      case "OrderExpired": {
        if (isPending(event)) break;
        const prevented = event.details?.preventedQuantity ?? 0;
        release(event, toQuantity(event.quantity - event.executedQuantity - prevented));
        break;
      }
      case "OrderAmended": {
        const { assetId, amount } = heldBy(exchange, event, toQuantity(event.origQuantity - event.quantity));
        move("ORDER_RELEASE", referenceOf(event), assetId, amount, -amount);
        break;
      }
      case "OrderPrevented": {
        if (event.transferredQuantity === 0) release(event, event.lastPreventedQuantity);
        else {
          const { received, paid, held } = exchanged(
            exchange,
            event,
            event.preventedExecutionPrice,
            event.transferredQuantity,
          );
          move("SELF_TRADE_TRANSFER", referenceOf(event), paid.assetId, held - paid.amount, -held);
          move("SELF_TRADE_TRANSFER", referenceOf(event), received.assetId, received.amount, 0n);
        }
        break;
      }
      case "OrderTraded": {
        const { received, paid, held } = exchanged(exchange, event, event.lastPrice, event.lastQuantity);
        const reference = { ...referenceOf(event), tradeId: event.tradeId };
        // What was held for this part of the order and not spent, the price improvement, is free again.
        move("TRADE", reference, paid.assetId, held - paid.amount, -held);
        move("TRADE", reference, received.assetId, received.amount, 0n);
        move("COMMISSION", reference, event.commissionAssetId, -event.commission, 0n);
        break;
      }
    }
  }
  return lines;
}

/** Whether an order of a list has not come into force, so that it holds nothing: it neither works nor waits for a stop. */
const isPending = (order: OrderImage): boolean =>
  order.status === "PENDING_NEW" ||
  (order.workingTimeMs === -1 && ORDER_TYPE_TRAITS[order.orderType].trigger === "NONE");

/** What caused a line. */
interface Reference {
  readonly accountId: number;
  readonly symbolId?: number;
  readonly orderId?: number;
  readonly tradeId?: number;
  readonly externalId?: string;
}

interface Money {
  readonly assetId: number;
  readonly amount: bigint;
}

const referenceOf = ({ accountId, symbolId, orderId }: OrderImage): Reference => ({ accountId, symbolId, orderId });

/**
 * What an order holds while `quantity` of it is open. An order without a price holds something between commands only while it waits for
 * its stop.
 */
function heldBy(exchange: ExchangeInfoData, order: OrderImage, quantity: Quantity): Money {
  if (order.price === 0) {
    const money = heldWaiting(exchange, order, quantity);
    return order.workingTimeMs === -1 ? money : { ...money, amount: 0n };
  }
  return order.side === "BUY"
    ? quoteMoney(exchange, order, order.price, quantity)
    : baseMoney(exchange, order, quantity);
}

/** What an order without a price holds while it waits for its stop. */
const heldWaiting = (exchange: ExchangeInfoData, order: OrderImage, quantity: Quantity): Money =>
  order.side === "BUY"
    ? quoteMoney(exchange, order, toPrice(order.details?.lockPrice ?? 0), quantity)
    : baseMoney(exchange, order, quantity);

/** What an order gives and gets for `quantity` at `price`, and what it held for that. */
function exchanged(exchange: ExchangeInfoData, order: OrderImage, price: Price, quantity: Quantity) {
  const base = baseMoney(exchange, order, quantity);
  const quote = quoteMoney(exchange, order, price, quantity);
  const held = heldBy(exchange, order, quantity).amount;
  return order.side === "BUY" ? { received: base, paid: quote, held } : { received: quote, paid: base, held };
}

function baseMoney(exchange: ExchangeInfoData, { symbolId }: OrderImage, quantity: Quantity): Money {
  const { baseAssetId, quantityDecimals } = symbolOf(exchange, symbolId);
  const { decimals } = assetOf(exchange, baseAssetId);
  return { assetId: baseAssetId, amount: BigInt(quantity) * powerOfTen(decimals - quantityDecimals) };
}

function quoteMoney(exchange: ExchangeInfoData, { symbolId }: OrderImage, price: Price, quantity: Quantity): Money {
  const { quoteAssetId, priceDecimals, quantityDecimals } = symbolOf(exchange, symbolId);
  const { decimals } = assetOf(exchange, quoteAssetId);
  const amount = BigInt(price) * BigInt(quantity) * powerOfTen(decimals - priceDecimals - quantityDecimals);
  return { assetId: quoteAssetId, amount };
}

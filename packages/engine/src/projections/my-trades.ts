import type { ExecutedCommand } from "../messages/event.js";
import { type Notional, notionalOf, type Price, type Quantity } from "../money/units.js";

/** One side of one trade: every trade has two, the maker's first. */
export interface MyTrade {
  readonly symbolId: number;
  readonly tradeId: number;
  readonly orderId: number;
  readonly accountId: number;
  readonly price: Price;
  readonly quantity: Quantity;
  readonly quoteQuantity: Notional;
  /** In the smallest unit of `commissionAssetId`. */
  readonly commission: bigint;
  readonly commissionAssetId: number;
  readonly timeMs: number;
  readonly position: number;
  readonly isBuyer: boolean;
  readonly isMaker: boolean;
}

export function myTradeRows({ position, timeMs, events }: ExecutedCommand): MyTrade[] {
  const rows: MyTrade[] = [];
  for (const event of events) {
    if (event.type !== "OrderTraded") continue;
    rows.push({
      symbolId: event.symbolId,
      tradeId: event.tradeId,
      orderId: event.orderId,
      accountId: event.accountId,
      price: event.lastPrice,
      quantity: event.lastQuantity,
      quoteQuantity: notionalOf(event.lastPrice, event.lastQuantity),
      commission: event.commission,
      commissionAssetId: event.commissionAssetId,
      timeMs,
      position,
      isBuyer: event.side === "BUY",
      isMaker: event.isMaker,
    });
  }
  return rows;
}

import { divideDown } from "../money/rounding.js";
import { GUARD, toNotional, toPrice, toQuantity } from "../money/units.js";
import type { Side } from "../order/enums.js";
import type { SymbolDefinition } from "../symbol/symbol.js";
import type { MarketView } from "./market-view.js";
import type { Instruction } from "./participant.js";

/** The step of prices, 1 when any price will do. */
export const tickOf = ({ filters }: SymbolDefinition): number => filters.priceFilter.tickSize || 1;

/** The step of quantities, 1 when any quantity will do. */
export const lotOf = ({ filters }: SymbolDefinition): number => filters.lotSize.stepSize || 1;

export const downTo = (value: number, step: number): number => value - (value % step);

export const oppositeOf = (side: Side): Side => (side === "BUY" ? "SELL" : "BUY");

/** How an order is placed: `LIMIT` rests, `IOC` takes what it can within its price, `LIMIT_MAKER` only ever rests. */
export type Placement = "LIMIT" | "IOC" | "LIMIT_MAKER";

export const placeOrder = (
  accountId: number,
  symbolId: number,
  placement: Placement,
  side: Side,
  price: number,
  quantity: number,
  clientOrderId = "",
): Instruction => ({
  accountId,
  command: {
    type: "NewOrder",
    symbolId,
    side,
    orderType: placement === "LIMIT_MAKER" ? "LIMIT_MAKER" : "LIMIT",
    timeInForce: placement === "IOC" ? "IOC" : "GTC",
    price: toPrice(price),
    quantity: toQuantity(quantity),
    quoteOrderQuantity: toNotional(0),
    clientOrderId,
    selfTradePreventionMode: "NONE",
  },
});

export const cancelOrder = (accountId: number, symbolId: number, orderId: number): Instruction => ({
  accountId,
  command: {
    type: "CancelOrder",
    symbolId,
    orderId,
    clientOrderId: "",
    newClientOrderId: "",
    cancelRestrictions: "NONE",
  },
});

/** At most `wanted`, on the lot and within what the account can pay and the engine can count; 0 when that leaves nothing. */
export function payableQuantity(
  view: MarketView,
  accountId: number,
  symbolId: number,
  side: Side,
  price: number,
  wanted: number,
): number {
  const { definition } = view.symbol(symbolId);
  const most = Math.min(wanted, view.affordable(accountId, symbolId, side, price), divideDown(GUARD, price));
  const quantity = downTo(most, lotOf(definition));
  return quantity < definition.filters.lotSize.minQuantity ? 0 : quantity;
}

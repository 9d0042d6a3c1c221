import {
  isGuarded,
  NO_INSTRUCTIONS,
  type OrderInstructions,
  type OrderListLeg,
  type OrderType,
  type PegPriceType,
  toPrice as priceUnits,
  toQuantity as quantityUnits,
  type Side,
  type TimeInForce,
} from "@pricetime/engine";
import type { Market } from "../markets.js";
import { apiError } from "../requests/api-error.js";
import { newClientOrderId } from "./client-order-id.js";
import { toPrice, toQuantity } from "./to-units.js";

/** What a client says of one order, alone or in a list. */
export interface OrderTerms {
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce?: TimeInForce | undefined;
  readonly quantity?: string | undefined;
  readonly price?: string | undefined;
  readonly newClientOrderId?: string | undefined;
  readonly strategyId?: number | undefined;
  readonly strategyType?: number | undefined;
  readonly stopPrice?: string | undefined;
  readonly trailingDelta?: number | undefined;
  readonly icebergQty?: string | undefined;
  readonly pegPriceType?: Exclude<PegPriceType, "NONE"> | undefined;
  readonly pegOffsetValue?: number | undefined;
}

/** How a parameter of the order is called in the request. */
export type NameOf = (term: keyof OrderTerms) => string;

/**
 * The terms in the symbol's units.
 *
 * @throws ApiError -1111, -1013, -1108
 */
export function toLeg(market: Market, terms: OrderTerms, nameOf: NameOf = (term) => term): OrderListLeg {
  const { price, quantity } = terms;
  const instructions = toInstructions(market, terms, nameOf);
  return {
    side: terms.side,
    orderType: terms.type,
    timeInForce: terms.timeInForce ?? "GTC",
    price: price === undefined ? priceUnits(0) : toPrice(market, nameOf("price"), price),
    quantity: quantity === undefined ? quantityUnits(0) : toQuantity(market, nameOf("quantity"), quantity),
    clientOrderId: terms.newClientOrderId ?? newClientOrderId(),
    ...(instructions === undefined ? {} : { instructions }),
  };
}

/** Undefined for an order that is told nothing special, as most are. */
function toInstructions(market: Market, terms: OrderTerms, nameOf: NameOf): OrderInstructions | undefined {
  const { stopPrice, icebergQty, pegPriceType, pegOffsetValue } = terms;
  const numbers = ["trailingDelta", "strategyId", "strategyType"] as const;
  if (
    [stopPrice, icebergQty, pegPriceType, ...numbers.map((name) => terms[name])].every((value) => value === undefined)
  ) {
    return undefined;
  }
  for (const name of numbers) {
    if (!isGuarded(terms[name] ?? 0)) throw apiError("PARAM_OVERFLOW", [nameOf(name)]);
  }
  return {
    stopPrice: stopPrice === undefined ? 0 : toPrice(market, nameOf("stopPrice"), stopPrice),
    trailingDelta: terms.trailingDelta ?? 0,
    icebergQuantity: icebergQty === undefined ? 0 : toQuantity(market, nameOf("icebergQty"), icebergQty),
    strategyId: terms.strategyId ?? 0,
    strategyType: terms.strategyType ?? 0,
    pegPriceType: pegPriceType ?? NO_INSTRUCTIONS.pegPriceType,
    pegOffsetValue: pegOffsetValue ?? 0,
  };
}

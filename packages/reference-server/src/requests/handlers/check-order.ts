import { type NewOrder, NO_INSTRUCTIONS, type RejectReason } from "@pricetime/engine";
import type { FilterType } from "@pricetime/sdk/wire";
import type { Exchange } from "../../exchange.js";
import { REFUSALS } from "../../mapping/to-error.js";
import type { Market } from "../../markets.js";
import { ApiError, apiError } from "../api-error.js";
import { hasPrice, refusedInstructions, waitsForStop, withPeggedPrice, wouldTrigger } from "./check-instructions.js";

/**
 * What can be said about an order without placing it: status, self-trade prevention mode, peg, price and lot filters, notional of
 * orders with a price, stop and iceberg, duplicate client order id, post-only. Balance is not looked at, as on Binance's order/test.
 *
 * @throws ApiError as the engine would cause it
 */
export async function checkOrder(
  exchange: Pick<Exchange, "hotState">,
  market: Market,
  accountId: number,
  sent: NewOrder,
): Promise<void> {
  const { status, selfTradePrevention, symbolId } = market.definition;
  const order = await withPeggedPrice(exchange, market, sent);
  if (typeof order === "string") throw new ApiError(REFUSALS[order]);
  if (status !== "TRADING") refuse("MARKET_CLOSED");
  refuse(refusedInstructions(market, order));
  if (!selfTradePrevention.allowedModes.includes(order.selfTradePreventionMode)) {
    refuse("SELF_TRADE_PREVENTION_NOT_ALLOWED");
  }
  checkSizes(market, order);

  const sameName = await exchange.hotState.orderByClientOrderId(accountId, symbolId, order.clientOrderId);
  if (sameName !== undefined && ["NEW", "PARTIALLY_FILLED", "PENDING_NEW"].includes(sameName.status)) {
    refuse("DUPLICATE_CLIENT_ORDER_ID");
  }
  if (waitsForStop(order) && (await wouldTrigger(exchange, market, order))) refuse("WOULD_TRIGGER_IMMEDIATELY");
  if (order.orderType !== "LIMIT_MAKER") return;
  const { bidPrice, askPrice } = await exchange.hotState.bookTicker(symbolId);
  const crosses =
    order.side === "BUY" ? askPrice > 0 && order.price >= askPrice : bidPrice > 0 && order.price <= bidPrice;
  if (crosses) refuse("WOULD_MATCH_IMMEDIATELY");
}

/** Prices, quantities and what they are worth together. */
function checkSizes({ definition: { filters } }: Market, order: NewOrder): void {
  const { priceFilter, lotSize, notional, minNotional } = filters;
  const { stopPrice, icebergQuantity } = order.instructions ?? NO_INSTRUCTIONS;
  const priced = hasPrice(order);
  for (const price of [...(priced ? [order.price] : []), ...(stopPrice > 0 ? [stopPrice] : [])]) {
    bounded("PRICE_FILTER", price, priceFilter.minPrice, priceFilter.maxPrice, priceFilter.tickSize);
  }
  for (const quantity of [order.quantity, icebergQuantity]) {
    if (quantity > 0) bounded("LOT_SIZE", quantity, lotSize.minQuantity, lotSize.maxQuantity, lotSize.stepSize);
  }
  const cost = priced ? order.price * order.quantity : 0;
  if (!Number.isSafeInteger(cost)) refuse("NOTIONAL_OVERFLOW");
  if (priced && minNotional !== undefined) bounded("MIN_NOTIONAL", cost, minNotional.minNotional, 0, 0);
  if (priced && notional !== undefined) bounded("NOTIONAL", cost, notional.minNotional, notional.maxNotional, 0);
}

function refuse(reason: RejectReason | undefined): void {
  if (reason !== undefined) throw new ApiError(REFUSALS[reason]);
}

/** 0 in a bound disables it. */
function bounded(filter: FilterType, value: number, minimum: number, maximum: number, step: number): void {
  const passes = value >= minimum && (maximum === 0 || value <= maximum) && (step === 0 || value % step === 0);
  if (!passes) throw apiError("INVALID_MESSAGE", [filter]);
}

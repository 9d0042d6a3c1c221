import type { NewOrder } from "@pricetime/engine";
import type { FilterType } from "@pricetime/sdk/wire";
import type { Exchange } from "../../exchange.js";
import { REFUSALS } from "../../mapping/to-error.js";
import type { Market } from "../../markets.js";
import { ApiError, apiError } from "../api-error.js";

/**
 * What can be said about an order without placing it: status, price and lot filters, notional of limit orders, duplicate
 * client order id, post-only. Balance is not looked at, as on Binance's order/test.
 *
 * @throws ApiError as the engine would cause it
 */
export async function checkOrder(
  { hotState }: Pick<Exchange, "hotState">,
  market: Market,
  accountId: number,
  order: NewOrder,
): Promise<void> {
  const { status, filters, symbolId } = market.definition;
  if (status !== "TRADING") throw new ApiError(REFUSALS.MARKET_CLOSED);
  const { priceFilter, lotSize, notional, minNotional } = filters;
  const priced = order.orderType !== "MARKET";
  if (priced) bounded("PRICE_FILTER", order.price, priceFilter.minPrice, priceFilter.maxPrice, priceFilter.tickSize);
  if (order.quantity > 0) {
    bounded("LOT_SIZE", order.quantity, lotSize.minQuantity, lotSize.maxQuantity, lotSize.stepSize);
  }
  const cost = priced ? order.price * order.quantity : 0;
  if (!Number.isSafeInteger(cost)) throw new ApiError(REFUSALS.NOTIONAL_OVERFLOW);
  if (priced && minNotional !== undefined) bounded("MIN_NOTIONAL", cost, minNotional.minNotional, 0, 0);
  if (priced && notional !== undefined) bounded("NOTIONAL", cost, notional.minNotional, notional.maxNotional, 0);

  const sameName = await hotState.orderByClientOrderId(accountId, symbolId, order.clientOrderId);
  if (sameName?.status === "NEW" || sameName?.status === "PARTIALLY_FILLED") {
    throw new ApiError(REFUSALS.DUPLICATE_CLIENT_ORDER_ID);
  }
  if (order.orderType !== "LIMIT_MAKER") return;
  const { bidPrice, askPrice } = await hotState.bookTicker(symbolId);
  const crosses =
    order.side === "BUY" ? askPrice > 0 && order.price >= askPrice : bidPrice > 0 && order.price <= bidPrice;
  if (crosses) throw new ApiError(REFUSALS.WOULD_MATCH_IMMEDIATELY);
}

/** 0 in a bound disables it. */
function bounded(filter: FilterType, value: number, minimum: number, maximum: number, step: number): void {
  const passes = value >= minimum && (maximum === 0 || value <= maximum) && (step === 0 || value % step === 0);
  if (!passes) throw apiError("INVALID_MESSAGE", [filter]);
}

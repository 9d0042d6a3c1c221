import type { AllOrdersResponse, MyTradesResponse, OpenOrdersResponse, QueryOrderResponse } from "@pricetime/sdk";
import type { ParametersOf } from "@pricetime/sdk/wire";
import { myTrade } from "../../mapping/account-view.js";
import { orderView } from "../../mapping/order-view.js";
import { apiError } from "../api-error.js";
import { findMarket } from "../find-market.js";
import { waitForHistory } from "../history-wait.js";
import { keyOf, type RequestContext } from "../request-context.js";

/** Another account's order answers like one that does not exist. */
export async function queryOrder(
  context: RequestContext,
  { symbol, orderId, origClientOrderId }: ParametersOf<"queryOrder">,
): Promise<QueryOrderResponse> {
  const { hotState, history, markets } = context.exchange;
  const market = findMarket(markets, symbol);
  const { symbolId } = market.definition;
  const { accountId } = keyOf(context);
  const clientOrderId = origClientOrderId ?? "";
  // A closed order leaves the hot state only after history has it, so there is nothing to wait for.
  const order =
    orderId === undefined
      ? ((await hotState.orderByClientOrderId(accountId, symbolId, clientOrderId)) ??
        (await history.orderByClientOrderId(accountId, symbolId, clientOrderId)))
      : ((await hotState.order(symbolId, orderId)) ?? (await history.order(symbolId, orderId)));
  if (order === undefined || order.accountId !== accountId) throw apiError("NO_SUCH_ORDER");
  if (origClientOrderId !== undefined && order.clientOrderId !== origClientOrderId) {
    throw apiError("CLIENT_ORDER_ID_INVALID");
  }
  return orderView(market, order);
}

export async function openOrders(
  context: RequestContext,
  { symbol }: ParametersOf<"openOrders">,
): Promise<OpenOrdersResponse> {
  const { hotState, markets } = context.exchange;
  const symbolId = symbol === undefined ? undefined : findMarket(markets, symbol).definition.symbolId;
  const orders = await hotState.openOrders(keyOf(context).accountId, symbolId);
  return orders.map((order) => orderView(markets.marketOf(order.symbolId), order));
}

export async function allOrders(
  context: RequestContext,
  { symbol, orderId, startTime, endTime, limit }: ParametersOf<"allOrders">,
): Promise<AllOrdersResponse> {
  const market = findMarket(context.exchange.markets, symbol);
  await waitForHistory(context);
  const range = { fromId: orderId, startTimeMs: startTime, endTimeMs: endTime, limit };
  const { accountId } = keyOf(context);
  const orders = await context.exchange.history.orders(accountId, market.definition.symbolId, range);
  return orders.map((order) => orderView(market, order));
}

export async function myTrades(
  context: RequestContext,
  { symbol, orderId, startTime, endTime, fromId, limit }: ParametersOf<"myTrades">,
): Promise<MyTradesResponse> {
  const { markets, history } = context.exchange;
  const { symbolId } = findMarket(markets, symbol).definition;
  await waitForHistory(context);
  const range = { orderId, fromId, startTimeMs: startTime, endTimeMs: endTime, limit };
  const trades = await history.myTrades(keyOf(context).accountId, symbolId, range);
  return trades.map((trade) => myTrade(markets, trade));
}

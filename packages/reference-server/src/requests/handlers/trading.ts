import type {
  CancelOpenOrdersResponse,
  CancelOrderResponse,
  NewOrderResponse,
  TestOrderResponse,
} from "@pricetime/sdk";
import { ENDPOINTS, ENGINE_TEXTS, type ParametersOf } from "@pricetime/sdk/wire";
import { testOrderCommission } from "../../mapping/commission-view.js";
import { cancelReports } from "../../mapping/order-list-view.js";
import { toCancelOpenOrders, toCancelOrder, toNewOrder } from "../../mapping/to-command.js";
import { newOrderResponse } from "../../mapping/to-response.js";
import { apiError } from "../api-error.js";
import { findMarket } from "../find-market.js";
import { keyOf, type RequestContext } from "../request-context.js";
import { checkOrder } from "./check-order.js";
import { countingOrders, submit } from "./submit-order.js";

export async function newOrder(context: RequestContext, values: ParametersOf<"newOrder">): Promise<NewOrderResponse> {
  const { exchange } = context;
  const market = findMarket(exchange.markets, values.symbol);
  const command = toNewOrder(market, values);
  return countingOrders(context, ENDPOINTS.newOrder.orderCount, async () => {
    const released = await submit(context, command, values.recvWindow, false);
    return newOrderResponse(exchange.markets, market, released, values.newOrderRespType);
  });
}

export async function testOrder(
  context: RequestContext,
  values: ParametersOf<"testOrder">,
): Promise<TestOrderResponse> {
  const { exchange } = context;
  const { accountId } = keyOf(context);
  const market = findMarket(exchange.markets, values.symbol);
  await checkOrder(exchange, market, accountId, toNewOrder(market, values));
  if (!values.computeCommissionRates) return {};
  const record = await exchange.hotState.account(accountId);
  const discount = await exchange.hotState.commissionDiscount();
  return testOrderCommission(exchange.markets, { market, record, discount }, values.side);
}

export async function cancelOrder(
  context: RequestContext,
  values: ParametersOf<"cancelOrder">,
): Promise<CancelOrderResponse> {
  const market = findMarket(context.exchange.markets, values.symbol);
  const released = await submit(context, toCancelOrder(market, values), values.recvWindow, true);
  const [report] = cancelReports(market, released);
  if (report === undefined) throw apiError("CANCEL_REJECTED", [ENGINE_TEXTS.UNKNOWN_ORDER]);
  return report;
}

export async function cancelOpenOrders(
  context: RequestContext,
  values: ParametersOf<"cancelOpenOrders">,
): Promise<CancelOpenOrdersResponse> {
  const market = findMarket(context.exchange.markets, values.symbol);
  return cancelReports(market, await submit(context, toCancelOpenOrders(market), values.recvWindow, true));
}

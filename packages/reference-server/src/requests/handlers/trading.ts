import type { ReleasedCommand } from "@pricetime/adapters";
import type { OrderCommand } from "@pricetime/engine";
import type {
  CancelOpenOrdersResponse,
  CancelOrderResponse,
  NewOrderResponse,
  TestOrderResponse,
} from "@pricetime/sdk";
import { ENDPOINTS, ENGINE_TEXTS, type ParametersOf } from "@pricetime/sdk/wire";
import { giveBackOrders, orderCountHeaders, reserveOrders } from "../../limits/order-counts.js";
import { testOrderCommission } from "../../mapping/commission-view.js";
import { toCancelOpenOrders, toCancelOrder, toNewOrder } from "../../mapping/to-command.js";
import { cancelReports, newOrderResponse, throwRejection } from "../../mapping/to-response.js";
import { ApiError, apiError } from "../api-error.js";
import { findMarket } from "../find-market.js";
import { keyOf, type RequestContext } from "../request-context.js";
import { isDefiniteRefusal } from "../steps/error-answer.js";
import { checkOrder } from "./check-order.js";

/** @throws ApiError when the engine refuses */
async function submit(
  context: RequestContext,
  command: OrderCommand,
  recvWindow: number,
  priority: boolean,
): Promise<ReleasedCommand> {
  const released = await context.exchange.submit(command, {
    accountId: keyOf(context).accountId,
    actor: "gateway",
    validForMs: Math.ceil(recvWindow),
    priority,
  });
  throwRejection(released);
  return released;
}

export async function newOrder(context: RequestContext, values: ParametersOf<"newOrder">): Promise<NewOrderResponse> {
  const { exchange, nowMs } = context;
  const { accountId, internal } = keyOf(context);
  const market = findMarket(exchange.markets, values.symbol);
  const command = toNewOrder(market, values);
  const orders = internal ? 0 : ENDPOINTS.newOrder.orderCount;
  const counts = orders === 0 ? [] : await reserveOrders(exchange, accountId, orders, nowMs);
  try {
    const released = await submit(context, command, values.recvWindow, false);
    context.rateLimits.push(...counts);
    Object.assign(context.headers, orderCountHeaders(counts));
    return newOrderResponse(exchange.markets, market, released, values.newOrderRespType);
  } catch (error) {
    // An unknown outcome keeps its count: the order may be there.
    if (counts.length > 0 && (error instanceof ApiError || isDefiniteRefusal(error))) {
      await giveBackOrders(exchange, accountId, orders, nowMs);
    }
    throw error;
  }
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

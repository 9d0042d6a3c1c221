import type { NewOrderList } from "@pricetime/engine";
import type { OrderListReport } from "@pricetime/sdk";
import { ENDPOINTS, ENGINE_TEXTS, type NewOrderResponseType, type ParametersOf } from "@pricetime/sdk/wire";
import { cancelReports, newOrderListResponse } from "../../mapping/order-list-view.js";
import {
  toCancelOrderList,
  toLegacyOco,
  toOcoOrderList,
  toOtocoOrderList,
  toOtoOrderList,
} from "../../mapping/to-order-list.js";
import type { Market } from "../../markets.js";
import { apiError } from "../api-error.js";
import { findMarket } from "../find-market.js";
import type { RequestContext } from "../request-context.js";
import { countingOrders, submit } from "./submit-order.js";

/** What every call that places a list says beside its orders. */
interface Placement {
  readonly symbol: string;
  readonly recvWindow: number;
  readonly newOrderRespType?: NewOrderResponseType;
}

/** A handler that places a list of so many orders. */
const placing =
  <Values extends Placement>(orderCount: number, toCommand: (market: Market, values: Values) => NewOrderList) =>
  async (context: RequestContext, values: Values): Promise<OrderListReport> => {
    const { markets } = context.exchange;
    const market = findMarket(markets, values.symbol);
    const command = toCommand(market, values);
    return countingOrders(context, orderCount, async () => {
      const released = await submit(context, command, values.recvWindow, false);
      return newOrderListResponse(markets, market, released, values.newOrderRespType);
    });
  };

export const newLegacyOco = placing(ENDPOINTS.newLegacyOco.orderCount, toLegacyOco);
export const newOcoOrderList = placing(ENDPOINTS.newOcoOrderList.orderCount, toOcoOrderList);
export const newOtoOrderList = placing(ENDPOINTS.newOtoOrderList.orderCount, toOtoOrderList);
export const newOtocoOrderList = placing(ENDPOINTS.newOtocoOrderList.orderCount, toOtocoOrderList);

export async function cancelOrderList(
  context: RequestContext,
  values: ParametersOf<"cancelOrderList">,
): Promise<OrderListReport> {
  const market = findMarket(context.exchange.markets, values.symbol);
  const released = await submit(context, toCancelOrderList(market, values), values.recvWindow, true);
  const [report] = cancelReports(market, released);
  if (report === undefined || !("orderReports" in report)) {
    throw apiError("CANCEL_REJECTED", [ENGINE_TEXTS.UNKNOWN_ORDER]);
  }
  return report;
}

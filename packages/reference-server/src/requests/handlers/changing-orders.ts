import type { AmendOrderResponse, CancelReplaceOrderResponse, CancelReplaceResult } from "@pricetime/sdk";
import { ENDPOINTS, type ParametersOf, refusal } from "@pricetime/sdk/wire";
import { amendedOrder } from "../../mapping/amend-view.js";
import { type CancelReplaceHalves, cancelReplaceResult } from "../../mapping/cancel-replace-view.js";
import { toAmendOrder, toCancelReplaceOrder } from "../../mapping/to-command.js";
import { amendRefusal } from "../../mapping/to-error.js";
import { canceledReport } from "../../mapping/to-response.js";
import type { Market } from "../../markets.js";
import { ApiError } from "../api-error.js";
import { findMarket } from "../find-market.js";
import type { RequestContext } from "../request-context.js";
import { countingOrders, submit } from "./submit-order.js";

const TOO_MANY_REQUESTS = 429;

export async function cancelReplaceOrder(
  context: RequestContext,
  values: ParametersOf<"cancelReplaceOrder">,
): Promise<CancelReplaceOrderResponse> {
  const { markets } = context.exchange;
  const market = findMarket(markets, values.symbol);
  const command = toCancelReplaceOrder(market, values);
  try {
    return await countingOrders(context, ENDPOINTS.cancelReplaceOrder.orderCount, async () => {
      const released = await submit(context, command, values.recvWindow, false);
      return succeeded(cancelReplaceResult(markets, market, released, values));
    });
  } catch (error) {
    const isPastLimit = error instanceof ApiError && error.refusal.httpStatus === TOO_MANY_REQUESTS;
    if (!isPastLimit || values.orderRateLimitExceededMode === "DO_NOTHING") throw error;
    return succeeded(await cancelOnly(context, market, values, error));
  }
}

/** Past the order limits: the cancel alone. */
async function cancelOnly(
  context: RequestContext,
  market: Market,
  values: ParametersOf<"cancelReplaceOrder">,
  pastLimit: ApiError,
): Promise<CancelReplaceHalves> {
  const { cancelNewClientOrderId, ...order } = toCancelReplaceOrder(market, values);
  const tooMany = { code: pastLimit.refusal.code, msg: pastLimit.refusal.msg };
  const stops = values.cancelReplaceMode === "STOP_ON_FAILURE";
  const httpStatus = stops ? TOO_MANY_REQUESTS : undefined;
  try {
    const cancel = {
      type: "CancelOrder",
      symbolId: order.symbolId,
      orderId: order.cancelOrderId,
      clientOrderId: order.cancelOrigClientOrderId,
      newClientOrderId: cancelNewClientOrderId,
      cancelRestrictions: order.cancelRestrictions,
    } as const;
    const cancelResponse = canceledReport(market, await submit(context, cancel, values.recvWindow, true), cancel);
    return {
      result: { cancelResult: "SUCCESS", newOrderResult: "FAILURE", cancelResponse, newOrderResponse: tooMany },
      httpStatus,
    };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { code, msg } = error.refusal;
    return {
      result: {
        cancelResult: "FAILURE",
        newOrderResult: stops ? "NOT_ATTEMPTED" : "FAILURE",
        cancelResponse: { code, msg },
        newOrderResponse: stops ? null : tooMany,
      },
      httpStatus,
    };
  }
}

/** @throws ApiError -2021, -2022 with the result, unless both halves succeeded */
function succeeded({ result, httpStatus }: CancelReplaceHalves): CancelReplaceResult {
  const succeededHalves = [result.cancelResult, result.newOrderResult].filter((half) => half === "SUCCESS").length;
  if (succeededHalves === 2) return result;
  const refused = refusal(succeededHalves === 1 ? "CANCEL_REPLACE_PARTIALLY_FAILED" : "CANCEL_REPLACE_FAILED");
  throw new ApiError({ ...refused, httpStatus: httpStatus ?? refused.httpStatus }, {}, result);
}

export async function amendOrder(
  context: RequestContext,
  values: ParametersOf<"amendOrder">,
): Promise<AmendOrderResponse> {
  const market = findMarket(context.exchange.markets, values.symbol);
  try {
    const released = await submit(context, toAmendOrder(market, values), values.recvWindow, true);
    return amendedOrder(market, released);
  } catch (error) {
    throw error instanceof ApiError ? new ApiError(amendRefusal(error.refusal), error.headers) : error;
  }
}

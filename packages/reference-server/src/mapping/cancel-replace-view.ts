import type { ReleasedCommand } from "@pricetime/adapters";
import type { NewOrderOutcome, Outcome } from "@pricetime/engine";
import type { CancelReplaceResult } from "@pricetime/sdk";
import type { ParametersOf } from "@pricetime/sdk/wire";
import type { Market, Markets } from "../markets.js";
import { REFUSALS } from "./to-error.js";
import { canceledReport, newOrderResponse } from "./to-response.js";

/** How a cancel-replace ended. */
export interface CancelReplaceHalves {
  readonly result: CancelReplaceResult;
  /** When it is not the one that goes with the code. */
  readonly httpStatus?: number | undefined;
}

type HalfOutcome = Exclude<NewOrderOutcome, "NONE">;

/** The answers of both halves, from the events of one command. */
export function cancelReplaceResult(
  markets: Markets,
  market: Market,
  released: ReleasedCommand,
  values: ParametersOf<"cancelReplaceOrder">,
): CancelReplaceHalves {
  const failed = released.executed.events.find((event) => event.type === "CancelReplaceFailed");
  const cancelOutcome: Outcome = failed?.cancelOutcome ?? "ACCEPTED";
  const newOrderOutcome: HalfOutcome = failed?.newOrderOutcome ?? "ACCEPTED";
  const canceled = { orderId: values.cancelOrderId ?? 0, clientOrderId: values.cancelOrigClientOrderId ?? "" };
  return {
    result: {
      cancelResult: cancelOutcome === "ACCEPTED" ? "SUCCESS" : "FAILURE",
      newOrderResult: resultOf(newOrderOutcome),
      cancelResponse:
        cancelOutcome === "ACCEPTED" ? canceledReport(market, released, canceled) : errorOf(cancelOutcome),
      newOrderResponse:
        newOrderOutcome === "ACCEPTED"
          ? newOrderResponse(markets, market, released, values.newOrderRespType)
          : newOrderOutcome === "NOT_ATTEMPTED"
            ? null
            : errorOf(newOrderOutcome),
    },
  };
}

function resultOf(outcome: HalfOutcome): CancelReplaceResult["newOrderResult"] {
  if (outcome === "ACCEPTED") return "SUCCESS";
  return outcome === "NOT_ATTEMPTED" ? "NOT_ATTEMPTED" : "FAILURE";
}

function errorOf(outcome: Exclude<Outcome, "ACCEPTED">) {
  const { code, msg } = REFUSALS[outcome];
  return { code, msg };
}

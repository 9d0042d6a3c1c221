import type { OrderRequest } from "../../messages/order-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { NO_INSTRUCTIONS, type OrderInstructions } from "../../order/order-details.js";
import type { ReferenceMarket } from "./reference-state.js";
import { isContingent, isPriceless, refuseByStopShape } from "./stops.js";

/** What is wrong with an order whatever market and account are like. */
export function refuseByShape(command: OrderRequest): RejectReason | undefined {
  const { instructions, orderType, timeInForce, price, quantity, quoteOrderQuantity } = command;
  if (instructions !== undefined && !isBuilt(instructions)) return "UNSUPPORTED_ORDER_COMBINATION";
  const { stopPrice, trailingDelta } = instructions ?? NO_INSTRUCTIONS;
  if (!isContingent(orderType) && stopPrice + trailingDelta > 0) return "UNSUPPORTED_ORDER_COMBINATION";
  if (!/LIMIT$/.test(orderType) && timeInForce !== "GTC") return "UNSUPPORTED_ORDER_COMBINATION";
  const mayHide = /LIMIT/.test(orderType) && timeInForce === "GTC";
  if (instructions?.icebergQuantity && !mayHide) return "UNSUPPORTED_ORDER_COMBINATION";
  if (orderType === "MARKET") {
    if (price !== 0 || (quantity !== 0 && quoteOrderQuantity !== 0)) return "UNSUPPORTED_ORDER_COMBINATION";
    return quantity === 0 && quoteOrderQuantity === 0 ? "INVALID_QUANTITY" : undefined;
  }
  if (quoteOrderQuantity !== 0) return "UNSUPPORTED_ORDER_COMBINATION";
  if (isPriceless(orderType) && price !== 0) return "UNSUPPORTED_ORDER_COMBINATION";
  if (!isPriceless(orderType) && price === 0) return "INVALID_PRICE";
  if (quantity === 0) return "INVALID_QUANTITY";
  return isContingent(orderType) ? refuseByStopShape(command) : undefined;
}

export const refuseByMode = (
  { selfTradePrevention }: ReferenceMarket,
  command: OrderRequest,
): RejectReason | undefined =>
  selfTradePrevention.allowedModes.includes(command.selfTradePreventionMode)
    ? undefined
    : "SELF_TRADE_PREVENTION_NOT_ALLOWED";

/** Whether a peg, if one is asked for, is whole. */
const isBuilt = ({ pegOffsetValue, pegPriceType }: OrderInstructions) =>
  pegPriceType !== "NONE" || pegOffsetValue === 0;

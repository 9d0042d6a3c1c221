import * as words from "../enums.js";
import type { Endpoint } from "../operation.js";
import { clientOrderId, orderId } from "../parameters.js";
import * as routes from "../routes.js";
import { ref } from "../schemas/record.js";
import { oneSymbol, orderErrors, orderParameters, orderRules } from "./order-parameters.js";

export const cancelReplaceOrder: Endpoint<"cancelReplaceOrder"> = {
  ...routes.cancelReplaceOrderRoute,
  tag: "trading",
  summary: "Cancel an order and place another one in its stead",
  freeOnSuccess: true,
  orderCount: 1,
  webSocketMethod: "order.cancelReplace",
  parameters: [
    ...orderParameters,
    {
      name: "cancelReplaceMode",
      type: "ENUM",
      values: words.CANCEL_REPLACE_MODES,
      error: "INVALID_PARAMETER",
      required: true,
      description: "Whether the new order is tried when there was nothing to cancel.",
    },
    { ...clientOrderId, name: "cancelNewClientOrderId", description: "The client's id of the cancel." },
    {
      ...clientOrderId,
      name: "cancelOrigClientOrderId",
      description: "The client's id of the order to cancel.",
    },
    { name: "cancelOrderId", type: "LONG", description: "The exchange's id of the order to cancel." },
    {
      name: "cancelRestrictions",
      type: "ENUM",
      values: words.CANCEL_RESTRICTIONS,
      error: "INVALID_CANCEL_RESTRICTIONS",
      description: "Cancel only an order in this state.",
    },
    {
      name: "orderRateLimitExceededMode",
      type: "ENUM",
      values: words.ORDER_RATE_LIMIT_EXCEEDED_MODES,
      error: "INVALID_PARAMETER",
      default: "DO_NOTHING",
      description: "Whether past the order limits the cancel is still done.",
    },
  ],
  rules: [...orderRules, { rule: "oneOf", names: ["cancelOrigClientOrderId", "cancelOrderId"] }],
  response: ref("CancelReplaceResult"),
  errors: [...orderErrors, "INVALID_CANCEL_RESTRICTIONS", "CANCEL_REPLACE_PARTIALLY_FAILED", "CANCEL_REPLACE_FAILED"],
};

export const amendOrder: Endpoint<"amendOrder"> = {
  ...routes.amendOrderRoute,
  tag: "trading",
  summary: "Make an order smaller where it stands",
  freeOnSuccess: true,
  orderCount: 0,
  webSocketMethod: "order.amend.keepPriority",
  parameters: [
    oneSymbol,
    orderId,
    { ...clientOrderId, name: "origClientOrderId", description: "The client's id of the order." },
    {
      ...clientOrderId,
      name: "newClientOrderId",
      description: "The client's id of the order from now on, which may be the one it has; made up when not sent.",
    },
    {
      name: "newQty",
      type: "DECIMAL",
      decimals: "quantity",
      zero: "invalidQuantity",
      required: true,
      description: "The new quantity, smaller than the order's.",
    },
  ],
  rules: [{ rule: "oneOf", names: ["origClientOrderId", "orderId"] }],
  response: ref("AmendedOrderResult"),
  errors: [
    "BAD_SYMBOL",
    "BAD_PRECISION",
    "INVALID_MESSAGE",
    "ORDER_AMEND_REJECTED",
    "CLIENT_ORDER_ID_INVALID",
    "TIMEOUT",
    "SERVER_BUSY",
  ],
};

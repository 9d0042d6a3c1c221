import { unreachable } from "../assert.js";
import type { FollowUp } from "../order/follow-ups.js";
import type { State } from "../state.js";
import { activateOrderList } from "./activate-order-list.js";
import { workTriggeredOrder } from "./work-triggered-order.js";

/**
 * Does what the command has set off until nothing is left, each thing completely before the next. It comes to an end, because each
 * triggered order leaves the waiting ones for good, and nothing that is done here makes an order wait anew without ending another.
 */
export function runFollowUps(state: State): void {
  const { followUps } = state;
  for (let next = followUps.take(); next !== undefined; next = followUps.take()) carryOut(state, next);
}

function carryOut(state: State, followUp: FollowUp): void {
  switch (followUp.kind) {
    case "ORDER_TRIGGERED":
      workTriggeredOrder(state, followUp.symbolId, followUp.orderId);
      break;
    case "ORDERS_DUE":
      activateOrderList(state, followUp.orderListId);
      break;
    default:
      unreachable(followUp);
  }
}

import type { Envelope } from "../../messages/command.js";
import type { Dice } from "../dice.js";
import type { LiveState } from "../live-state.js";
import { envelopeOf } from "../test-venue.js";
import { limitOrder, someAccountId, someSymbolId } from "./workload-orders.js";

/** Cancels a live order, by its id, by its client order id or by both. */
export function cancelLiveOrder(live: LiveState, dice: Dice): Envelope {
  const orders = [...live.orders.values()];
  if (orders.length === 0) return limitOrder(live, dice);
  const { symbolId, orderId, accountId, clientOrderId } = dice.pick(orders);
  const byClientOrderId = clientOrderId !== "" && dice.chance(0.6);
  return envelopeOf(accountId, {
    type: "CancelOrder",
    symbolId,
    orderId: byClientOrderId && dice.chance(0.5) ? 0 : orderId,
    clientOrderId: byClientOrderId ? clientOrderId : "",
    newClientOrderId: dice.chance(0.3) ? "this-cancel" : "",
  });
}

export const cancelOpenOrders = (live: LiveState, dice: Dice): Envelope =>
  envelopeOf(someAccountId(live, dice), { type: "CancelOpenOrders", symbolId: someSymbolId(live, dice) });

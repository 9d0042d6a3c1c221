import type { Envelope } from "../../messages/command.js";
import type { NewOrder } from "../../messages/order-commands.js";
import { CANCEL_REPLACE_MODES, CANCEL_RESTRICTIONS } from "../../order/enums.js";
import type { Dice } from "../dice.js";
import type { LiveState } from "../live-state.js";
import { envelopeOf } from "../test-venue.js";
import { limitOrder, orderWith, someAccountId, someSymbolId } from "./workload-orders.js";

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
    cancelRestrictions: dice.chance(0.9) ? "NONE" : dice.pick(CANCEL_RESTRICTIONS),
  });
}

/** Replaces a live order by its id or its client order id, in either mode; sometimes the order is another account's or gone. */
export function replaceLiveOrder(live: LiveState, dice: Dice): Envelope {
  const orders = [...live.orders.values()];
  if (orders.length === 0) return limitOrder(live, dice);
  const { symbolId, orderId, accountId, clientOrderId, side } = dice.pick(orders);
  const byClientOrderId = clientOrderId !== "" && dice.chance(0.6);
  const placing = orderWith(live, dice, {
    symbolId,
    ...(dice.chance(0.7) && { side }),
    ...(dice.chance(0.3) && { clientOrderId }),
    ...dice.pick([{}, {}, { timeInForce: "IOC" }, { timeInForce: "FOK" }, { orderType: "LIMIT_MAKER" }] as const),
  });
  return envelopeOf(dice.chance(0.85) ? accountId : placing.accountId, {
    ...(placing.command as NewOrder),
    type: "CancelReplaceOrder",
    cancelReplaceMode: dice.pick(CANCEL_REPLACE_MODES),
    cancelOrderId: byClientOrderId && dice.chance(0.5) ? 0 : orderId + (dice.chance(0.2) ? 1 : 0),
    cancelOrigClientOrderId: byClientOrderId ? clientOrderId : "",
    cancelNewClientOrderId: dice.chance(0.3) ? "this-cancel" : "",
    cancelRestrictions: dice.chance(0.7) ? "NONE" : dice.pick(CANCEL_RESTRICTIONS),
  });
}

export const cancelOpenOrders = (live: LiveState, dice: Dice): Envelope =>
  envelopeOf(someAccountId(live, dice), { type: "CancelOpenOrders", symbolId: someSymbolId(live, dice) });

/**
 * All of an account, all of a market, or the end of a market, which opens again like one that was closed. Mostly the quieter ones, so
 * that others have many orders open.
 */
export function exchangeCancel(live: LiveState, dice: Dice): Envelope {
  const type = dice.pick(["CancelAccountOrders", "CancelAccountOrders", "CancelMarketOrders", "DelistSymbol"] as const);
  if (type !== "CancelAccountOrders") return envelopeOf(0, { type, symbolId: dice.chance(0.8) ? 3 : dice.below(3) });
  const accountId = dice.chance(0.8) ? 5 + dice.below(2) : someAccountId(live, dice);
  return envelopeOf(accountId, { type, byExchange: dice.chance(0.6) });
}

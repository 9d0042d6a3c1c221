import type { Envelope } from "../../messages/command.js";
import type { OrderImage } from "../../messages/order-events.js";
import { toQuantity } from "../../money/units.js";
import type { Dice } from "../dice.js";
import type { LiveState } from "../live-state.js";
import { envelopeOf, OPEN_FILTERS } from "../test-venue.js";
import { limitOrder } from "./workload-orders.js";

function amend(order: OrderImage, newQuantity: number, dice: Dice): Envelope {
  const { symbolId, orderId, accountId, clientOrderId } = order;
  const byClientOrderId = clientOrderId !== "" && dice.chance(0.6);
  return envelopeOf(accountId, {
    type: "AmendOrder",
    symbolId,
    orderId: byClientOrderId && dice.chance(0.5) ? 0 : orderId,
    clientOrderId: byClientOrderId ? clientOrderId : "",
    newClientOrderId: dice.chance(0.5) ? "" : dice.chance(0.2) ? clientOrderId : `order-${dice.below(60)}`,
    newQuantity: toQuantity(newQuantity),
  });
}

const stepOf = (live: LiveState, { symbolId }: OrderImage): number =>
  live.symbols[symbolId]?.filters.lotSize.stepSize || 1;

/** Makes a live order smaller: mostly a part of what is open, sometimes all of it or more than that. */
export function amendLiveOrder(live: LiveState, dice: Dice): Envelope {
  const orders = [...live.orders.values()];
  if (orders.length === 0) return limitOrder(live, dice);
  const traded = orders.filter(({ executedQuantity }) => executedQuantity > 0);
  const order = dice.pick(traded.length > 0 && dice.chance(0.3) ? traded : orders);
  const { quantity, executedQuantity } = order;
  if (executedQuantity > 0 && dice.chance(0.3)) return amend(order, executedQuantity, dice);
  const step = stepOf(live, order);
  const smaller = quantity - step * (1 + dice.below(Math.max(1, Math.floor(quantity / step) - 1)));
  return amend(order, Math.max(1, smaller), dice);
}

/** Gives a live order so much more, or the quantity that it has. */
export function amendByNothingOrMore(live: LiveState, dice: Dice, more: number): Envelope {
  const orders = [...live.orders.values()];
  if (orders.length === 0) return limitOrder(live, dice);
  const order = dice.pick(orders);
  return amend(order, order.quantity + more, dice);
}

/** Amends once more what was amended as often as it may be; while there is no such order, makes one. */
export function amendOnceMore(live: LiveState, dice: Dice): Envelope {
  const amends = (order: OrderImage): number => order.details?.amendCount ?? 0;
  const mostOf = ({ symbolId }: OrderImage): number =>
    live.symbols[symbolId]?.filters.maxNumOrderAmends?.maxNumOrderAmends || Number.POSITIVE_INFINITY;
  const amended = [...live.orders.values()].filter(
    (order) => amends(order) > 0 && order.quantity > stepOf(live, order),
  );
  const done = amended.find((order) => amends(order) >= mostOf(order));
  if (done !== undefined) return amend(done, done.quantity - stepOf(live, done), dice);
  if (amended.length === 0) return amendLiveOrder(live, dice);
  const { symbolId, details } = dice.pick(amended);
  const filters = { ...OPEN_FILTERS, maxNumOrderAmends: { maxNumOrderAmends: details?.amendCount ?? 1 } };
  return envelopeOf(0, { type: "SetFilters", symbolId, filters });
}

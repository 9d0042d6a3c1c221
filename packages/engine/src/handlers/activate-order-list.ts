import { invariant } from "../assert.js";
import type { OrderRequest } from "../messages/order-commands.js";
import { presentImage } from "../messages/order-image.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { toNotional } from "../money/units.js";
import { SIDE_CODE } from "../order/codes.js";
import { STATUS_CODE } from "../order/order-status.js";
import { NO_ORDER } from "../order/order-store.js";
import type { State } from "../state.js";
import { judgeFilters } from "./judge-filters.js";
import { JudgedOrder, readNewOrder } from "./judge-order.js";
import { judgeLegs, judgePrices } from "./judge-order-list.js";
import { isStopLoss, type JudgedLeg, type LegName, traitsOf } from "./order-list-legs.js";
import { expireLegs, finishWhenDone } from "./order-list-life.js";
import { emitOrderActivated } from "./order-report.js";
import { comeIntoForce } from "./place-order.js";
import { startLegs } from "./start-legs.js";

/**
 * The working order of a list is filled, so its pending orders have their turn: they are judged as if they were placed now. Refused,
 * they expire.
 */
export function activateOrderList(state: State, orderListId: number): void {
  const list = state.orderLists.get(orderListId);
  invariant(list !== undefined, "a list whose orders are due is open");
  const { accountId, symbolId } = list;
  const { orders } = state;
  const market = state.markets[symbolId];
  invariant(market !== undefined, "a list's symbol is listed");
  const slots = list.legs.map(({ slot }) => slot).filter((slot) => slot !== NO_ORDER);
  const legs = slots.map((slot) => pendingLeg(state, slot, slots.length));
  const reason =
    judgePrices(market, legs, true) ??
    legs.reduce<RejectReason | undefined>(
      (found, leg) => found ?? judgeFilters(state, market, accountId, leg.command, leg.judged),
      undefined,
    ) ??
    judgeLegs(state, market, accountId, legs);
  if (reason !== undefined) {
    expireLegs(state, market, list, "REJECTED");
    finishWhenDone(state, list);
    return;
  }
  for (const [at, slot] of slots.entries()) {
    const details = orders.details(slot);
    invariant(details !== undefined, "an order of a list has details");
    market.pending.remove(orders.orderId(slot));
    orders.setStatus(slot, STATUS_CODE.NEW);
    comeIntoForce(details, (legs[at] as JudgedLeg).judged, market.lastPrice, state.timeMs);
    emitOrderActivated(state, market, slot);
  }
  startLegs(state, market, legs, slots);
}

/** A pending order as the command that would place it now; its client order id is its own already. */
function pendingLeg({ orders }: State, slot: number, count: number): JudgedLeg {
  const { details, symbolId, side, orderType, timeInForce, price, quantity, selfTradePreventionMode } = presentImage(
    orders,
    slot,
  );
  const command: OrderRequest = {
    symbolId,
    side,
    orderType,
    timeInForce,
    price,
    quantity,
    quoteOrderQuantity: toNotional(0),
    clientOrderId: "",
    selfTradePreventionMode,
    ...(details !== undefined && { instructions: details }),
  };
  const judged = new JudgedOrder();
  invariant(readNewOrder(command, judged), "a pending order was well formed when it was placed");
  const leg: JudgedLeg = { name: "pending", command, judged };
  judged.traits = traitsOf(leg);
  judged.isListed = true;
  judged.isDue = true;
  return count === 1 ? leg : { ...leg, name: placeInPair(leg) };
}

/** Of a pair that buys, the stop loss stands above, of one that sells, below. */
const placeInPair = (leg: JudgedLeg): LegName =>
  isStopLoss(leg) === (leg.judged.side === SIDE_CODE.BUY) ? "above" : "below";

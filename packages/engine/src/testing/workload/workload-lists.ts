import type { Envelope } from "../../messages/command.js";
import type { NewOrder, NewOrderList, OrderListLeg } from "../../messages/order-commands.js";
import { toPrice, toQuantity } from "../../money/units.js";
import type { Dice } from "../dice.js";
import type { LiveState } from "../live-state.js";
import { envelopeOf } from "../test-venue.js";
import { limitOrder, orderWith, someAccountId, somePrice, someQuantity, someSymbolId } from "./workload-orders.js";
import { contingentOrder, priceAway } from "./workload-stops.js";
import { styleOf } from "./workload-venue.js";

/** A leg of a list with something said about it, the rest left to the dice. */
function legWith(live: LiveState, dice: Dice, symbolId: number, wanted: Partial<NewOrder>): OrderListLeg {
  return legOf(orderWith(live, dice, { symbolId, ...wanted }));
}

function legOf({ command }: Envelope): OrderListLeg {
  const { clientOrderId, instructions, orderType, price, quantity, side, timeInForce } = command as NewOrder;
  return { side, orderType, timeInForce, price, quantity, clientOrderId, ...(instructions && { instructions }) };
}

/** An order that is near the market, so that it often trades soon, or at once. */
function workingLeg(live: LiveState, dice: Dice, symbolId: number): OrderListLeg {
  const orderType = dice.chance(0.8) ? "LIMIT" : "LIMIT_MAKER";
  const timeInForce = orderType === "LIMIT" && dice.chance(0.2) ? dice.pick(["IOC", "FOK"] as const) : "GTC";
  return legWith(live, dice, symbolId, { orderType, timeInForce });
}

function pendingLeg(live: LiveState, dice: Dice, symbolId: number): OrderListLeg {
  // Sometimes one that will be refused in its turn: post-only, and across the book.
  if (dice.chance(0.2)) {
    const side = dice.pick(["BUY", "SELL"] as const);
    const price = toPrice(somePrice(live, dice, symbolId, side === "BUY" ? "SELL" : "BUY"));
    return legWith(live, dice, symbolId, { orderType: "LIMIT_MAKER", side, price });
  }
  if (dice.chance(0.2)) return legOf(contingentOrder(live, dice, { symbolId }));
  const orderType = dice.pick(["LIMIT", "LIMIT", "LIMIT_MAKER", "MARKET"] as const);
  const timeInForce = orderType === "LIMIT" && dice.chance(0.3) ? dice.pick(["IOC", "FOK"] as const) : "GTC";
  return legWith(live, dice, symbolId, { orderType, timeInForce });
}

const listOf = (live: LiveState, dice: Dice, list: Pick<NewOrderList, "symbolId" | "kind"> & Partial<NewOrderList>) =>
  envelopeOf(someAccountId(live, dice), {
    type: "NewOrderList",
    listClientOrderId: dice.chance(0.7) ? `list-${dice.below(40)}` : "",
    selfTradePreventionMode: "NONE",
    ...list,
  });

export function otoList(live: LiveState, dice: Dice, symbolId = someSymbolId(live, dice)): Envelope {
  const [working, pending] = [workingLeg(live, dice, symbolId), pendingLeg(live, dice, symbolId)];
  return listOf(live, dice, { symbolId, kind: dice.chance(0.03) ? "OPO" : "OTO", working, pending });
}

const STOP_LOSSES = ["STOP_LOSS", "STOP_LOSS_LIMIT"] as const;
const TAKE_PROFITS = ["TAKE_PROFIT", "TAKE_PROFIT_LIMIT"] as const;

/** Two orders on both sides of the last price, of which one limits a loss; now and then on the wrong sides. */
function pairLegs(live: LiveState, dice: Dice, symbolId: number, side = dice.pick(["BUY", "SELL"] as const)) {
  const quantity = toQuantity(someQuantity(live, dice, symbolId));
  const contingent = (orderType: NewOrder["orderType"]) =>
    legOf(contingentOrder(live, dice, { symbolId, side, orderType, quantity }));
  const stop = contingent(dice.pick(STOP_LOSSES));
  const away = 1 + dice.below(4);
  const price = toPrice(Math.max(1, priceAway(live, symbolId, side === "SELL" ? away : -away)));
  const profit = dice.chance(0.6)
    ? legWith(live, dice, symbolId, { side, orderType: "LIMIT_MAKER", quantity, price })
    : contingent(dice.pick(TAKE_PROFITS));
  const [above, below] = side === "BUY" ? [stop, profit] : [profit, stop];
  return dice.chance(0.03) ? { above: below, below: above } : { above, below };
}

export function ocoList(live: LiveState, dice: Dice, symbolId = someSymbolId(live, dice)): Envelope {
  return listOf(live, dice, { symbolId, kind: "OCO", ...pairLegs(live, dice, symbolId) });
}

export function otocoList(live: LiveState, dice: Dice): Envelope {
  const symbolId = someSymbolId(live, dice);
  const working = workingLeg(live, dice, symbolId);
  const side = dice.chance(0.9) ? (working.side === "BUY" ? "SELL" : "BUY") : working.side;
  return listOf(live, dice, { symbolId, kind: "OTOCO", working, ...pairLegs(live, dice, symbolId, side) });
}

/** Moves the price to where an order of a list waits for it. */
export function triggerListedOrder(live: LiveState, dice: Dice): Envelope {
  const waiting = [...live.orders.values()].filter(
    ({ details, status }) =>
      status === "NEW" && details !== undefined && details.orderListId !== -1 && details.stopPrice > 0,
  );
  if (waiting.length === 0) return ocoList(live, dice);
  const { details, orderType, side, symbolId } = dice.pick(waiting);
  const rises = orderType.startsWith("STOP_LOSS") === (side === "BUY");
  return orderWith(live, dice, {
    symbolId,
    side: rises ? "BUY" : "SELL",
    price: toPrice(details?.stopPrice ?? 1),
    quantity: toQuantity(styleOf(symbolId).quantity),
    timeInForce: "IOC",
  });
}

/** Cancels a live list, by its id, by its list client order id or by both. */
export function cancelLiveList(live: LiveState, dice: Dice): Envelope {
  const lists = [...live.orderLists.values()];
  if (lists.length === 0) return otoList(live, dice);
  const { accountId, listClientOrderId, orderListId, symbolId } = dice.pick(lists);
  const byName = listClientOrderId !== "" && dice.chance(0.6);
  return envelopeOf(accountId, {
    type: "CancelOrderList",
    symbolId,
    orderListId: byName && dice.chance(0.5) ? 0 : orderListId,
    listClientOrderId: byName ? listClientOrderId : "",
    newClientOrderId: dice.chance(0.3) ? "this-cancel" : "",
  });
}

/** Cancels one order of a live list: its working order, or one whose turn has not come. */
export function cancelListedOrder(live: LiveState, dice: Dice): Envelope {
  const listed = [...live.orders.values()].filter(({ details }) => (details?.orderListId ?? -1) !== -1);
  if (listed.length === 0) return limitOrder(live, dice);
  const { accountId, orderId, symbolId } = dice.pick(listed);
  const newClientOrderId = dice.chance(0.3) ? "this-cancel" : "";
  return envelopeOf(accountId, {
    type: "CancelOrder",
    symbolId,
    orderId,
    clientOrderId: "",
    newClientOrderId,
    cancelRestrictions: "NONE",
  });
}

/** Trades against the working order of a live list, in part or in full. */
export function fillListedOrder(live: LiveState, dice: Dice): Envelope {
  const working = [...live.orders.values()].filter(
    ({ details, status }) => (details?.orderListId ?? -1) !== -1 && status !== "PENDING_NEW",
  );
  if (working.length === 0) return otoList(live, dice);
  const { executedQuantity, price, quantity, side, symbolId } = dice.pick(working);
  const open = quantity - executedQuantity;
  return orderWith(live, dice, {
    symbolId,
    side: side === "BUY" ? "SELL" : "BUY",
    price: toPrice(price),
    quantity: toQuantity(dice.chance(0.7) ? open : Math.max(1, dice.below(open))),
    timeInForce: dice.pick(["GTC", "IOC", "FOK"] as const),
  });
}

/** A list whose legs or the list itself have names that are in use. */
export function listUnderUsedName(live: LiveState, dice: Dice): Envelope {
  const named = [...live.orderLists.values()].filter(({ listClientOrderId }) => listClientOrderId !== "");
  if (named.length === 0) return otoList(live, dice);
  const { accountId, listClientOrderId } = dice.pick(named);
  const { command } = otoList(live, dice);
  return envelopeOf(accountId, { ...(command as NewOrderList), listClientOrderId });
}

export const cancelUnknownList = (live: LiveState, dice: Dice): Envelope =>
  envelopeOf(someAccountId(live, dice), {
    type: "CancelOrderList",
    symbolId: someSymbolId(live, dice),
    orderListId: dice.chance(0.5) ? 1 + dice.below(2 ** 40) : 1,
    listClientOrderId: "",
    newClientOrderId: "",
  });

/** A list that names two of its orders alike, or a cancel with the wrong name. */
export function badlyNamedList(live: LiveState, dice: Dice): Envelope {
  const { accountId, command } = otoList(live, dice);
  const { pending, working } = command as NewOrderList;
  if (!pending || !working) return limitOrder(live, dice);
  return envelopeOf(accountId, {
    ...(command as NewOrderList),
    working: { ...working, clientOrderId: "twin" },
    pending: { ...pending, clientOrderId: "twin" },
  });
}

/** Who has the most open lists on the symbol, or on all of them. */
function busiestLister(live: LiveState, symbolId?: number): { readonly accountId: number; readonly count: number } {
  const counts = new Map<number, number>();
  for (const list of live.orderLists.values()) {
    if (symbolId !== undefined && list.symbolId !== symbolId) continue;
    counts.set(list.accountId, (counts.get(list.accountId) ?? 0) + 1);
  }
  const [[accountId, count] = [1, 0]] = [...counts].sort(([, one], [, other]) => other - one);
  return { accountId, count };
}

/** One more list of whoever has the most on the symbol. */
export function listOfTheBusiest(live: LiveState, dice: Dice, symbolId: number): Envelope {
  return { ...otoList(live, dice, symbolId), accountId: busiestLister(live, symbolId).accountId };
}

/** One more list of whoever has the most; while nothing limits them, the command that makes those the most. */
export function listUnderExchangeCount(live: LiveState, dice: Dice): Envelope {
  const { accountId, count } = busiestLister(live);
  const { exchangeMaxNumOrderLists } = live.exchangeFilters;
  if ((exchangeMaxNumOrderLists?.maxNumOrderLists ?? 0) > 0) return { ...otoList(live, dice), accountId };
  const filters = { exchangeMaxNumOrderLists: { maxNumOrderLists: Math.max(1, count) } };
  return envelopeOf(0, { type: "SetExchangeFilters", filters });
}

/** A pair whose post-only order stands where its stop is, or beyond. */
export function ocoOfBadPrices(live: LiveState, dice: Dice): Envelope {
  const symbolId = someSymbolId(live, dice);
  const { above, below } = pairLegs(live, dice, symbolId, "SELL");
  const price = toPrice(Math.max(1, priceAway(live, symbolId, -2)));
  const bad = { ...above, orderType: "LIMIT_MAKER" as const, timeInForce: "GTC" as const, price };
  const { instructions: _, ...leg } = bad;
  return listOf(live, dice, { symbolId, kind: "OCO", above: leg, below });
}

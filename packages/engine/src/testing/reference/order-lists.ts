import { invariant } from "../../assert.js";
import type { CancelOrderList, NewOrderList, OrderRequest } from "../../messages/order-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { toNotional, toPrice, toQuantity } from "../../money/units.js";
import { refuseByFilters } from "./filters.js";
import { refuseByFurtherFilters, refuseListByCounts } from "./further-filters.js";
import { refuseTrading } from "./govern-accounts.js";
import { nextImage } from "./order-image.js";
import { announceList, cancelList, closeListWhenDone, end } from "./order-list-life.js";
import { refuseByMode, refuseByShape } from "./order-shape.js";
import {
  canPay,
  comeIntoForce,
  enter,
  isClientOrderIdTaken,
  lockedAssetOf,
  needOf,
  refuseByBook,
  start,
} from "./place-order.js";
import { post } from "./reference-ledger.js";
import {
  type Execution,
  type ReferenceList,
  type ReferenceMarket,
  type ReferenceOrder,
  userAccount,
} from "./reference-state.js";
import { depthChanged } from "./settle.js";
import { isContingent } from "./stops.js";

const isStopLoss = ({ orderType }: OrderRequest): boolean =>
  orderType === "STOP_LOSS" || orderType === "STOP_LOSS_LIMIT";

/** Checks all orders of a list, then enters all and lets those work whose turn it is. */
export function placeOrderList(execution: Execution, list: NewOrderList): RejectReason | undefined {
  const { state, accountId } = execution;
  const notAllowed = refuseTrading(state, accountId);
  if (notAllowed) return notAllowed;
  const market = state.markets[list.symbolId];
  if (!market) return "UNKNOWN_SYMBOL";
  if (market.status !== "TRADING") return "MARKET_CLOSED";
  const alone = (leg: NewOrderList["working"]): OrderRequest[] => (leg ? [commandOf(list, leg)] : []);
  const pair = [...alone(list.above), ...alone(list.below)];
  const legs = [...alone(list.working), ...alone(list.pending), ...stopLossFirst(pair)];
  const refused =
    firstOf(legs, refuseByShape) ??
    firstOf(legs, (each) => refuseByMode(market, each)) ??
    refuseByComposition(list, legs, pair) ??
    refuseByPrices(market, list.above && commandOf(list, list.above), list.below && commandOf(list, list.below), {
      lastPriceCounts: list.kind === "OCO",
    }) ??
    firstOf(legs, (each) => refuseByAllFilters(execution, market, each, { inList: true, isDue: false })) ??
    refuseListByCounts(execution, market, legs);
  if (refused) return refused;
  if (isListClientOrderIdTaken(execution, list.listClientOrderId)) return "DUPLICATE_LIST_CLIENT_ORDER_ID";
  if (legs.some(({ clientOrderId }) => isClientOrderIdTaken(execution, clientOrderId))) {
    return "DUPLICATE_CLIENT_ORDER_ID";
  }
  const names = legs.map(({ clientOrderId }) => clientOrderId).filter((name) => name !== "");
  if (new Set(names).size !== names.length) return "DUPLICATE_CLIENT_ORDER_ID";
  const first = list.working ? legs.slice(0, 1) : legs;
  const reason = refuseToStart(execution, market, accountId, first);
  if (reason) return reason;

  state.issuedLists += 1;
  const entered: ReferenceList = {
    orderListId: state.issuedLists,
    symbolId: list.symbolId,
    accountId,
    kind: list.kind,
    listClientOrderId: list.listClientOrderId,
    timeMs: state.timeMs,
    orders: [],
    locked: 0n,
  };
  state.lists.push(entered);
  for (const leg of legs) {
    const order = enter(execution, market, accountId, leg, BigInt(leg.quantity), entered);
    entered.orders.push(order);
    if (first.includes(leg)) comeIntoForce(execution, market, order, leg);
    else {
      order.status = "PENDING_NEW";
      market.pending.add(order);
    }
  }
  announceList(execution, entered, "EXEC_STARTED");
  for (const order of entered.orders) {
    execution.events.push({ type: "OrderNew", ...nextImage(state, market, order) });
  }
  startTogether(execution, market, entered.orders.slice(0, first.length), first);
  return undefined;
}

export function cancelOrderList(execution: Execution, command: CancelOrderList): RejectReason | undefined {
  const { state, accountId } = execution;
  if (!userAccount(state, accountId)) return "UNKNOWN_ACCOUNT";
  const market = state.markets[command.symbolId];
  if (!market) return "UNKNOWN_SYMBOL";
  const { orderListId, listClientOrderId } = command;
  const list = state.lists.find(
    (each) =>
      each.accountId === accountId &&
      each.symbolId === command.symbolId &&
      (orderListId === 0 ? each.listClientOrderId === listClientOrderId : each.orderListId === orderListId),
  );
  if (!list) return "UNKNOWN_ORDER_LIST";
  if (listClientOrderId !== "" && list.listClientOrderId !== listClientOrderId) return "CLIENT_ORDER_ID_MISMATCH";
  cancelList(execution, market, list, list.orders, command.newClientOrderId);
  return undefined;
}

/** Does what was set off, one thing completely before the next. */
export function runFollowUps(execution: Execution): void {
  for (const followUp of execution.followUps) {
    if (typeof followUp === "function") followUp();
    else startPending({ ...execution, accountId: followUp.accountId }, followUp);
  }
}

/** The working order of a list was filled: its pending orders have their turn. */
function startPending(execution: Execution, list: ReferenceList): void {
  const { state } = execution;
  const market = state.markets[list.symbolId];
  invariant(market !== undefined, "a list's symbol is listed");
  const orders = list.orders.slice(1);
  const commands = orders.map(commandAgain);
  const [one, other] = commands;
  const sides = one && other ? (one.side === "SELL" ? [other, one] : [one, other]) : [];
  const refused =
    refuseByPrices(market, sides[0], sides[1], { lastPriceCounts: true }) ??
    firstOf(commands, (each) => refuseByAllFilters(execution, market, each, { inList: true, isDue: true })) ??
    refuseToStart(execution, market, list.accountId, commands);
  if (refused) {
    for (const order of orders) end(execution, market, order, "REJECTED");
    closeListWhenDone(execution, list);
    return;
  }
  for (const [at, order] of orders.entries()) {
    market.pending.delete(order);
    order.status = "NEW";
    comeIntoForce(execution, market, order, commands[at] as OrderRequest);
    execution.events.push({ type: "OrderActivated", ...nextImage(state, market, order) });
  }
  startTogether(execution, market, orders, commands);
}

/** One order starts alone; a pair locks the larger of its needs and then stands. */
function startTogether(
  execution: Execution,
  market: ReferenceMarket,
  orders: readonly ReferenceOrder[],
  commands: readonly OrderRequest[],
): void {
  const [order, sibling] = orders;
  const [command, other] = commands;
  if (!order || !command) return;
  if (!sibling || !other || !order.list) {
    start(execution, market, order, command);
    return;
  }
  const [need, otherNeed] = [
    needOf(execution, market, command, order.quantity),
    needOf(execution, market, other, sibling.quantity),
  ];
  const locked = need > otherNeed ? need : otherNeed;
  post(execution, order.accountId, lockedAssetOf(market, order.side), { free: -locked, locked });
  order.list.locked = locked;
  for (const each of [order, sibling]) {
    if (isContingent(each.orderType)) market.book.waiting.push(each);
    else {
      market.book.add(each);
      depthChanged(execution, market, each.side, each.price);
    }
  }
}

const refuseByAllFilters = (
  execution: Execution,
  market: ReferenceMarket,
  command: OrderRequest,
  when: { readonly inList: boolean; readonly isDue: boolean },
): RejectReason | undefined =>
  refuseByFilters(market, command, execution.state.timeMs) ?? refuseByFurtherFilters(execution, market, command, when);

function refuseToStart(
  execution: Execution,
  market: ReferenceMarket,
  accountId: number,
  commands: readonly OrderRequest[],
): RejectReason | undefined {
  const payable = (each: OrderRequest) => canPay(execution, market, accountId, each, BigInt(each.quantity));
  return (
    firstOf(commands, (each) => refuseByBook(execution, market, each)) ??
    (commands.every(payable) ? undefined : "INSUFFICIENT_BALANCE")
  );
}

function refuseByComposition(
  { kind, working }: NewOrderList,
  legs: readonly OrderRequest[],
  pair: readonly OrderRequest[],
): RejectReason | undefined {
  const isPegged = ({ instructions }: OrderRequest): boolean => (instructions?.pegPriceType ?? "NONE") !== "NONE";
  if (kind.startsWith("OPO") || legs.some(isPegged)) return "UNSUPPORTED_ORDER_COMBINATION";
  const [above, below] = pair;
  if (working && working.orderType !== "LIMIT" && working.orderType !== "LIMIT_MAKER") {
    return "UNSUPPORTED_ORDER_COMBINATION";
  }
  if (!above || !below) return undefined;
  const [stop, profit] = above.side === "BUY" ? [above, below] : [below, above];
  const fits =
    isStopLoss(stop) &&
    ["LIMIT_MAKER", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT"].includes(profit.orderType) &&
    above.side === below.side &&
    above.quantity === below.quantity;
  return fits ? undefined : "UNSUPPORTED_ORDER_COMBINATION";
}

function refuseByPrices(
  market: ReferenceMarket,
  above: OrderRequest | undefined,
  below: OrderRequest | undefined,
  { lastPriceCounts }: { lastPriceCounts: boolean },
): RejectReason | undefined {
  if (!above || !below) return undefined;
  const last = lastPriceCounts && market.lastPrice !== undefined ? [Number(market.lastPrice)] : [];
  const prices = [whereItWorks(below), ...last, whereItWorks(above)].filter((price) => price !== 0);
  return prices.every((price, at) => at === 0 || price > (prices[at - 1] ?? 0)) ? undefined : "OCO_BAD_PRICES";
}

const whereItWorks = ({ instructions, orderType, price }: OrderRequest): number =>
  orderType === "LIMIT_MAKER" ? price : (instructions?.stopPrice ?? 0);

function isListClientOrderIdTaken({ state, accountId }: Execution, name: string): boolean {
  return name !== "" && state.lists.some((list) => list.accountId === accountId && list.listClientOrderId === name);
}

/** Of a pair the stop loss comes first. */
const stopLossFirst = (pair: readonly OrderRequest[]): OrderRequest[] =>
  [...pair].sort((one, other) => Number(isStopLoss(other)) - Number(isStopLoss(one)));

function firstOf(
  commands: readonly OrderRequest[],
  refuse: (command: OrderRequest) => RejectReason | undefined,
): RejectReason | undefined {
  for (const command of commands) {
    const reason = refuse(command);
    if (reason) return reason;
  }
  return undefined;
}

const commandOf = (
  { selfTradePreventionMode, symbolId }: NewOrderList,
  leg: NonNullable<NewOrderList["working"]>,
): OrderRequest => ({ symbolId, ...leg, quoteOrderQuantity: toNotional(0), selfTradePreventionMode });

const commandAgain = (order: ReferenceOrder): OrderRequest => ({
  symbolId: order.symbolId,
  side: order.side,
  orderType: order.orderType,
  timeInForce: order.timeInForce,
  price: toPrice(Number(order.price)),
  quantity: toQuantity(Number(order.quantity)),
  quoteOrderQuantity: toNotional(0),
  clientOrderId: "",
  selfTradePreventionMode: order.selfTradePreventionMode,
  ...(order.instructions && { instructions: order.instructions }),
});

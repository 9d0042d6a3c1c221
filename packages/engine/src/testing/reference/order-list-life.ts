import { invariant } from "../../assert.js";
import type { ExpiryReason, ListStatusType } from "../../order/enums.js";
import { nextImage } from "./order-image.js";
import { baseAmount, post, quoteAmount } from "./reference-ledger.js";
import type { Execution, ReferenceList, ReferenceMarket, ReferenceOrder } from "./reference-state.js";
import { depthChanged, expire, releaseLock } from "./settle.js";

const ENDED: readonly string[] = ["FILLED", "CANCELED", "EXPIRED", "EXPIRED_IN_MATCH", "REJECTED"];

const hasEnded = ({ status }: ReferenceOrder): boolean => ENDED.includes(status);

/** The two orders of a list of which one cancels the other. */
export const pairOf = ({ kind, orders }: ReferenceList): ReferenceOrder[] =>
  orders.length === 3 ? orders.slice(1) : kind === "OCO" ? orders : [];

/** What an order of a pair would lock if it stood alone. */
export const ownNeed = ({ state }: Execution, market: ReferenceMarket, order: ReferenceOrder): bigint =>
  order.side === "SELL"
    ? baseAmount(state, market, order.quantity)
    : quoteAmount(state, market, (order.price || order.lockPrice) * order.quantity);

/** The first thing that happens to an order of a pair ends the other one. */
export function breakPair(execution: Execution, market: ReferenceMarket, order: ReferenceOrder): void {
  const { list } = order;
  if (list === undefined || list.locked === 0n || !pairOf(list).includes(order)) return;
  const sibling = pairOf(list).find((other) => other !== order);
  invariant(sibling !== undefined, "a pair has two orders");
  part(execution, market, list, order);
  end(execution, market, sibling, "OCO_TRIGGER");
}

/** From here on `stays` holds what it needs itself, and its sibling nothing; what they held more than that is free. */
function part(execution: Execution, market: ReferenceMarket, list: ReferenceList, stays: ReferenceOrder): void {
  const { baseAssetId, quoteAssetId } = market.definition;
  const need = ownNeed(execution, market, stays);
  const spare = list.locked - need;
  list.locked = 0n;
  stays.locked += need;
  if (spare === 0n) return;
  const assetId = stays.side === "BUY" ? quoteAssetId : baseAssetId;
  post(execution, stays.accountId, assetId, { free: spare, locked: -spare });
}

/** An order has ended: filled, expired or canceled. */
export function orderClosed(execution: Execution, market: ReferenceMarket, order: ReferenceOrder): void {
  const { list } = order;
  if (list === undefined) return;
  breakPair(execution, market, order);
  if (list.kind !== "OCO" && order === list.orders[0]) {
    if (order.status === "FILLED") execution.followUps.push(list);
    else for (const other of list.orders.slice(1)) end(execution, market, other, "OTO_PHASE_ONE_EXPIRED");
  }
  closeListWhenDone(execution, list);
}

/** Ends every open order of a list; those that never were in force and are not named by the cancel expire. */
export function cancelList(
  execution: Execution,
  market: ReferenceMarket,
  list: ReferenceList,
  named: readonly ReferenceOrder[],
  cancelClientOrderId: string,
  expiryReason?: ExpiryReason,
): void {
  const open = list.orders.filter((order) => !hasEnded(order));
  if (open.length === 0) return;
  const last = open.at(-1);
  if (list.locked > 0n && last !== undefined) part(execution, market, list, last);
  for (const order of open) {
    if (expiryReason) end(execution, market, order, expiryReason);
    else if (order.status === "PENDING_NEW" && !named.includes(order)) {
      end(execution, market, order, "OTO_PHASE_ONE_EXPIRED");
    } else end(execution, market, order, "CANCELED", cancelClientOrderId);
  }
  closeListWhenDone(execution, list);
}

/** Takes an open order from where it stands and ends it. */
export function end(
  execution: Execution,
  market: ReferenceMarket,
  order: ReferenceOrder,
  how: ExpiryReason | "CANCELED",
  cancelClientOrderId = "",
): void {
  const isOnBook = !market.pending.has(order) && !market.book.waiting.includes(order);
  if (!market.pending.delete(order)) market.book.remove(order);
  if (order.locked > 0n) releaseLock(execution, market, order);
  if (how !== "CANCELED") expire(execution, market, order, how);
  else {
    order.status = "CANCELED";
    const image = nextImage(execution.state, market, order);
    execution.events.push({ type: "OrderCanceled", ...image, cancelClientOrderId });
  }
  if (isOnBook) depthChanged(execution, market, order.side, order.price);
}

export function closeListWhenDone(execution: Execution, list: ReferenceList): void {
  const { lists } = execution.state;
  if (!list.orders.every(hasEnded)) return;
  lists.splice(lists.indexOf(list), 1);
  announceList(execution, list, "ALL_DONE");
}

export function announceList(
  { events, state }: Execution,
  list: ReferenceList,
  listStatusType: Extract<ListStatusType, "EXEC_STARTED" | "UPDATED" | "ALL_DONE">,
): void {
  const account = state.accounts.get(list.accountId);
  invariant(account !== undefined, "every list belongs to a known account");
  account.events += 1;
  events.push({
    type: "OrderListChanged",
    symbolId: list.symbolId,
    orderListId: list.orderListId,
    accountId: list.accountId,
    accountEvent: account.events,
    contingencyType: list.kind === "OCO" ? "OCO" : "OTO",
    listStatusType,
    listOrderStatus: listStatusType === "ALL_DONE" ? "ALL_DONE" : "EXECUTING",
    listClientOrderId: list.listClientOrderId,
    timeMs: list.timeMs,
    orders: list.orders.map(({ orderId, clientOrderId }) => ({ orderId, clientOrderId })),
  });
}

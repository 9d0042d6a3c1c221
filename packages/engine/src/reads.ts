import { invariant } from "./assert.js";
import { NO_LEVEL, type PriceLevels } from "./book/price-levels.js";
import { openOrdersOn } from "./handlers/cancel-open-orders.js";
import type { OrderImage } from "./messages/order-events.js";
import { presentImage } from "./messages/order-image.js";
import type { OrderListChanged } from "./messages/order-list-events.js";
import { type Price, toPrice } from "./money/units.js";
import { contingencyOf, type OrderList } from "./order/order-lists.js";
import type { State } from "./state.js";
import { type CommissionDiscount, type CommissionRates, NO_FURTHER } from "./symbol/commission.js";
import type { AccountPermissions, AccountStatus } from "./wallet/account-status.js";
import { freeCell, lockedCell } from "./wallet/ledger.js";

// Questions about the state. They change nothing.

/** An account apart from its money. */
export interface AccountState extends AccountPermissions {
  readonly accountId: number;
  readonly externalId: string;
  /** The account it is a sub-account of; 0 for none. */
  readonly parentAccountId: number;
  readonly status: AccountStatus;
  /** −1 for none. */
  readonly tradeGroupId: number;
  /** Standard rates of its own; undefined while the symbols' apply. */
  readonly commission: CommissionRates | undefined;
  /** Whether it pays in the discount asset where it can. */
  readonly isDiscountEnabled: boolean;
}

export function account({ accounts }: State, accountId: number): AccountState | undefined {
  if (!accounts.isOpen(accountId)) return undefined;
  return {
    accountId,
    externalId: accounts.externalId(accountId),
    parentAccountId: accounts.parent(accountId),
    status: accounts.status(accountId),
    canTrade: accounts.canTrade(accountId),
    canDeposit: accounts.canDeposit(accountId),
    canWithdraw: accounts.canWithdraw(accountId),
    tradeGroupId: accounts.tradeGroup(accountId),
    commission: accounts.ownRates(accountId),
    isDiscountEnabled: accounts.isDiscountEnabled(accountId),
  };
}

/** What an account pays on a symbol. */
export interface AccountCommission {
  readonly standard: CommissionRates;
  readonly special: CommissionRates;
  readonly tax: CommissionRates;
  readonly enabledForAccount: boolean;
  readonly enabledForSymbol: boolean;
  /** Undefined when the venue has no discount asset. */
  readonly discount: CommissionDiscount | undefined;
}

export function commission(state: State, accountId: number, symbolId: number): AccountCommission {
  const market = state.markets[symbolId];
  invariant(market !== undefined, "commission is asked of a listed symbol");
  const { furtherCommission, makerCommission, takerCommission } = market.definition();
  const { buyerCommission, sellerCommission, special, tax } = { ...NO_FURTHER, ...furtherCommission };
  const ofSymbol = { makerCommission, takerCommission, buyerCommission, sellerCommission };
  return {
    standard: state.accounts.ownRates(accountId) ?? ofSymbol,
    special,
    tax,
    enabledForAccount: state.accounts.isDiscountEnabled(accountId),
    enabledForSymbol: market.isDiscountEnabled,
    discount: state.commissionDiscount,
  };
}

export interface Balance {
  readonly free: bigint;
  readonly locked: bigint;
}

/** An open order list: what its events say of it. */
export type OrderListImage = Omit<OrderListChanged, "type" | "accountEvent" | "listStatusType" | "listOrderStatus">;

export function balance({ ledger }: State, accountId: number, assetId: number): Balance {
  const slot = ledger.find(accountId, assetId);
  if (slot === -1) return { free: 0n, locked: 0n };
  return { free: ledger.cells.toBigInt(freeCell(slot)), locked: ledger.cells.toBigInt(lockedCell(slot)) };
}

export function openOrder(state: State, symbolId: number, orderId: number): OrderImage | undefined {
  const slot = state.markets[symbolId]?.findOrder(orderId) ?? -1;
  return slot === -1 ? undefined : presentImage(state.orders, slot);
}

export function openOrders(state: State, accountId: number, symbolId?: number): OrderImage[] {
  const symbolIds = symbolId === undefined ? state.markets.map((market) => market.symbolId) : [symbolId];
  return symbolIds.flatMap((id) => openOrdersOn(state, accountId, id).map((slot) => presentImage(state.orders, slot)));
}

export function depth(state: State, symbolId: number) {
  const market = state.markets[symbolId];
  invariant(market !== undefined, "depth is asked of a listed symbol");
  return { updateId: market.lastUpdateId, bids: sideOf(market.book.bids), asks: sideOf(market.book.asks) };
}

/** An open list, or undefined when it is unknown or done. */
export function orderList({ orderLists }: State, orderListId: number): OrderListImage | undefined {
  const list = orderLists.get(orderListId);
  return list && listImage(list);
}

/** An account's open lists in order of their ids. */
export const openOrderLists = ({ orderLists }: State, accountId: number): OrderListImage[] =>
  Array.from(orderLists.of(accountId), listImage);

const listImage = ({ accountId, kind, legs, listClientOrderId, orderListId, symbolId, timeMs }: OrderList) => ({
  symbolId,
  orderListId,
  accountId,
  contingencyType: contingencyOf(kind),
  listClientOrderId,
  timeMs,
  orders: legs.map(({ clientOrderId, orderId }) => ({ orderId, clientOrderId })),
});

function sideOf(levels: PriceLevels): (readonly [Price, bigint])[] {
  const side: (readonly [Price, bigint])[] = [];
  for (let level = levels.best(); level !== NO_LEVEL; level = levels.behind(level)) {
    side.push([toPrice(levels.price(level)), levels.total(level)]);
  }
  return side;
}

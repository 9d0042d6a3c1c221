import type { ContingencyType, ListOrderStatus, ListStatusType } from "../order/enums.js";

/** How an order list stands. The events of its orders tell the rest. */
export interface OrderListChanged {
  readonly type: "OrderListChanged";
  readonly symbolId: number;
  /** Over all symbols, from 1. */
  readonly orderListId: number;
  readonly accountId: number;
  /** Dense number of this event among its account's events, from 1. */
  readonly accountEvent: number;
  readonly contingencyType: ContingencyType;
  readonly listStatusType: ListStatusType;
  readonly listOrderStatus: ListOrderStatus;
  readonly listClientOrderId: string;
  /** Journal time of placement, ms. */
  readonly timeMs: number;
  /** Every order of the list, open or closed, in order of their ids. */
  readonly orders: readonly { readonly orderId: number; readonly clientOrderId: string }[];
}

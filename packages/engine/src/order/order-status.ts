import { ORDER_STATUSES, type OrderStatus } from "./enums.js";

/** Where an order may go from each status; a terminal one goes nowhere. */
export const TRANSITIONS = {
  PENDING_NEW: ["NEW", "CANCELED", "EXPIRED"],
  NEW: ["PARTIALLY_FILLED", "FILLED", "CANCELED", "EXPIRED", "EXPIRED_IN_MATCH"],
  PARTIALLY_FILLED: ["PARTIALLY_FILLED", "FILLED", "CANCELED", "EXPIRED", "EXPIRED_IN_MATCH"],
  FILLED: [],
  CANCELED: [],
  EXPIRED: [],
  EXPIRED_IN_MATCH: [],
  REJECTED: [],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>;

export const isTerminal = (status: OrderStatus): boolean => TRANSITIONS[status].length === 0;

/** Codes as stored in columns and event words: indexes into ORDER_STATUSES. */
export const STATUS_CODE = Object.freeze({
  NEW: 0,
  PARTIALLY_FILLED: 1,
  FILLED: 2,
  CANCELED: 3,
  EXPIRED: 4,
  EXPIRED_IN_MATCH: 5,
  REJECTED: 6,
  PENDING_NEW: 7,
}) satisfies Record<OrderStatus, number>;

export const statusName = (code: number): OrderStatus => ORDER_STATUSES[code] as OrderStatus;

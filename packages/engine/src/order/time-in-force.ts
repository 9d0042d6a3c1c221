import type { ExpiryReason, TimeInForce } from "./enums.js";

/** What happens to an order that could not trade in full when it arrived. */
export interface TimeInForceTraits {
  /** All at once or nothing at all. */
  readonly allOrNothing: boolean;
  /** Why the remainder expires; undefined when it rests. */
  readonly remainderExpires: ExpiryReason | undefined;
}

export const TIME_IN_FORCE_TRAITS = {
  GTC: { allOrNothing: false, remainderExpires: undefined },
  IOC: { allOrNothing: false, remainderExpires: "UNFILLED_IOC_QUANTITY_EXPIRED" },
  FOK: { allOrNothing: true, remainderExpires: "UNFILLED_FOK_ORDER_EXPIRED" },
} as const satisfies Record<TimeInForce, TimeInForceTraits>;

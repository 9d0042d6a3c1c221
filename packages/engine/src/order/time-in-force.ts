import { type ExpiryReason, TIMES_IN_FORCE, type TimeInForce } from "./enums.js";

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

/** The traits by the code of the time in force. */
export const TRAITS_OF_TIME_IN_FORCE: readonly TimeInForceTraits[] = TIMES_IN_FORCE.map(
  (timeInForce) => TIME_IN_FORCE_TRAITS[timeInForce],
);

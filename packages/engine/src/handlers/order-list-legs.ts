import type { NewOrderList, OrderListLeg, OrderRequest } from "../messages/order-commands.js";
import { toNotional } from "../money/units.js";
import { type OrderTypeTraits, TRAITS_OF_TYPE } from "../order/order-type.js";
import type { JudgedOrder } from "./judge-order.js";

/** The legs of a list by their place in the command. */
export const LEG_NAMES = ["working", "pending", "above", "below"] as const;
export type LegName = (typeof LEG_NAMES)[number];

/** One order of a list on its way from the command to the book. */
export interface JudgedLeg {
  readonly name: LegName;
  /** What the order would be told if it stood alone. */
  readonly command: OrderRequest;
  readonly judged: JudgedOrder;
}

/** The command that would place a leg alone. */
export const legCommand = ({ selfTradePreventionMode, symbolId }: NewOrderList, leg: OrderListLeg): OrderRequest => ({
  symbolId,
  ...leg,
  quoteOrderQuantity: toNotional(0),
  selfTradePreventionMode,
});

export const traitsOf = ({ judged }: JudgedLeg): OrderTypeTraits => TRAITS_OF_TYPE[judged.orderType] as OrderTypeTraits;

/** Whether a leg is the one of a pair that limits a loss. */
export const isStopLoss = (leg: JudgedLeg): boolean => traitsOf(leg).trigger === "STOP_LOSS";

import { SELF_TRADE_PREVENTION_MODES, type SelfTradePreventionMode } from "./enums.js";

/** How much open quantity an order loses when a trade with its own account is prevented. */
export type PreventedLoss = "NOTHING" | "MATCHED" | "ALL";

/** What a taker's mode does to the two orders of a prevented match. The maker's own mode says nothing, but see `transfers`. */
export interface SelfTradePreventionTraits {
  readonly taker: PreventedLoss;
  readonly maker: PreventedLoss;
  /** What would have traded moves between the two accounts of a trade group when the maker's mode wants it too. */
  readonly transfers: boolean;
}

export const SELF_TRADE_PREVENTION_TRAITS = {
  NONE: { taker: "NOTHING", maker: "NOTHING", transfers: false },
  EXPIRE_TAKER: { taker: "ALL", maker: "NOTHING", transfers: false },
  EXPIRE_MAKER: { taker: "NOTHING", maker: "ALL", transfers: false },
  EXPIRE_BOTH: { taker: "ALL", maker: "ALL", transfers: false },
  DECREMENT: { taker: "MATCHED", maker: "MATCHED", transfers: false },
  TRANSFER: { taker: "MATCHED", maker: "MATCHED", transfers: true },
} as const satisfies Record<SelfTradePreventionMode, SelfTradePreventionTraits>;

/** The traits by the code of the mode. */
export const TRAITS_OF_PREVENTION: readonly SelfTradePreventionTraits[] = SELF_TRADE_PREVENTION_MODES.map(
  (mode) => SELF_TRADE_PREVENTION_TRAITS[mode],
);

/** @param open open quantity of the order; `matched`: what would have traded */
export const lossOf = (loss: PreventedLoss, open: number, matched: number): number =>
  loss === "ALL" ? open : loss === "MATCHED" ? matched : 0;

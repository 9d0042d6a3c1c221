import type { SelfTradePreventionMode, Side } from "../../order/enums.js";
import { openQuantity, type ReferenceBook, shownQuantity } from "./reference-book.js";
import type { ReferenceOrder } from "./reference-state.js";

/** One meeting of the taker with a maker: a trade of `quantity`, or what they lost instead of trading it. */
export interface PlannedMatch {
  readonly maker: ReferenceOrder;
  readonly quantity: bigint;
  readonly isPrevented: boolean;
  /** Prevented, but what would have traded moves between the two accounts. */
  readonly isTransferred: boolean;
  readonly makerLoss: bigint;
  readonly takerLoss: bigint;
}

/** What decides whom a taker meets. */
export interface TakerPlan {
  readonly accountId: number;
  readonly isSelf: (accountId: number) => boolean;
  readonly side: Side;
  /** Undefined takes any price. */
  readonly limit: bigint | undefined;
  readonly mode: SelfTradePreventionMode;
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Whom a taker of `quantity` would meet now, in order, without changing anything. */
export function planMatches(book: ReferenceBook, taker: TakerPlan, quantity: bigint): PlannedMatch[] {
  const plan: PlannedMatch[] = [];
  let left = quantity;
  for (const level of book.levels(taker.side === "BUY" ? "SELL" : "BUY")) {
    const { limit } = taker;
    if (limit !== undefined && (taker.side === "BUY" ? level.price > limit : level.price < limit)) break;
    // An iceberg of which something is left when its slice is gone comes to the back.
    const queue = level.orders.map((maker) => ({ maker, open: openQuantity(maker), shown: shownQuantity(maker) }));
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (left === 0n) return plan;
      const { maker, open, shown } = next;
      const match = meet(taker, left, maker, open, shown);
      plan.push(match);
      left -= match.isPrevented ? match.takerLoss : match.quantity;
      const rest = open - match.quantity;
      const slice = BigInt(maker.instructions?.icebergQuantity ?? 0);
      if (!match.isPrevented && rest > 0n) queue.push({ maker, open: rest, shown: smaller(slice, rest) });
    }
  }
  return plan;
}

function meet(
  { accountId, isSelf, mode }: TakerPlan,
  left: bigint,
  maker: ReferenceOrder,
  open: bigint,
  shown: bigint,
): PlannedMatch {
  if (mode === "NONE" || !isSelf(maker.accountId)) {
    return {
      maker,
      quantity: smaller(left, shown),
      isPrevented: false,
      isTransferred: false,
      makerLoss: 0n,
      takerLoss: 0n,
    };
  }
  // Prevention looks at all of an iceberg.
  const quantity = smaller(left, open);
  const prevented = (makerLoss: bigint, takerLoss: bigint): PlannedMatch => ({
    maker,
    quantity,
    isPrevented: true,
    isTransferred: mode === "TRANSFER" && maker.selfTradePreventionMode === "TRANSFER" && maker.accountId !== accountId,
    makerLoss,
    takerLoss,
  });
  switch (mode) {
    case "EXPIRE_TAKER":
      return prevented(0n, left);
    case "EXPIRE_MAKER":
      return prevented(open, 0n);
    case "EXPIRE_BOTH":
      return prevented(open, left);
    case "DECREMENT":
    case "TRANSFER":
      return prevented(quantity, quantity);
  }
}

/** What a plan trades. */
export const tradedQuantity = (plan: readonly PlannedMatch[]): bigint =>
  plan.reduce((sum, { isPrevented, quantity }) => (isPrevented ? sum : sum + quantity), 0n);

const isMoved = ({ isPrevented, isTransferred }: PlannedMatch): boolean => !isPrevented || isTransferred;

/** What of a plan changes hands: what it trades, and what it transfers. */
export const movedQuantity = (plan: readonly PlannedMatch[]): bigint =>
  plan.filter(isMoved).reduce((sum, { quantity }) => sum + quantity, 0n);

/** Σ price × quantity of what changes hands. */
export const movedNotional = (plan: readonly PlannedMatch[]): bigint =>
  plan.filter(isMoved).reduce((sum, { maker, quantity }) => sum + maker.price * quantity, 0n);

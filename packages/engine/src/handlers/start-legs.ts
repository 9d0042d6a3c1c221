import { invariant } from "../assert.js";
import type { Market } from "../book/market.js";
import type { State } from "../state.js";
import { freeCell, lockedCell } from "../wallet/ledger.js";
import type { JudgedLeg } from "./order-list-legs.js";
import { startOrder, workOrder } from "./place-order.js";
import { waitForStop } from "./wait-for-stop.js";

/** Lets judged orders of a list that are in force begin: one alone, or a pair, which locks the larger of its needs once. */
export function startLegs(state: State, market: Market, legs: readonly JudgedLeg[], slots: readonly number[]): void {
  const [one, other] = legs;
  const [slot, otherSlot] = slots;
  invariant(one !== undefined && slot !== undefined, "at least one order begins");
  if (other === undefined || otherSlot === undefined) {
    startOrder(state, market, slot, one.judged, true);
    return;
  }
  const { ledger } = state;
  const { givingBalance, lock } = isLarger(one, other) ? one.judged : other.judged;
  ledger.touch(givingBalance);
  ledger.transfer(freeCell(givingBalance), lockedCell(givingBalance), lock);
  for (const [at, leg] of [one, other].entries()) {
    const begins = at === 0 ? slot : otherSlot;
    if (leg.judged.traits.trigger !== "NONE") waitForStop(state, market, begins);
    else
      invariant(workOrder(state, market, begins), "the order of a pair that does not wait is post-only, so it rests");
  }
}

const isLarger = ({ judged: a }: JudgedLeg, { judged: b }: JudgedLeg): boolean =>
  a.lock.high > b.lock.high || (a.lock.high === b.lock.high && a.lock.low >= b.lock.low);

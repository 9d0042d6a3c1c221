import { fillableQuantity, fillCost, othersQuantityForBudget, quantityForBudget } from "../book/liquidity.js";
import type { Market } from "../book/market.js";
import { anyPrice } from "../book/order-book.js";
import { Reckoning, reckonTaker } from "../book/reckon-taker.js";
import type { Wide } from "../money/wide.js";
import { SELF_TRADE_PREVENTION_CODE, SIDE_CODE } from "../order/codes.js";
import { type SelfTradePreventionTraits, TRAITS_OF_PREVENTION } from "../order/self-trade-prevention.js";
import type { State } from "../state.js";
import { isSelf, transfersWith } from "./self-trade.js";

// What the book could give to an order of an account, its self-trade prevention mode considered. Nothing changes.

const reckoning = new Reckoning();

const selfTest =
  (state: State, accountId: number) =>
  (maker: number): boolean =>
    isSelf(state, accountId, state.orders.accountId(maker));

function reckon(
  state: State,
  market: Market,
  accountId: number,
  mode: number,
  side: number,
  limit: number,
  quantity: number,
): void {
  const traits = TRAITS_OF_PREVENTION[mode] as SelfTradePreventionTraits;
  const { book } = market;
  reckonTaker(reckoning, book, state.orders, side, limit, quantity, traits, selfTest(state, accountId), (maker) =>
    transfersWith(state, accountId, maker),
  );
}

/** How much of `quantity` the order would trade at once within `limit`. */
export function tradableQuantity(
  state: State,
  market: Market,
  accountId: number,
  mode: number,
  side: number,
  limit: number,
  quantity: number,
): number {
  if (mode === SELF_TRADE_PREVENTION_CODE.NONE) return fillableQuantity(market.book, side, limit, quantity);
  reckon(state, market, accountId, mode, side, limit, quantity);
  return reckoning.traded;
}

/** How much of `quantity` would change hands at any price; `cost` becomes what a BUY would pay for it, in notional units. */
export function movableAtAnyPrice(
  cost: Wide,
  state: State,
  market: Market,
  accountId: number,
  mode: number,
  side: number,
  quantity: number,
): number {
  if (mode === SELF_TRADE_PREVENTION_CODE.NONE) {
    const fillable = fillableQuantity(market.book, side, anyPrice(side), quantity);
    if (side === SIDE_CODE.BUY) fillCost(cost, market.book, side, fillable);
    return fillable;
  }
  reckon(state, market, accountId, mode, side, anyPrice(side), quantity);
  cost.set(reckoning.cost.high, reckoning.cost.low);
  return reckoning.moved;
}

/**
 * The quantity that `budget` notional units buy or the sale of which earns them. Makers that the order would end without losing
 * anything itself sell nothing: their quantity is not reckoned with.
 */
export function quantityOfBudget(
  state: State,
  market: Market,
  accountId: number,
  mode: number,
  side: number,
  budget: number,
): number {
  if (mode !== SELF_TRADE_PREVENTION_CODE.EXPIRE_MAKER) return quantityForBudget(market.book, side, budget);
  return othersQuantityForBudget(market.book, state.orders, side, budget, selfTest(state, accountId));
}

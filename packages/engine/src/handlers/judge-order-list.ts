import type { Market } from "../book/market.js";
import type { NewOrderList } from "../messages/order-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { SIDE_CODE } from "../order/codes.js";
import type { OrderListKind } from "../order/enums.js";
import type { State } from "../state.js";
import { judgeListCounts } from "./judge-counts.js";
import { judgeFilters } from "./judge-filters.js";
import { isClientOrderIdUsed, judgeBalance, judgeBook, judgeCombination } from "./judge-order.js";
import { isStopLoss, type JudgedLeg, traitsOf } from "./order-list-legs.js";

/**
 * Judges the legs of a list that were read, all of them before anything changes. Orders that will be in force at once are judged like
 * single ones, save that a pair needs funds once; pending ones by what does not depend on the moment.
 */
export function judgeOrderList(
  state: State,
  market: Market,
  accountId: number,
  command: NewOrderList,
  legs: readonly JudgedLeg[],
): RejectReason | undefined {
  if (market.status !== "TRADING") return "MARKET_CLOSED";
  for (const leg of legs) {
    leg.judged.traits = traitsOf(leg);
    leg.judged.isListed = true;
  }
  const pending = legs.filter(({ name }) => command.kind !== "OCO" && name !== "working");
  const inForce = legs.filter((leg) => !pending.includes(leg));
  return (
    first(legs, (leg) => judgeCombination(leg.command, leg.judged)) ??
    first(legs, ({ judged }) =>
      market.allowsPrevention(judged.selfTradePrevention) ? undefined : "SELF_TRADE_PREVENTION_NOT_ALLOWED",
    ) ??
    judgeComposition(command.kind, legs) ??
    judgePrices(market, legs, command.kind === "OCO") ??
    first(legs, (leg) => judgeFilters(state, market, accountId, leg.command, leg.judged)) ??
    judgeListCounts(state, market, accountId, legs) ??
    judgeIds(state, accountId, command, legs) ??
    judgeLegs(state, market, accountId, inForce)
  );
}

/** Judges orders that go to work together by the book and the balance: one alone, or a pair. Only the larger need counts. */
export const judgeLegs = (
  state: State,
  market: Market,
  accountId: number,
  legs: readonly JudgedLeg[],
): RejectReason | undefined =>
  first(legs, (leg) => judgeBook(state, market, accountId, leg.command, leg.judged)) ??
  first(legs, (leg) => judgeBalance(state, market, accountId, leg.command, leg.judged));

/** Only some types and sides make a list: -11xx of the wire, one reason here. */
function judgeComposition(kind: OrderListKind, legs: readonly JudgedLeg[]): RejectReason | undefined {
  // What is not built yet is refused.
  if (kind === "OPO" || kind === "OPOCO") return "UNSUPPORTED_ORDER_COMBINATION";
  for (const leg of legs) {
    // What is not built yet is refused.
    if ((leg.command.instructions?.pegPriceType ?? "NONE") !== "NONE") return "UNSUPPORTED_ORDER_COMBINATION";
    const { trigger, hasPrice } = leg.judged.traits;
    if (leg.name === "working" && (trigger !== "NONE" || !hasPrice)) return "UNSUPPORTED_ORDER_COMBINATION";
  }
  const [stop, other] = pairOf(legs);
  if (stop === undefined || other === undefined) return undefined;
  const isProfit = other.judged.traits.trigger === "TAKE_PROFIT" || other.command.orderType === "LIMIT_MAKER";
  const stopIsAbove = stop.judged.side === SIDE_CODE.BUY;
  const fits =
    isStopLoss(stop) &&
    isProfit &&
    stop.judged.side === other.judged.side &&
    stop.command.quantity === other.command.quantity &&
    stop.name === (stopIsAbove ? "above" : "below");
  return fits ? undefined : "UNSUPPORTED_ORDER_COMBINATION";
}

/** The pair of a list, the stop loss first; undefined twice when it has none. */
export function pairOf(legs: readonly JudgedLeg[]): readonly [JudgedLeg | undefined, JudgedLeg | undefined] {
  const [one, other] = legs.filter(({ name }) => name === "above" || name === "below");
  return one !== undefined && other !== undefined && isStopLoss(other) ? [other, one] : [one, other];
}

/**
 * The two orders of a pair stand on their sides of the last price, as far as it and they have prices: a trailing order without a stop
 * price has none.
 *
 * @param now whether the last price counts already; for a pending pair it does once it is its turn
 */
export function judgePrices(market: Market, legs: readonly JudgedLeg[], now: boolean): RejectReason | undefined {
  const above = priceOf(legs.find(({ name }) => name === "above"));
  const below = priceOf(legs.find(({ name }) => name === "below"));
  const last = now ? market.lastPrice : 0;
  if (above !== 0 && below !== 0 && above <= below) return "OCO_BAD_PRICES";
  if (last !== 0 && above !== 0 && above <= last) return "OCO_BAD_PRICES";
  if (last !== 0 && below !== 0 && below >= last) return "OCO_BAD_PRICES";
  return undefined;
}

/** Where a leg goes to work: its stop, else its limit; 0 for none. */
function priceOf(leg: JudgedLeg | undefined): number {
  if (leg === undefined) return 0;
  const isContingent = leg.judged.traits.trigger !== "NONE";
  return isContingent ? (leg.command.instructions?.stopPrice ?? 0) : leg.command.price;
}

function judgeIds(
  state: State,
  accountId: number,
  { listClientOrderId }: NewOrderList,
  legs: readonly JudgedLeg[],
): RejectReason | undefined {
  if (listClientOrderId !== "" && state.orderLists.find(accountId, listClientOrderId) !== undefined) {
    return "DUPLICATE_LIST_CLIENT_ORDER_ID";
  }
  const named = legs.map(({ command }) => command.clientOrderId).filter((id) => id !== "");
  const isUsed = new Set(named).size < named.length || named.some((id) => isClientOrderIdUsed(state, accountId, id));
  return isUsed ? "DUPLICATE_CLIENT_ORDER_ID" : undefined;
}

function first(
  legs: readonly JudgedLeg[],
  judge: (leg: JudgedLeg) => RejectReason | undefined,
): RejectReason | undefined {
  for (const leg of legs) {
    const reason = judge(leg);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

import type { Market } from "../book/market.js";
import { oppositeLevels, wouldMatch } from "../book/order-book.js";
import { NO_LEVEL } from "../book/price-levels.js";
import type { OrderRequest } from "../messages/order-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded } from "../money/units.js";
import { Wide } from "../money/wide.js";
import {
  orderTypeCode,
  SIDE_CODE,
  selfTradePreventionCode,
  sideCode,
  TIME_IN_FORCE_CODE,
  timeInForceCode,
  UNKNOWN_WORD,
} from "../order/codes.js";
import type { OrderInstructions } from "../order/order-details.js";
import { NO_ORDER } from "../order/order-store.js";
import { type OrderTypeTraits, TRAITS_OF_TYPE } from "../order/order-type.js";
import type { State } from "../state.js";
import { freeCell } from "../wallet/ledger.js";
import { buyLock, sellLock } from "../wallet/lock.js";
import { isClientOrderId } from "./client-order-id.js";
import { judgeComputedQuantity, judgeFilters } from "./judge-filters.js";
import { judgeStopShape, wouldTrigger } from "./judge-stop.js";
import { marketLock } from "./market-lock.js";
import { isInstructions } from "./order-instructions.js";
import { quantityOfBudget } from "./taker-liquidity.js";

/** What reading and judging an order found out and placing it needs; one register, reused. */
export class JudgedOrder {
  /** Codes of its words, {@link UNKNOWN_WORD} for none of them. */
  side = UNKNOWN_WORD;
  orderType = UNKNOWN_WORD;
  timeInForce = UNKNOWN_WORD;
  selfTradePrevention = UNKNOWN_WORD;
  traits: OrderTypeTraits = TRAITS_OF_TYPE[0] as OrderTypeTraits;
  /** The order's quantity; computed from the book when the command gave a quote quantity. */
  quantity = 0;
  /** The balance that gives, or −1 when the account never held the asset. */
  givingBalance = -1;
  /** The price at which a BUY that waits for its stop without a price of its own locks its funds; else 0. */
  lockPrice = 0;
  /** Whether it belongs to a list, whose orders are counted together. */
  isListed = false;
  /** Whether it was placed before and its turn has come: what it adds to the account's open orders was judged then. */
  isDue = false;
  /** What it must lock, in the smallest unit of the asset it gives. */
  readonly lock = new Wide();
}

/** Reads a command's words and says whether it has the shape of its type: the compiler's promise does not reach embedders. */
export function readNewOrder(command: OrderRequest, judged: JudgedOrder): boolean {
  judged.side = sideCode(command.side);
  judged.orderType = orderTypeCode(command.orderType);
  judged.timeInForce = timeInForceCode(command.timeInForce);
  judged.selfTradePrevention = selfTradePreventionCode(command.selfTradePreventionMode);
  judged.quantity = command.quantity;
  return (
    isGuarded(command.symbolId) &&
    isGuarded(command.price) &&
    isGuarded(command.quantity) &&
    isGuarded(command.quoteOrderQuantity) &&
    judged.side !== UNKNOWN_WORD &&
    judged.orderType !== UNKNOWN_WORD &&
    judged.timeInForce !== UNKNOWN_WORD &&
    judged.selfTradePrevention !== UNKNOWN_WORD &&
    (command.instructions === undefined || isInstructions(command.instructions)) &&
    isClientOrderId(command.clientOrderId)
  );
}

/** Judges an order that was read against everything but the balance, then the balance. Changes nothing but `judged`. */
export const judgeOrder = (
  state: State,
  market: Market,
  accountId: number,
  command: OrderRequest,
  judged: JudgedOrder,
): RejectReason | undefined =>
  judgeRules(state, market, accountId, command, judged) ?? judgeBookAndFunds(state, market, accountId, command, judged);

/** The first part of {@link judgeOrder}: everything that a new order is judged by before the book: its combination, filters and counts. */
export function judgeRules(
  state: State,
  market: Market,
  accountId: number,
  command: OrderRequest,
  judged: JudgedOrder,
): RejectReason | undefined {
  if (market.status !== "TRADING") return "MARKET_CLOSED";
  judged.traits = TRAITS_OF_TYPE[judged.orderType] as OrderTypeTraits;
  return (
    judgeCombination(command, judged) ??
    (market.allowsPrevention(judged.selfTradePrevention) ? undefined : "SELF_TRADE_PREVENTION_NOT_ALLOWED") ??
    judgeFilters(state, market, accountId, command, judged)
  );
}

/** The second part: what the account's open orders, the book and the balance say. */
export const judgeBookAndFunds = (
  state: State,
  market: Market,
  accountId: number,
  command: OrderRequest,
  judged: JudgedOrder,
): RejectReason | undefined =>
  judgeBook(state, market, accountId, command, judged) ?? judgeBalance(state, market, accountId, command, judged);

export function judgeCombination(
  command: OrderRequest,
  { timeInForce, traits }: JudgedOrder,
): RejectReason | undefined {
  const { instructions } = command;
  const waits = traits.trigger !== "NONE";
  const isGoodTillCancel = timeInForce === TIME_IN_FORCE_CODE.GTC;
  if (instructions !== undefined && !fitsInstructions(instructions, waits, traits.canRest && isGoodTillCancel)) {
    return "UNSUPPORTED_ORDER_COMBINATION";
  }
  const { price, quantity, quoteOrderQuantity } = command;
  if (!traits.hasTimeInForce && !isGoodTillCancel) return "UNSUPPORTED_ORDER_COMBINATION";
  if (!traits.hasPrice && price !== 0) return "UNSUPPORTED_ORDER_COMBINATION";
  if (quoteOrderQuantity !== 0 && (!traits.byQuoteQuantity || quantity !== 0)) return "UNSUPPORTED_ORDER_COMBINATION";
  if (traits.hasPrice && price === 0) return "INVALID_PRICE";
  if (quantity === 0 && quoteOrderQuantity === 0) return "INVALID_QUANTITY";
  return waits ? judgeStopShape(command) : undefined;
}

/** Whether a kind of order takes these instructions. */
function fitsInstructions(instructions: OrderInstructions, waits: boolean, mayHide: boolean): boolean {
  const { icebergQuantity, pegOffsetValue, pegPriceType, stopPrice, trailingDelta } = instructions;
  if (!waits && (stopPrice !== 0 || trailingDelta !== 0)) return false;
  if (icebergQuantity !== 0 && !mayHide) return false;
  return pegPriceType !== "NONE" || pegOffsetValue === 0;
}

/** Whether an open order of the account has this client order id. */
export const isClientOrderIdUsed = ({ openOrders }: State, accountId: number, clientOrderId: string): boolean =>
  clientOrderId !== "" && openOrders.find(accountId, clientOrderId) !== NO_ORDER;

export function judgeBook(
  state: State,
  market: Market,
  accountId: number,
  command: OrderRequest,
  judged: JudgedOrder,
): RejectReason | undefined {
  const { book } = market;
  const { side, traits } = judged;
  const { clientOrderId, quoteOrderQuantity } = command;
  if (isClientOrderIdUsed(state, accountId, clientOrderId)) return "DUPLICATE_CLIENT_ORDER_ID";
  if (!traits.canTake && wouldMatch(book, side, command.price)) return "WOULD_MATCH_IMMEDIATELY";
  if (traits.trigger !== "NONE" && wouldTrigger(market, command, judged)) return "WOULD_TRIGGER_IMMEDIATELY";
  if (quoteOrderQuantity === 0) return undefined;
  if (oppositeLevels(book, side).best() === NO_LEVEL) return "NO_LIQUIDITY";
  const stepSize = market.filters.marketLotSize?.stepSize || market.filters.lotSize.stepSize;
  const { selfTradePrevention } = judged;
  const quantity = quantityOfBudget(state, market, accountId, selfTradePrevention, side, quoteOrderQuantity);
  judged.quantity = stepSize === 0 ? quantity : quantity - (quantity % stepSize);
  return judgeComputedQuantity(state, market, accountId, side === SIDE_CODE.BUY, judged.quantity);
}

export function judgeBalance(
  state: State,
  market: Market,
  accountId: number,
  command: OrderRequest,
  judged: JudgedOrder,
): RejectReason | undefined {
  const { scales } = market;
  const { lock, quantity, selfTradePrevention, side, traits } = judged;
  const isBuy = side === SIDE_CODE.BUY;
  judged.givingBalance = state.ledger.find(accountId, isBuy ? market.quoteAssetId : market.baseAssetId);
  if (traits.hasPrice || traits.trigger !== "NONE") {
    if (isBuy) buyLock(lock, command.price || judged.lockPrice, quantity, scales);
    else sellLock(lock, quantity, scales);
  } else marketLock(lock, state, market, accountId, selfTradePrevention, side, quantity);
  if (lock.high === 0 && lock.low === 0) return undefined;
  const covered = judged.givingBalance !== -1 && state.ledger.cells.covers(freeCell(judged.givingBalance), lock);
  return covered ? undefined : "INSUFFICIENT_BALANCE";
}

import type { Market } from "../book/market.js";
import type { PriceLevels } from "../book/price-levels.js";
import { EVENT_WORDS } from "../messages/event-layout.js";
import { EVENT_CODE } from "../messages/event-ring.js";
import { SIDE_CODE } from "../order/codes.js";
import { EXPIRY_REASONS, type ExpiryReason } from "../order/enums.js";
import { STATUS_CODE } from "../order/order-status.js";
import type { State } from "../state.js";
import type { Fill } from "../wallet/settlement.js";

/** The first word after an order's image. */
const AFTER_IMAGE = EVENT_WORDS.OrderTraded.tradeId;
const EXPIRY_REASON_CODE = Object.freeze(
  Object.fromEntries(EXPIRY_REASONS.map((reason, index) => [reason, index])),
) as Readonly<Record<ExpiryReason, number>>;

/** Writes what an event says of an order, in the order of the layout table; returns where the event begins. */
function writeOrder(state: State, market: Market, slot: number, code: number): number {
  const { accounts, events, orders } = state;
  const at = events.open(code);
  const words = events.words;
  words[at | 1] = slot;
  words[at | 2] = accounts.nextEvent(orders.accountId(slot));
  words[at | 3] = ++market.lastExecutionId;
  words[at | 4] = orders.status(slot);
  words[at | 5] = orders.executed(slot);
  words[at | 6] = orders.cumulativeHigh(slot);
  words[at | 7] = orders.cumulativeLow(slot);
  words[at | 8] = events.detailsOf(orders.details(slot));
  return at;
}

export function emitOrderNew(state: State, market: Market, slot: number): void {
  writeOrder(state, market, slot, EVENT_CODE.OrderNew);
}

/** Emits that a waiting order goes to work. */
export function emitOrderTriggered(state: State, market: Market, slot: number): void {
  writeOrder(state, market, slot, EVENT_CODE.OrderTriggered);
}

/** Emits that a pending order is in force now. */
export function emitOrderActivated(state: State, market: Market, slot: number): void {
  writeOrder(state, market, slot, EVENT_CODE.OrderActivated);
}

/** Emits one side of the market's newest trade and brings that order's status up to date. */
export function emitOrderTraded(
  state: State,
  market: Market,
  slot: number,
  fill: Fill,
  isBuyer: boolean,
  isMaker: boolean,
): void {
  const { orders } = state;
  orders.setStatus(slot, orders.remaining(slot) === 0 ? STATUS_CODE.FILLED : STATUS_CODE.PARTIALLY_FILLED);
  const at = writeOrder(state, market, slot, EVENT_CODE.OrderTraded);
  const words = state.events.words;
  const extra = at + AFTER_IMAGE;
  words[extra] = market.lastTradeId;
  words[extra + 1] = fill.price;
  words[extra + 2] = fill.quantity;
  const commission = isBuyer ? fill.buyerCommission : fill.sellerCommission;
  words[extra + 3] = commission.high;
  words[extra + 4] = commission.low;
  words[extra + 5] = isBuyer ? fill.buyerCommissionAssetId : fill.sellerCommissionAssetId;
  words[extra + 6] = isMaker ? 1 : 0;
}

export function emitOrderCanceled(state: State, market: Market, slot: number, cancelClientOrderId: string): void {
  state.orders.setStatus(slot, STATUS_CODE.CANCELED);
  const at = writeOrder(state, market, slot, EVENT_CODE.OrderCanceled);
  state.events.words[at + AFTER_IMAGE] = state.events.text(cancelClientOrderId);
}

export function emitOrderExpired(state: State, market: Market, slot: number, reason: ExpiryReason): void {
  state.orders.setStatus(slot, STATUS_CODE.EXPIRED);
  const at = writeOrder(state, market, slot, EVENT_CODE.OrderExpired);
  state.events.words[at + AFTER_IMAGE] = EXPIRY_REASON_CODE[reason];
}

export function emitOrderAmended(
  state: State,
  market: Market,
  slot: number,
  origQuantity: number,
  origClientOrderId: string,
): void {
  const at = writeOrder(state, market, slot, EVENT_CODE.OrderAmended);
  state.events.words[at + AFTER_IMAGE] = origQuantity;
  state.events.words[at + AFTER_IMAGE + 1] = state.events.text(origClientOrderId);
}

const PREVENTED = EVENT_WORDS.MatchPrevented;

/** Reports that self-trade prevention took `quantity` from an order, and brings its status up to date. */
export function emitOrderPrevented(
  state: State,
  market: Market,
  slot: number,
  quantity: number,
  matched: number,
  price: number,
  counterOrderId: number,
  transferred: number,
): void {
  const { events, orders } = state;
  if (orders.remaining(slot) === 0) orders.setStatus(slot, STATUS_CODE.EXPIRED_IN_MATCH);
  const at = writeOrder(state, market, slot, EVENT_CODE.OrderPrevented);
  const words = events.words;
  const extra = at + AFTER_IMAGE;
  words[extra] = market.lastPreventedMatchId;
  words[extra + 1] = quantity;
  words[extra + 2] = matched;
  words[extra + 3] = price;
  words[extra + 4] = counterOrderId;
  words[extra + 5] = state.accounts.tradeGroup(orders.accountId(slot));
  words[extra + 6] = transferred;
}

/** Emits the record of the market's newest prevented match. */
export function emitMatchPrevented(
  state: State,
  market: Market,
  taker: number,
  maker: number,
  price: number,
  takerLoss: number,
  makerLoss: number,
  transferred: number,
): void {
  const { events, orders } = state;
  const at = events.open(EVENT_CODE.MatchPrevented);
  const words = events.words;
  words[at + PREVENTED.symbolId] = market.symbolId;
  words[at + PREVENTED.preventedMatchId] = market.lastPreventedMatchId;
  words[at + PREVENTED.takerOrderId] = orders.orderId(taker);
  words[at + PREVENTED.makerOrderId] = orders.orderId(maker);
  words[at + PREVENTED.takerAccountId] = orders.accountId(taker);
  words[at + PREVENTED.makerAccountId] = orders.accountId(maker);
  words[at + PREVENTED.tradeGroupId] = state.accounts.tradeGroup(orders.accountId(taker));
  words[at + PREVENTED.selfTradePreventionMode] = orders.selfTradePrevention(taker);
  words[at + PREVENTED.price] = price;
  words[at + PREVENTED.takerPreventedQuantity] = takerLoss;
  words[at + PREVENTED.makerPreventedQuantity] = makerLoss;
  words[at + PREVENTED.transferredQuantity] = transferred;
}

/** Emits the public record of the market's newest trade. */
export function emitTrade(
  state: State,
  market: Market,
  price: number,
  quantity: number,
  buyer: number,
  seller: number,
  isBuyerMaker: boolean,
): void {
  const { events, orders } = state;
  const at = events.open(EVENT_CODE.Trade);
  const words = events.words;
  words[at | 1] = market.symbolId;
  words[at | 2] = market.lastTradeId;
  words[at | 3] = market.lastAggTradeId;
  words[at | 4] = price;
  words[at | 5] = quantity;
  words[at | 6] = orders.orderId(buyer);
  words[at | 7] = orders.orderId(seller);
  words[at | 8] = orders.accountId(buyer);
  words[at | 9] = orders.accountId(seller);
  words[at | 10] = isBuyerMaker ? 1 : 0;
}

/** Emits a level's new total. */
export function emitDepthChanged(state: State, market: Market, levels: PriceLevels, level: number): void {
  const { events } = state;
  const at = events.open(EVENT_CODE.DepthChanged);
  const words = events.words;
  words[at | 1] = market.symbolId;
  words[at | 2] = levels === market.book.bids ? SIDE_CODE.BUY : SIDE_CODE.SELL;
  words[at | 3] = levels.price(level);
  words[at | 4] = levels.totalHigh(level);
  words[at | 5] = levels.totalLow(level);
  words[at | 6] = ++market.lastUpdateId;
}

/** Emits every balance that the command touched, in order of first touch. The amounts are read from the ledger. */
export function emitBalances(state: State): void {
  const { accounts, events, ledger } = state;
  for (let index = 0; index < ledger.touchedCount; index++) {
    const slot = ledger.touched[index] as number;
    const at = events.open(EVENT_CODE.BalanceChanged);
    events.words[at | 1] = slot;
    events.words[at | 2] = accounts.nextEvent(ledger.accountId[slot] as number);
  }
}

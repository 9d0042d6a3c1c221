import type { Market } from "../book/market.js";
import type { PriceLevels } from "../book/price-levels.js";
import { EVENT_SIZE, EVENT_WORDS } from "../messages/event-layout.js";
import { EVENT_CODE } from "../messages/event-ring.js";
import type { Wide } from "../money/wide.js";
import { SIDE_CODE } from "../order/codes.js";
import { EXPIRY_REASONS, type ExpiryReason } from "../order/enums.js";
import { STATUS_CODE } from "../order/order-status.js";
import type { State } from "../state.js";
import { freeCell, lockedCell } from "../wallet/ledger.js";

/** The first word after an order's image. */
const AFTER_IMAGE = EVENT_SIZE.OrderNew;
const EXPIRY_REASON_CODE = Object.freeze(
  Object.fromEntries(EXPIRY_REASONS.map((reason, index) => [reason, index])),
) as Readonly<Record<ExpiryReason, number>>;

/** Writes an order's image in the order of the layout table; returns where the event begins. */
function writeOrder(state: State, market: Market, slot: number, code: number, size: number): number {
  const { events, orders } = state;
  const accountId = orders.accountId(slot);
  const details = orders.details(slot);
  const at = events.open(code, size);
  const words = events.words;
  words[at + 1] = market.symbolId;
  words[at + 2] = orders.orderId(slot);
  words[at + 3] = accountId;
  words[at + 4] = state.accounts.nextEvent(accountId);
  words[at + 5] = ++market.lastExecutionId;
  words[at + 6] = events.text(orders.clientOrderId(slot));
  words[at + 7] = orders.side(slot);
  words[at + 8] = orders.orderType(slot);
  words[at + 9] = orders.timeInForce(slot);
  words[at + 10] = orders.selfTradePrevention(slot);
  words[at + 11] = orders.status(slot);
  words[at + 12] = orders.price(slot);
  words[at + 13] = orders.quantity(slot);
  words[at + 14] = details === undefined ? 0 : details.quoteOrderQuantity;
  words[at + 15] = orders.executed(slot);
  words[at + 16] = orders.cumulativeHigh(slot);
  words[at + 17] = orders.cumulativeLow(slot);
  words[at + 18] = orders.timeMs(slot);
  words[at + 19] = details === undefined ? orders.timeMs(slot) : details.workingTimeMs;
  words[at + 20] = events.detailsOf(details);
  return at;
}

export function emitOrderNew(state: State, market: Market, slot: number): void {
  writeOrder(state, market, slot, EVENT_CODE.OrderNew, EVENT_SIZE.OrderNew);
}

/** Emits that a waiting order goes to work. */
export function emitOrderTriggered(state: State, market: Market, slot: number): void {
  writeOrder(state, market, slot, EVENT_CODE.OrderTriggered, EVENT_SIZE.OrderTriggered);
}

/** Emits one side of the market's newest trade and brings that order's status up to date. */
export function emitOrderTraded(
  state: State,
  market: Market,
  slot: number,
  price: number,
  quantity: number,
  commission: Wide,
  isMaker: boolean,
): void {
  const { orders } = state;
  orders.setStatus(slot, orders.remaining(slot) === 0 ? STATUS_CODE.FILLED : STATUS_CODE.PARTIALLY_FILLED);
  const at = writeOrder(state, market, slot, EVENT_CODE.OrderTraded, EVENT_SIZE.OrderTraded);
  const words = state.events.words;
  const extra = at + AFTER_IMAGE;
  words[extra] = market.lastTradeId;
  words[extra + 1] = price;
  words[extra + 2] = quantity;
  words[extra + 3] = commission.high;
  words[extra + 4] = commission.low;
  words[extra + 5] = orders.side(slot) === SIDE_CODE.BUY ? market.baseAssetId : market.quoteAssetId;
  words[extra + 6] = isMaker ? 1 : 0;
}

export function emitOrderCanceled(state: State, market: Market, slot: number, cancelClientOrderId: string): void {
  state.orders.setStatus(slot, STATUS_CODE.CANCELED);
  const at = writeOrder(state, market, slot, EVENT_CODE.OrderCanceled, EVENT_SIZE.OrderCanceled);
  state.events.words[at + AFTER_IMAGE] = state.events.text(cancelClientOrderId);
}

export function emitOrderExpired(state: State, market: Market, slot: number, reason: ExpiryReason): void {
  state.orders.setStatus(slot, STATUS_CODE.EXPIRED);
  const at = writeOrder(state, market, slot, EVENT_CODE.OrderExpired, EVENT_SIZE.OrderExpired);
  state.events.words[at + AFTER_IMAGE] = EXPIRY_REASON_CODE[reason];
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
  const at = events.open(EVENT_CODE.Trade, EVENT_SIZE.Trade);
  const words = events.words;
  words[at + 1] = market.symbolId;
  words[at + 2] = market.lastTradeId;
  words[at + 3] = market.lastAggTradeId;
  words[at + 4] = price;
  words[at + 5] = quantity;
  words[at + 6] = orders.orderId(buyer);
  words[at + 7] = orders.orderId(seller);
  words[at + 8] = orders.accountId(buyer);
  words[at + 9] = orders.accountId(seller);
  words[at + 10] = isBuyerMaker ? 1 : 0;
}

/** Emits a level's new total. */
export function emitDepthChanged(state: State, market: Market, levels: PriceLevels, level: number): void {
  const { events } = state;
  const at = events.open(EVENT_CODE.DepthChanged, EVENT_SIZE.DepthChanged);
  const words = events.words;
  words[at + 1] = market.symbolId;
  words[at + 2] = levels === market.book.bids ? SIDE_CODE.BUY : SIDE_CODE.SELL;
  words[at + 3] = levels.price(level);
  words[at + 4] = levels.totalHigh(level);
  words[at + 5] = levels.totalLow(level);
  words[at + 6] = ++market.lastUpdateId;
}

const BALANCE = EVENT_WORDS.BalanceChanged;

/** Emits every balance that the command touched, in order of first touch. */
export function emitBalances(state: State): void {
  const { accounts, events, ledger } = state;
  const { cells } = ledger;
  for (let index = 0; index < ledger.touchedCount; index++) {
    const slot = ledger.touched[index] as number;
    const accountId = ledger.accountId[slot] as number;
    const at = events.open(EVENT_CODE.BalanceChanged, EVENT_SIZE.BalanceChanged);
    const words = events.words;
    words[at + BALANCE.accountId] = accountId;
    words[at + BALANCE.accountEvent] = accounts.nextEvent(accountId);
    words[at + BALANCE.assetId] = ledger.assetId[slot] as number;
    words[at + BALANCE.free] = cells.high(freeCell(slot));
    words[at + BALANCE.free + 1] = cells.low(freeCell(slot));
    words[at + BALANCE.locked] = cells.high(lockedCell(slot));
    words[at + BALANCE.locked + 1] = cells.low(lockedCell(slot));
  }
}

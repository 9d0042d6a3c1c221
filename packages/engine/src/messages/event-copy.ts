import { toNotional, toPrice, toQuantity } from "../money/units.js";
import { wideToBigInt } from "../money/wide.js";
import {
  EXPIRY_REASONS,
  type ExpiryReason,
  ORDER_STATUSES,
  ORDER_TYPES,
  type OrderStatus,
  type OrderType,
  SELF_TRADE_PREVENTION_MODES,
  type SelfTradePreventionMode,
  SIDES,
  type Side,
  TIMES_IN_FORCE,
  type TimeInForce,
} from "../order/enums.js";
import type { OrderDetails } from "../order/order-details.js";
import type { CancelReplaceFailed, EngineEvent, NewOrderOutcome, Outcome } from "./event.js";
import { EVENT_SIZE, EVENT_WORDS, NEW_ORDER_OUTCOMES, OUTCOMES, type WordEventType } from "./event-layout.js";
import { REJECT_REASON_NAMES, type RejectReason } from "./reject-reasons.js";

type Words = Float64Array;
type Texts = readonly string[];
type Details = readonly Readonly<OrderDetails>[];
/** Plain copy of the event whose words begin at `at`. */
type Copy = (words: Words, at: number, texts: Texts, details: Details) => EngineEvent;

const number = (words: Words, at: number): number => words[at] as number;
const amount = (words: Words, at: number): bigint => wideToBigInt(words[at] as number, words[at + 1] as number);

// Written out and not looped over the layout: an object literal is an order of magnitude cheaper than adding fields by name. A test
// compares every copy with the layout.

/** The words after an order's image. */
const EXTRA = EVENT_SIZE.OrderNew;
const TRADE = EVENT_WORDS.Trade;
const BALANCE = EVENT_WORDS.BalanceChanged;

const orderImage = (words: Words, at: number, texts: Texts, details: Details) => ({
  symbolId: number(words, at + 1),
  orderId: number(words, at + 2),
  accountId: number(words, at + 3),
  accountEvent: number(words, at + 4),
  executionId: number(words, at + 5),
  clientOrderId: texts[number(words, at + 6)] as string,
  side: SIDES[number(words, at + 7)] as Side,
  orderType: ORDER_TYPES[number(words, at + 8)] as OrderType,
  timeInForce: TIMES_IN_FORCE[number(words, at + 9)] as TimeInForce,
  selfTradePreventionMode: SELF_TRADE_PREVENTION_MODES[number(words, at + 10)] as SelfTradePreventionMode,
  status: ORDER_STATUSES[number(words, at + 11)] as OrderStatus,
  price: toPrice(number(words, at + 12)),
  quantity: toQuantity(number(words, at + 13)),
  quoteOrderQuantity: toNotional(number(words, at + 14)),
  executedQuantity: toQuantity(number(words, at + 15)),
  cumulativeQuote: amount(words, at + 16),
  timeMs: number(words, at + 18),
  workingTimeMs: number(words, at + 19),
  details: words[at + 20] === 0 ? undefined : details[number(words, at + 20) - 1],
});

export const EVENT_COPIES: Readonly<Record<WordEventType, Copy>> = {
  OrderNew: (words, at, texts, details) => ({ type: "OrderNew", ...orderImage(words, at, texts, details) }),
  OrderTraded: (words, at, texts, details) => ({
    type: "OrderTraded",
    ...orderImage(words, at, texts, details),
    tradeId: number(words, at + EXTRA),
    lastPrice: toPrice(number(words, at + EXTRA + 1)),
    lastQuantity: toQuantity(number(words, at + EXTRA + 2)),
    commission: amount(words, at + EXTRA + 3),
    commissionAssetId: number(words, at + EXTRA + 5),
    isMaker: words[at + EXTRA + 6] === 1,
  }),
  OrderCanceled: (words, at, texts, details) => ({
    type: "OrderCanceled",
    ...orderImage(words, at, texts, details),
    cancelClientOrderId: texts[number(words, at + EXTRA)] as string,
  }),
  OrderExpired: (words, at, texts, details) => ({
    type: "OrderExpired",
    ...orderImage(words, at, texts, details),
    expiryReason: EXPIRY_REASONS[number(words, at + EXTRA)] as ExpiryReason,
  }),
  Trade: (words, at) => ({
    type: "Trade",
    symbolId: number(words, at + TRADE.symbolId),
    tradeId: number(words, at + TRADE.tradeId),
    aggTradeId: number(words, at + TRADE.aggTradeId),
    price: toPrice(number(words, at + TRADE.price)),
    quantity: toQuantity(number(words, at + TRADE.quantity)),
    buyerOrderId: number(words, at + TRADE.buyerOrderId),
    sellerOrderId: number(words, at + TRADE.sellerOrderId),
    buyerAccountId: number(words, at + TRADE.buyerAccountId),
    sellerAccountId: number(words, at + TRADE.sellerAccountId),
    isBuyerMaker: words[at + TRADE.isBuyerMaker] === 1,
  }),
  DepthChanged: (words, at) => ({
    type: "DepthChanged",
    symbolId: number(words, at + 1),
    side: SIDES[number(words, at + 2)] as Side,
    price: toPrice(number(words, at + 3)),
    quantity: amount(words, at + 4),
    updateId: number(words, at + 6),
  }),
  BalanceChanged: (words, at) => ({
    type: "BalanceChanged",
    accountId: number(words, at + BALANCE.accountId),
    accountEvent: number(words, at + BALANCE.accountEvent),
    assetId: number(words, at + BALANCE.assetId),
    free: amount(words, at + BALANCE.free),
    locked: amount(words, at + BALANCE.locked),
  }),
  CommandRejected: (words, at) => ({
    type: "CommandRejected",
    accountId: number(words, at + 1),
    reason: REJECT_REASON_NAMES[number(words, at + 2)] as RejectReason,
  }),
  CommandDuplicated: (words, at) => ({
    type: "CommandDuplicated",
    accountId: number(words, at + 1),
    firstPosition: number(words, at + 2),
    outcome: OUTCOMES[number(words, at + 3)] as Outcome,
    orderId: number(words, at + 4),
    newOrderOutcome: NEW_ORDER_OUTCOMES[number(words, at + 5)] as NewOrderOutcome,
  }),
  CancelReplaceFailed: (words, at) => ({
    type: "CancelReplaceFailed",
    accountId: number(words, at + 1),
    symbolId: number(words, at + 2),
    cancelOutcome: OUTCOMES[number(words, at + 3)] as Outcome,
    newOrderOutcome: NEW_ORDER_OUTCOMES[number(words, at + 4)] as CancelReplaceFailed["newOrderOutcome"],
  }),
  OrderTriggered: (words, at, texts, details) => ({ type: "OrderTriggered", ...orderImage(words, at, texts, details) }),
};

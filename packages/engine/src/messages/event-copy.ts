import { toPrice, toQuantity } from "../money/units.js";
import { wideToBigInt } from "../money/wide.js";
import {
  EXPIRY_REASONS,
  type ExpiryReason,
  SELF_TRADE_PREVENTION_MODES,
  type SelfTradePreventionMode,
  SIDES,
  type Side,
} from "../order/enums.js";
import { freeCell, lockedCell } from "../wallet/ledger.js";
import type { CancelReplaceFailed, EngineEvent, NewOrderOutcome, Outcome } from "./event.js";
import { EVENT_WORDS, NEW_ORDER_OUTCOMES, OUTCOMES, type WordEventType } from "./event-layout.js";
import type { EventRing } from "./event-ring.js";
import { orderImage } from "./order-image.js";
import { REJECT_REASON_NAMES, type RejectReason } from "./reject-reasons.js";

type Words = Float64Array;
/** Plain copy of the event whose words begin at `at`. */
type Copy = (ring: EventRing, at: number) => EngineEvent;

const number = (words: Words, at: number): number => words[at] as number;
const amount = (words: Words, at: number): bigint => wideToBigInt(words[at] as number, words[at + 1] as number);

// Written out and not looped over the layout: an object literal is an order of magnitude cheaper than adding fields by name.

/** The first word after an order's image. */
const EXTRA = EVENT_WORDS.OrderTraded.tradeId;
const ORDER = EVENT_WORDS.OrderNew;
const AMENDED = EVENT_WORDS.OrderAmended;
const TRADE = EVENT_WORDS.Trade;
const DEPTH = EVENT_WORDS.DepthChanged;
const BALANCE = EVENT_WORDS.BalanceChanged;
const PREVENTED = EVENT_WORDS.MatchPrevented;

const imageOf = ({ details, orders, words }: EventRing, at: number) =>
  orderImage(
    orders,
    number(words, at + ORDER.slot),
    number(words, at + ORDER.accountEvent),
    number(words, at + ORDER.executionId),
    number(words, at + ORDER.status),
    number(words, at + ORDER.executedQuantity),
    amount(words, at + ORDER.cumulativeQuote),
    details[number(words, at + ORDER.details) - 1],
  );

export const EVENT_COPIES: Readonly<Record<WordEventType, Copy>> = {
  OrderNew: (ring, at) => ({ type: "OrderNew", ...imageOf(ring, at) }),
  OrderTraded: (ring, at) => ({
    type: "OrderTraded",
    ...imageOf(ring, at),
    tradeId: number(ring.words, at + EXTRA),
    lastPrice: toPrice(number(ring.words, at + EXTRA + 1)),
    lastQuantity: toQuantity(number(ring.words, at + EXTRA + 2)),
    commission: amount(ring.words, at + EXTRA + 3),
    commissionAssetId: number(ring.words, at + EXTRA + 5),
    isMaker: ring.words[at + EXTRA + 6] === 1,
  }),
  OrderCanceled: (ring, at) => ({
    type: "OrderCanceled",
    ...imageOf(ring, at),
    cancelClientOrderId: ring.texts[number(ring.words, at + EXTRA)] as string,
  }),
  OrderExpired: (ring, at) => ({
    type: "OrderExpired",
    ...imageOf(ring, at),
    expiryReason: EXPIRY_REASONS[number(ring.words, at + EXTRA)] as ExpiryReason,
  }),
  Trade: ({ words }, at) => ({
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
  DepthChanged: ({ words }, at) => ({
    type: "DepthChanged",
    symbolId: number(words, at + DEPTH.symbolId),
    side: SIDES[number(words, at + DEPTH.side)] as Side,
    price: toPrice(number(words, at + DEPTH.price)),
    quantity: amount(words, at + DEPTH.quantity),
    updateId: number(words, at + DEPTH.updateId),
  }),
  BalanceChanged: ({ ledger, words }, at) => {
    const slot = number(words, at + BALANCE.slot);
    return {
      type: "BalanceChanged",
      accountId: ledger.accountId[slot] as number,
      accountEvent: number(words, at + BALANCE.accountEvent),
      assetId: ledger.assetId[slot] as number,
      free: ledger.cells.toBigInt(freeCell(slot)),
      locked: ledger.cells.toBigInt(lockedCell(slot)),
    };
  },
  CommandRejected: ({ words }, at) => ({
    type: "CommandRejected",
    accountId: number(words, at + 1),
    reason: REJECT_REASON_NAMES[number(words, at + 2)] as RejectReason,
  }),
  CommandDuplicated: ({ words }, at) => ({
    type: "CommandDuplicated",
    accountId: number(words, at + 1),
    firstPosition: number(words, at + 2),
    outcome: OUTCOMES[number(words, at + 3)] as Outcome,
    orderId: number(words, at + 4),
    newOrderOutcome: NEW_ORDER_OUTCOMES[number(words, at + 5)] as NewOrderOutcome,
  }),
  CancelReplaceFailed: ({ words }, at) => ({
    type: "CancelReplaceFailed",
    accountId: number(words, at + 1),
    symbolId: number(words, at + 2),
    cancelOutcome: OUTCOMES[number(words, at + 3)] as Outcome,
    newOrderOutcome: NEW_ORDER_OUTCOMES[number(words, at + 4)] as CancelReplaceFailed["newOrderOutcome"],
  }),
  OrderTriggered: (ring, at) => ({ type: "OrderTriggered", ...imageOf(ring, at) }),
  OrderAmended: (ring, at) => ({
    type: "OrderAmended",
    ...imageOf(ring, at),
    origQuantity: toQuantity(number(ring.words, at + AMENDED.origQuantity)),
    origClientOrderId: ring.texts[number(ring.words, at + AMENDED.origClientOrderId)] as string,
  }),
  MatchPrevented: ({ words }, at) => ({
    type: "MatchPrevented",
    symbolId: number(words, at + PREVENTED.symbolId),
    preventedMatchId: number(words, at + PREVENTED.preventedMatchId),
    takerOrderId: number(words, at + PREVENTED.takerOrderId),
    makerOrderId: number(words, at + PREVENTED.makerOrderId),
    takerAccountId: number(words, at + PREVENTED.takerAccountId),
    makerAccountId: number(words, at + PREVENTED.makerAccountId),
    tradeGroupId: number(words, at + PREVENTED.tradeGroupId),
    selfTradePreventionMode: SELF_TRADE_PREVENTION_MODES[
      number(words, at + PREVENTED.selfTradePreventionMode)
    ] as SelfTradePreventionMode,
    price: toPrice(number(words, at + PREVENTED.price)),
    takerPreventedQuantity: toQuantity(number(words, at + PREVENTED.takerPreventedQuantity)),
    makerPreventedQuantity: toQuantity(number(words, at + PREVENTED.makerPreventedQuantity)),
    transferredQuantity: toQuantity(number(words, at + PREVENTED.transferredQuantity)),
  }),
  OrderPrevented: (ring, at) => ({
    type: "OrderPrevented",
    ...imageOf(ring, at),
    preventedMatchId: number(ring.words, at + EXTRA),
    lastPreventedQuantity: toQuantity(number(ring.words, at + EXTRA + 1)),
    preventedExecutionQuantity: toQuantity(number(ring.words, at + EXTRA + 2)),
    preventedExecutionPrice: toPrice(number(ring.words, at + EXTRA + 3)),
    counterOrderId: number(ring.words, at + EXTRA + 4),
    tradeGroupId: number(ring.words, at + EXTRA + 5),
    transferredQuantity: toQuantity(number(ring.words, at + EXTRA + 6)),
  }),
  OrderActivated: (ring, at) => ({ type: "OrderActivated", ...imageOf(ring, at) }),
};

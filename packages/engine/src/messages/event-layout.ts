import { InvariantViolation, invariant } from "../assert.js";
import {
  EXPIRY_REASONS,
  ORDER_STATUSES,
  ORDER_TYPES,
  SELF_TRADE_PREVENTION_MODES,
  SIDES,
  TIMES_IN_FORCE,
} from "../order/enums.js";
import type { OrderStore } from "../order/order-store.js";
import type { EventType } from "./event.js";
import { REJECT_REASON_NAMES } from "./reject-reasons.js";

/**
 * How a field lies in the ring: `number` and `boolean` one word; `amount` two words (high, low); `text` one word (place in the text
 * list); `details` one word (0, or 1 + place in the list of details); a word list one word (index of the word).
 */
export type FieldKind = "number" | "boolean" | "amount" | "text" | "details" | readonly string[];

/** How a command ended; the index of a word is its code. */
export const OUTCOMES = ["ACCEPTED", ...REJECT_REASON_NAMES] as const;

/** How the second half of a cancel-replace ended; the index of a word is its code. */
export const NEW_ORDER_OUTCOMES = ["NONE", "NOT_ATTEMPTED", ...OUTCOMES] as const;

/**
 * What an order is and what no other event of the same command changes: not written, but read from the order when asked for. (A slot
 * is given to another order by a later command only.)
 */
const OF_THE_ORDER = {
  symbolId: "number",
  orderId: "number",
  accountId: "number",
  clientOrderId: "text",
  side: SIDES,
  orderType: ORDER_TYPES,
  timeInForce: TIMES_IN_FORCE,
  selfTradePreventionMode: SELF_TRADE_PREVENTION_MODES,
  price: "number",
  quantity: "number",
  quoteOrderQuantity: "number",
  timeMs: "number",
  workingTimeMs: "number",
} as const;

const ORDER_IMAGE = {
  slot: "number",
  accountEvent: "number",
  executionId: "number",
  status: ORDER_STATUSES,
  executedQuantity: "number",
  cumulativeQuote: "amount",
  details: "details",
} as const;

/** The events written as words, because there are many of them. All others are rare and kept as plain objects. */
export const EVENT_LAYOUT = {
  OrderNew: ORDER_IMAGE,
  OrderTraded: {
    ...ORDER_IMAGE,
    tradeId: "number",
    lastPrice: "number",
    lastQuantity: "number",
    commission: "amount",
    commissionAssetId: "number",
    isMaker: "boolean",
  },
  OrderCanceled: { ...ORDER_IMAGE, cancelClientOrderId: "text" },
  OrderExpired: { ...ORDER_IMAGE, expiryReason: EXPIRY_REASONS },
  Trade: {
    symbolId: "number",
    tradeId: "number",
    aggTradeId: "number",
    price: "number",
    quantity: "number",
    buyerOrderId: "number",
    sellerOrderId: "number",
    buyerAccountId: "number",
    sellerAccountId: "number",
    isBuyerMaker: "boolean",
  },
  DepthChanged: { symbolId: "number", side: SIDES, price: "number", quantity: "amount", updateId: "number" },
  BalanceChanged: { slot: "number", accountEvent: "number" },
  CommandRejected: { accountId: "number", reason: REJECT_REASON_NAMES },
  CommandDuplicated: {
    accountId: "number",
    firstPosition: "number",
    outcome: OUTCOMES,
    orderId: "number",
    newOrderOutcome: NEW_ORDER_OUTCOMES,
  },
  CancelReplaceFailed: {
    accountId: "number",
    symbolId: "number",
    cancelOutcome: OUTCOMES,
    newOrderOutcome: NEW_ORDER_OUTCOMES,
  },
  OrderTriggered: ORDER_IMAGE,
  OrderAmended: { ...ORDER_IMAGE, origQuantity: "number", origClientOrderId: "text" },
  MatchPrevented: {
    symbolId: "number",
    preventedMatchId: "number",
    takerOrderId: "number",
    makerOrderId: "number",
    takerAccountId: "number",
    makerAccountId: "number",
    tradeGroupId: "number",
    selfTradePreventionMode: SELF_TRADE_PREVENTION_MODES,
    price: "number",
    takerPreventedQuantity: "number",
    makerPreventedQuantity: "number",
    transferredQuantity: "number",
  },
  OrderPrevented: {
    ...ORDER_IMAGE,
    preventedMatchId: "number",
    lastPreventedQuantity: "number",
    preventedExecutionQuantity: "number",
    preventedExecutionPrice: "number",
    counterOrderId: "number",
    tradeGroupId: "number",
    transferredQuantity: "number",
  },
  OrderActivated: ORDER_IMAGE,
} as const satisfies { [Type in EventType]?: Record<string, FieldKind> };

export type WordEventType = keyof typeof EVENT_LAYOUT;

/** The word events in the order of their codes; code 0 in the ring stands for a plain object. */
export const WORD_EVENT_TYPES = Object.keys(EVENT_LAYOUT) as readonly WordEventType[];

/** Every event has this many words, as a shift: the n-th begins at n << EVENT_SHIFT, its code first. */
export const EVENT_SHIFT = 4;

const wordsOf = (kind: FieldKind): number => (kind === "amount" ? 2 : 1);

const READ_FROM_ORDER = Object.fromEntries(Object.keys(OF_THE_ORDER).map((field, index) => [field, -1 - index])) as {
  readonly [Field in keyof typeof OF_THE_ORDER]: number;
};

type Words = {
  readonly [Type in WordEventType]: {
    readonly [Field in keyof (typeof EVENT_LAYOUT)[Type]]: number;
  } & ((typeof EVENT_LAYOUT)[Type] extends typeof ORDER_IMAGE ? typeof READ_FROM_ORDER : unknown);
};

/**
 * Word offsets within an event, for allocation-free reads: `view.word(index, EVENT_WORDS.Trade.price)`. Amounts: high, then low.
 * Negative ones are read from the order.
 */
export const EVENT_WORDS = Object.fromEntries(
  WORD_EVENT_TYPES.map((type) => {
    let offset = 1;
    const fields = Object.entries<FieldKind>(EVENT_LAYOUT[type]).map(([field, kind]) => {
      const at = offset;
      offset += wordsOf(kind);
      return [field, at] as const;
    });
    invariant(offset <= 1 << EVENT_SHIFT, "an event has at most sixteen words");
    const isOrder = "executionId" in EVENT_LAYOUT[type];
    return [type, { ...(isOrder ? READ_FROM_ORDER : {}), ...Object.fromEntries(fields) }];
  }),
) as unknown as Words;

/** How many words follow the code of an event, by its code. */
export const WORD_COUNTS: readonly number[] = [
  1,
  ...WORD_EVENT_TYPES.map((type) =>
    Object.values<FieldKind>(EVENT_LAYOUT[type]).reduce((sum, kind) => sum + wordsOf(kind), 0),
  ),
];

/** The word that a negative offset stands for. */
export function readOrderWord(orders: OrderStore, slot: number, offset: number): number {
  switch (offset) {
    case READ_FROM_ORDER.symbolId:
      return orders.symbolId(slot);
    case READ_FROM_ORDER.orderId:
      return orders.orderId(slot);
    case READ_FROM_ORDER.accountId:
      return orders.accountId(slot);
    case READ_FROM_ORDER.side:
      return orders.side(slot);
    case READ_FROM_ORDER.orderType:
      return orders.orderType(slot);
    case READ_FROM_ORDER.timeInForce:
      return orders.timeInForce(slot);
    case READ_FROM_ORDER.selfTradePreventionMode:
      return orders.selfTradePrevention(slot);
    case READ_FROM_ORDER.price:
      return orders.price(slot);
    case READ_FROM_ORDER.quantity:
      return orders.quantity(slot);
    case READ_FROM_ORDER.timeMs:
      return orders.timeMs(slot);
    default:
      throw new InvariantViolation("a text or a detail of an order is not a word");
  }
}

import {
  EXPIRY_REASONS,
  ORDER_STATUSES,
  ORDER_TYPES,
  SELF_TRADE_PREVENTION_MODES,
  SIDES,
  TIMES_IN_FORCE,
} from "../order/enums.js";
import type { EngineEvent, EventType } from "./event.js";
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

const ORDER_IMAGE = {
  symbolId: "number",
  orderId: "number",
  accountId: "number",
  accountEvent: "number",
  executionId: "number",
  clientOrderId: "text",
  side: SIDES,
  orderType: ORDER_TYPES,
  timeInForce: TIMES_IN_FORCE,
  selfTradePreventionMode: SELF_TRADE_PREVENTION_MODES,
  status: ORDER_STATUSES,
  price: "number",
  quantity: "number",
  quoteOrderQuantity: "number",
  executedQuantity: "number",
  cumulativeQuote: "amount",
  timeMs: "number",
  workingTimeMs: "number",
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
  BalanceChanged: {
    accountId: "number",
    accountEvent: "number",
    assetId: "number",
    free: "amount",
    locked: "amount",
  },
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
} as const satisfies {
  [Type in EventType]?: Record<Exclude<keyof Extract<EngineEvent, { type: Type }>, "type">, FieldKind>;
};

export type WordEventType = keyof typeof EVENT_LAYOUT;

/** The word events in the order of their codes; code 0 in the ring stands for a plain object. */
export const WORD_EVENT_TYPES = Object.keys(EVENT_LAYOUT) as readonly WordEventType[];

export const wordsOf = (kind: FieldKind): number => (kind === "amount" ? 2 : 1);

type Words = { readonly [Type in WordEventType]: { readonly [Field in keyof (typeof EVENT_LAYOUT)[Type]]: number } };

/** Word offsets within an event, for allocation-free reads: `view.word(index, EVENT_WORDS.Trade.price)`. Amounts: high, then low. */
export const EVENT_WORDS = Object.fromEntries(
  WORD_EVENT_TYPES.map((type) => {
    let offset = 1;
    const fields = Object.entries<FieldKind>(EVENT_LAYOUT[type]).map(([field, kind]) => {
      const at = offset;
      offset += wordsOf(kind);
      return [field, at] as const;
    });
    return [type, Object.fromEntries(fields)];
  }),
) as unknown as Words;

/** Words per event of each type, its code word included. */
export const EVENT_SIZE = Object.fromEntries(
  WORD_EVENT_TYPES.map((type) => [
    type,
    Object.values<FieldKind>(EVENT_LAYOUT[type]).reduce((sum, kind) => sum + wordsOf(kind), 1),
  ]),
) as Readonly<Record<WordEventType, number>>;

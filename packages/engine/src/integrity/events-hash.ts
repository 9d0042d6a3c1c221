import { EVENT_SHIFT, EVENT_WORDS, WORD_COUNTS } from "../messages/event-layout.js";
import { EVENT_CODE, type EventRing, OBJECT_EVENT_CODE } from "../messages/event-ring.js";
import { divideDown } from "../money/rounding.js";
import { freeCell, lockedCell } from "../wallet/ledger.js";
import type { Fold } from "./hash.js";

const HALF = 0x100000000;
const IS_ORDER_EVENT = new Set(
  Object.entries(EVENT_WORDS).flatMap(([type, words]) =>
    "executionId" in words ? [EVENT_CODE[type as keyof typeof EVENT_CODE]] : [],
  ),
);

/**
 * Folds the events of the ring's command into a rolling hash: the same journal gives the same hash on every replica.
 *
 * Folded are position and time, every number of every event (low 32 bits, then the rest), every text, and rare events as JSON with
 * amounts as decimal text; their fields are in the order in which the engine writes them. Slots are not folded: replicas may differ
 * in them.
 */
export function foldEvents(fold: Fold, ring: EventRing): void {
  foldNumber(fold, ring.position);
  foldNumber(fold, ring.timeMs);
  for (let index = 0; index < ring.count; index++) foldEvent(fold, ring, index << EVENT_SHIFT);
  for (const text of ring.texts) fold.text(text);
  for (const details of ring.details) fold.text(JSON.stringify(details));
  for (const event of ring.objects) fold.text(JSON.stringify(event, amountsAsText));
}

function foldEvent(fold: Fold, ring: EventRing, at: number): void {
  const { words } = ring;
  const code = words[at] as number;
  fold.word(code);
  if (code === OBJECT_EVENT_CODE) return;
  const named = IS_ORDER_EVENT.has(code);
  const slot = words[at + 1] as number;
  if (named) foldOrder(fold, ring, slot);
  else if (code === EVENT_CODE.BalanceChanged) foldBalance(fold, ring, slot);
  const first = named || code === EVENT_CODE.BalanceChanged ? 2 : 1;
  const last = WORD_COUNTS[code] as number;
  for (let word = first; word <= last; word++) foldNumber(fold, words[at + word] as number);
}

/** What is read from the order: see the layout of events. */
function foldOrder(fold: Fold, { orders }: EventRing, slot: number): void {
  foldNumber(fold, orders.symbolId(slot));
  foldNumber(fold, orders.orderId(slot));
  foldNumber(fold, orders.accountId(slot));
  fold.text(orders.clientOrderId(slot));
  fold.word(orders.side(slot));
  fold.word(orders.orderType(slot));
  fold.word(orders.timeInForce(slot));
  fold.word(orders.selfTradePrevention(slot));
  foldNumber(fold, orders.price(slot));
  foldNumber(fold, orders.quantity(slot));
  foldNumber(fold, orders.timeMs(slot));
}

function foldBalance(fold: Fold, { ledger }: EventRing, slot: number): void {
  foldNumber(fold, ledger.accountId[slot] as number);
  foldNumber(fold, ledger.assetId[slot] as number);
  for (const cell of [freeCell(slot), lockedCell(slot)]) {
    foldNumber(fold, ledger.cells.high(cell));
    foldNumber(fold, ledger.cells.low(cell));
  }
}

function foldNumber(fold: Fold, value: number): void {
  if (value >= 0 && value < HALF) {
    fold.word(value | 0);
    return;
  }
  const high = value < 0 ? -1 : divideDown(value, HALF);
  fold.word((value - high * HALF) | 0);
  fold.word(high);
}

const amountsAsText = (_field: string, value: unknown): unknown => (typeof value === "bigint" ? `${value}` : value);

import type { EventRing } from "../messages/event-ring.js";
import { divideDown } from "../money/rounding.js";
import type { Fold } from "./hash.js";

const HALF = 0x100000000;

/**
 * Folds the events of the ring's command into a rolling hash: the same journal gives the same hash on every replica.
 *
 * Folded are position and time, every word of every event (low 32 bits, then the rest), every text, and rare events as JSON with
 * amounts as decimal text; their fields are in the order in which the engine writes them.
 */
export function foldEvents(fold: Fold, ring: EventRing): void {
  foldNumber(fold, ring.position);
  foldNumber(fold, ring.timeMs);
  const end = ring.count === 0 ? 0 : ring.endOf(ring.count - 1);
  for (let at = 0; at < end; at++) foldNumber(fold, ring.words[at] as number);
  for (const text of ring.texts) fold.text(text);
  for (const event of ring.objects) fold.text(JSON.stringify(event, amountsAsText));
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

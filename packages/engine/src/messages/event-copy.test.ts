import { expect, test } from "vitest";
import { createDetails, NO_INSTRUCTIONS } from "../order/order-details.js";
import { EVENT_COPIES } from "./event-copy.js";
import { EVENT_LAYOUT, EVENT_SIZE, EVENT_WORDS, type FieldKind, WORD_EVENT_TYPES } from "./event-layout.js";

const details = ["first", "second"].map((_, number) => createDetails(NO_INSTRUCTIONS, number, 0));

const fieldOf = (kind: FieldKind, words: Float64Array, at: number, texts: readonly string[]): unknown => {
  const word = words[at] as number;
  if (kind === "number") return word;
  if (kind === "amount") return BigInt(word) * 10n ** 15n + BigInt(words[at + 1] as number);
  if (kind === "text") return texts[word];
  if (kind === "boolean") return word === 1;
  if (kind === "details") return details[word - 1];
  return kind[word];
};

test.each(WORD_EVENT_TYPES)("a copy of %s has exactly the fields of its layout, each from its own word", (type) => {
  const layout = Object.entries<FieldKind>(EVENT_LAYOUT[type]);
  const offsets: Readonly<Record<string, number>> = EVENT_WORDS[type];
  // The event does not begin at word 0, and every word differs as far as its kind allows.
  const start = 3;
  const words = new Float64Array(start + EVENT_SIZE[type]);
  const texts = ["", "one", "two"];
  for (const [index, [field, kind]] of layout.entries()) {
    const at = start + (offsets[field] as number);
    const isName = typeof kind === "object";
    words[at] = isName
      ? index % kind.length
      : kind === "text" || kind === "details"
        ? 1 + (index % 2)
        : kind === "boolean"
          ? 1
          : 100 + index;
    if (kind === "amount") words[at + 1] = 1000 + index;
  }
  const expected = Object.fromEntries(
    layout.map(([field, kind]) => [field, fieldOf(kind, words, start + (offsets[field] as number), texts)]),
  );
  expect(EVENT_COPIES[type](words, start, texts, details)).toEqual({ type, ...expected });
});

/** One result: what was seen, and whether it holds the project's bar where there is one. */
export interface Figure {
  readonly what: string;
  /** In the unit that `text` shows. */
  readonly value: number;
  readonly text: string;
  readonly bar?: string;
  readonly holds?: boolean;
}

type Spelling = (value: number) => string;

export const figure = (what: string, value: number, spell: Spelling): Figure => ({ what, value, text: spell(value) });

export const atLeast = (what: string, value: number, bar: number, spell: Spelling): Figure => ({
  ...figure(what, value, spell),
  bar: `≥ ${spell(bar)}`,
  holds: value >= bar,
});

export const atMost = (what: string, value: number, bar: number, spell: Spelling): Figure => ({
  ...figure(what, value, spell),
  bar: `≤ ${spell(bar)}`,
  holds: value <= bar,
});

/** A check that is either right or wrong. */
export const isRight = (what: string, differences: readonly string[]): Figure => ({
  what,
  value: differences.length,
  text: differences.length === 0 ? "right" : differences.join("; "),
  bar: "right",
  holds: differences.length === 0,
});

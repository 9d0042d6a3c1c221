import { createEngine } from "../engine.js";
import type { Envelope } from "../messages/command.js";
import type { EngineEvent, EventType } from "../messages/event.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { formatDecimal } from "../money/decimal.js";
import type { Side } from "../order/enums.js";
import { ExpectationFailed, firstDifference, show } from "./differences.js";
import type { EngineFace } from "./engine-face.js";
import { assetIdOf, symbolIdOf, TEST_ASSETS, TEST_SYMBOLS } from "./test-venue.js";

/** Lets journal time pass between two commands. */
export interface Wait {
  readonly waitMs: number;
}

/** Some fields of an event; the others may hold anything. */
export type PartialEvent = { [T in EventType]: { type: T } & Partial<Extract<EngineEvent, { type: T }>> }[EventType];

/** Journal time of the first command of every story, ms. */
export const STORY_STARTS_MS = 1_700_000_000_000;

export const wait = (waitMs: number): Wait => ({ waitMs });

/** The part of an engine that a story uses. */
export type StoryEngine = Pick<EngineFace, "execute" | "balance" | "depth">;

/** A story of commands, told on the test venue: `given(…).when(…).emits(…)`. */
export class Story {
  private readonly engine: StoryEngine;
  private timeMs = STORY_STARTS_MS;
  private events: readonly EngineEvent[] = [];

  constructor(engine: StoryEngine, steps: readonly (Envelope | Wait)[]) {
    this.engine = engine;
    for (const step of steps) {
      this.perform(step);
      const [event] = this.events;
      if (event?.type === "CommandRejected") {
        throw new ExpectationFailed(`what is given is accepted, but ${event.reason}: ${show(step)}`);
      }
    }
  }

  /** Executes the steps; expectations look at the events of the last one. */
  when(...steps: readonly (Envelope | Wait)[]): this {
    for (const step of steps) this.perform(step);
    return this;
  }

  /** Exactly these events in this order, as far as their fields are given. */
  emits(...expected: readonly PartialEvent[]): this {
    const types = this.events.map(({ type }) => type).join(", ");
    if (expected.length !== this.events.length) {
      throw new ExpectationFailed(`${expected.length} events are expected, got ${this.events.length}: ${types}`);
    }
    const difference = firstDifference(this.events, expected, { onlyExpected: true });
    if (difference !== undefined) throw new ExpectationFailed(`event ${difference} (of ${types})`);
    return this;
  }

  /** These events in this order, among others. */
  emitsAmongOthers(...expected: readonly PartialEvent[]): this {
    let from = 0;
    for (const event of expected) {
      const found = this.events.findIndex(
        (actual, at) => at >= from && firstDifference(actual, event, { onlyExpected: true }) === undefined,
      );
      if (found < 0) {
        throw new ExpectationFailed(
          `among the events is ${show(event)}; they are\n${this.events.map(show).join("\n")}`,
        );
      }
      from = found + 1;
    }
    return this;
  }

  /** Refused for this reason, and nothing else happened. */
  rejects(reason: RejectReason): this {
    return this.emits({ type: "CommandRejected", reason });
  }

  /** A balance as decimal texts without trailing zeros, e.g. `{ free: "0.5", locked: "0" }`. */
  leavesBalance(accountId: number, asset: string, expected: { free: string; locked: string }): this {
    const assetId = assetIdOf(asset);
    const { free, locked } = this.engine.balance(accountId, assetId);
    const text = (amount: bigint) => trimmed(amount, TEST_ASSETS[assetId]?.decimals ?? 0);
    const difference = firstDifference({ free: text(free), locked: text(locked) }, expected);
    if (difference !== undefined) throw new ExpectationFailed(`${asset} of account ${accountId}: ${difference}`);
    return this;
  }

  /** One side of the book, best price first: "0.5 @ 64000". */
  leavesBook(symbol: string, side: Side, ...expected: readonly string[]): this {
    const symbolId = symbolIdOf(symbol);
    const { priceDecimals = 0, quantityDecimals = 0 } = TEST_SYMBOLS[symbolId] ?? {};
    const { bids, asks } = this.engine.depth(symbolId);
    const levels = (side === "BUY" ? bids : asks).map(
      ([price, quantity]) => `${trimmed(quantity, quantityDecimals)} @ ${trimmed(BigInt(price), priceDecimals)}`,
    );
    const difference = firstDifference(levels, [...expected]);
    if (difference !== undefined) throw new ExpectationFailed(`${side} side of ${symbol}: level ${difference}`);
    return this;
  }

  private perform(step: Envelope | Wait): void {
    if ("waitMs" in step) this.timeMs += step.waitMs;
    else this.events = [...this.engine.execute(this.timeMs, step)];
  }
}

const trimmed = (units: bigint, decimals: number): string => {
  const text = formatDecimal(units, decimals);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
};

/** The `given` of one kind of engine; each story starts with a new one. */
export const givenOn =
  (createEngine: () => StoryEngine) =>
  (...steps: readonly (Envelope | Wait)[]): Story =>
    new Story(createEngine(), steps);

/** Stories on the engine itself. */
export const given = givenOn(createEngine);

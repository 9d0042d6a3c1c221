import type { Command } from "../messages/command.js";
import type { Dice } from "../testing/dice.js";
import type { MarketView } from "./market-view.js";

/** One thing a participant does: a command in the name of an account. */
export interface Instruction {
  readonly accountId: number;
  readonly command: Command;
}

/**
 * Somebody who trades in a simulation. It sees what events tell and nothing else, so that it could as well sit behind a network.
 * One object takes part in one simulation: it may remember what it saw.
 */
export interface Participant {
  /**
   * When it wants its next turn, journal time in ms; undefined when it never wants one again. Asked at the start, where a time that
   * is past means at once, and after each of its turns, where it must be later than `timeMs`.
   */
  nextTurnMs(timeMs: number, dice: Dice): number | undefined;
  /** Takes a turn. Each instruction is executed, and seen in the view, before the next one is asked for. */
  takeTurn(view: MarketView, dice: Dice): Iterable<Instruction>;
}

/** A wait of `everyMs` on average, never none: turns come irregularly, as messages of independent people do. */
export const aroundEvery = (everyMs: number, dice: Dice): number => 1 + dice.below(2 * everyMs - 1);

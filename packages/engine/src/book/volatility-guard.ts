import { divideBigDown } from "../money/rounding.js";
import { GUARD, RATE_ONE } from "../money/units.js";
import type { VolatilityHalt } from "../symbol/volatility-halt.js";
import type { Market } from "./market.js";

/** Stands for a time that is not set. */
export const NO_TIME = -1;
/** So that a time and the one after it are guarded. */
const LATEST_MS = GUARD - 1;

/** What a halt that runs by itself is in: the ends of its phases, {@link NO_TIME} for a phase that is over. */
export interface HaltPhases {
  readonly haltUntilMs: number;
  readonly cancelOnlyUntilMs: number;
}

/** Watches how far one market's last price moves within a window of journal time, and keeps the ends of a halt's phases. */
export class VolatilityGuard implements HaltPhases {
  rule: VolatilityHalt | undefined;
  /** When the window began, {@link NO_TIME} while there is none. */
  windowStartMs = NO_TIME;
  /** The price from which moves of the window are counted. */
  reference = 0;
  haltUntilMs = NO_TIME;
  cancelOnlyUntilMs = NO_TIME;
  /** The market's newest trade and price when it was last judged. */
  #seenTradeId: number;
  #seenPrice: number;
  /** The prices within which the window's trades do not halt. */
  #lowest = 0;
  #highest = 0;

  constructor(market: Market) {
    this.#seenTradeId = market.lastTradeId;
    this.#seenPrice = market.lastPrice;
  }

  /** When a phase ends next, {@link Number.POSITIVE_INFINITY} when no halt runs. */
  get dueMs(): number {
    if (this.haltUntilMs !== NO_TIME) return this.haltUntilMs;
    return this.cancelOnlyUntilMs === NO_TIME ? Number.POSITIVE_INFINITY : this.cancelOnlyUntilMs;
  }

  setRule(market: Market, rule: VolatilityHalt | undefined): void {
    this.rule = rule;
    this.windowStartMs = NO_TIME;
    this.#see(market);
  }

  /** After a command: whether its trades left the price too far from the window's reference. */
  movedTooFar(market: Market, rule: VolatilityHalt, timeMs: number): boolean {
    if (market.lastTradeId === this.#seenTradeId) return false;
    const before = this.#seenPrice;
    this.#see(market);
    // A market that never traded before has nothing to be compared with.
    if (before === 0) this.openWindow(timeMs, market.lastPrice, rule);
    else if (this.windowStartMs === NO_TIME || timeMs - this.windowStartMs >= rule.windowMs) {
      this.openWindow(timeMs, before, rule);
    }
    return market.lastPrice < this.#lowest || market.lastPrice > this.#highest;
  }

  openWindow(timeMs: number, reference: number, { maxMoveRate }: VolatilityHalt): void {
    this.windowStartMs = timeMs;
    this.reference = reference;
    const move = BigInt(reference) * BigInt(maxMoveRate);
    const one = BigInt(RATE_ONE);
    // A price moves too far when |price − reference| × 10⁸ > reference × rate: whole prices within are these.
    const within = divideBigDown(move, one);
    this.#lowest = reference - Number(within);
    this.#highest = reference + Number(within);
  }

  /** Begins a halt. */
  begin(timeMs: number, { cancelOnlyMs, haltMs }: VolatilityHalt): void {
    const haltUntilMs = Math.min(LATEST_MS, timeMs + haltMs);
    this.setPhases({ haltUntilMs, cancelOnlyUntilMs: Math.min(LATEST_MS, haltUntilMs + cancelOnlyMs) });
  }

  /** No window stays open and no halt runs: somebody else decides about the market's status. */
  interrupt(): void {
    this.setPhases({ haltUntilMs: NO_TIME, cancelOnlyUntilMs: NO_TIME });
  }

  setPhases({ cancelOnlyUntilMs, haltUntilMs }: HaltPhases): void {
    this.haltUntilMs = haltUntilMs;
    this.cancelOnlyUntilMs = cancelOnlyUntilMs;
    this.windowStartMs = NO_TIME;
  }

  #see(market: Market): void {
    this.#seenTradeId = market.lastTradeId;
    this.#seenPrice = market.lastPrice;
  }
}

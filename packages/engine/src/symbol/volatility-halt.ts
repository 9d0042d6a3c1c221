import { isGuarded, type Rate } from "../money/units.js";

/** When a market halts by itself because its price moved too far too fast, and for how long. */
export interface VolatilityHalt {
  /** The largest move of the last price away from the window's reference price that does not halt, in 10⁻⁸ of the reference. */
  readonly maxMoveRate: Rate;
  /** How long a window lasts, ms of journal time. */
  readonly windowMs: number;
  /** How long the market is HALT, ms. */
  readonly haltMs: number;
  /** How long it is CANCEL_ONLY afterwards, ms; 0 for not at all. */
  readonly cancelOnlyMs: number;
}

const DAY_MS = 86_400_000;
/** The longest duration of a rule, ms: a year. */
const DURATION_MAX_MS = 365 * DAY_MS;

export const isWellFormedRule = (rule: VolatilityHalt): boolean =>
  typeof rule === "object" &&
  rule !== null &&
  [rule.maxMoveRate, rule.windowMs, rule.haltMs, rule.cancelOnlyMs].every(isGuarded);

/** Whether a well-formed rule can work: something above 0 everywhere but in `cancelOnlyMs`, no duration above a year. */
export const isSensibleRule = ({ cancelOnlyMs, haltMs, maxMoveRate, windowMs }: VolatilityHalt): boolean =>
  maxMoveRate > 0 &&
  windowMs > 0 &&
  haltMs > 0 &&
  [windowMs, haltMs, cancelOnlyMs].every((durationMs) => durationMs <= DURATION_MAX_MS);

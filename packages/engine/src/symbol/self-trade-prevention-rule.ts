import { SELF_TRADE_PREVENTION_MODES, type SelfTradePreventionMode } from "../order/enums.js";

/** Which self-trade prevention modes a symbol takes. */
export interface SelfTradePreventionRule {
  /** What a gateway gives to an order that names no mode. */
  readonly defaultMode: SelfTradePreventionMode;
  /** Not empty, and with the default in it. */
  readonly allowedModes: readonly SelfTradePreventionMode[];
}

/** The rule of a listing that says nothing: every mode may be asked for, none is given unasked. */
export const ANY_SELF_TRADE_PREVENTION: SelfTradePreventionRule = Object.freeze({
  defaultMode: "NONE",
  allowedModes: SELF_TRADE_PREVENTION_MODES,
});

/** Whether a value from outside has the shape of a rule. */
export const isPreventionRule = (rule: SelfTradePreventionRule): boolean =>
  typeof rule === "object" &&
  rule !== null &&
  SELF_TRADE_PREVENTION_MODES.includes(rule.defaultMode) &&
  Array.isArray(rule.allowedModes) &&
  rule.allowedModes.length <= SELF_TRADE_PREVENTION_MODES.length &&
  rule.allowedModes.every((mode) => SELF_TRADE_PREVENTION_MODES.includes(mode));

/** Whether a rule of the right shape allows its own default. */
export const isSensiblePrevention = ({ allowedModes, defaultMode }: SelfTradePreventionRule): boolean =>
  allowedModes.includes(defaultMode);

/** The same rule with its modes in the order of their list, each once. */
export const canonicalPrevention = ({
  allowedModes,
  defaultMode,
}: SelfTradePreventionRule): SelfTradePreventionRule => ({
  defaultMode,
  allowedModes: SELF_TRADE_PREVENTION_MODES.filter((mode) => allowedModes.includes(mode)),
});

/** One bit per allowed mode, at the place of the mode's code: what every order is judged by. */
export const preventionBits = ({ allowedModes }: SelfTradePreventionRule): number =>
  SELF_TRADE_PREVENTION_MODES.reduce(
    (bits, mode, code) => (allowedModes.includes(mode) ? bits | (1 << code) : bits),
    0,
  );

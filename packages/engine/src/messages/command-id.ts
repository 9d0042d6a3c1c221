import { invariant } from "../assert.js";
import { isGuarded } from "../money/units.js";

/** Identifies one request for ever: two random 48-bit whole numbers, chosen by whoever first makes the command. */
export interface CommandId {
  readonly high: number;
  readonly low: number;
}

/** The id of commands that nobody will repeat (embedding, benchmarks without retries): it is never remembered. */
export const NO_COMMAND_ID: CommandId = { high: 0, low: 0 };

const HALF = 2 ** 48;

const QUARTER = 2 ** 24;

/** 24 lower-case hexadecimal digits. */
export const formatCommandId = ({ high, low }: CommandId): string => formatHalf(high) + formatHalf(low);

/** In two parts of 24 bits: printing a small integer in hexadecimal is several times cheaper than a large one. */
const formatHalf = (half: number): string => {
  const rest = half % QUARTER;
  return digits((half - rest) / QUARTER) + digits(rest);
};

const digits = (quarter: number): string => quarter.toString(16).padStart(6, "0");

/** @throws InvariantViolation unless `text` is 24 lower-case hexadecimal digits */
export function parseCommandId(text: string): CommandId {
  invariant(/^[0-9a-f]{24}$/.test(text), "a command id is 24 lower-case hexadecimal digits");
  return { high: Number.parseInt(text.slice(0, 12), 16), low: Number.parseInt(text.slice(12), 16) };
}

/** Whether both halves are whole numbers from 0 to 2^48 − 1. */
export const isCommandId = ({ high, low }: CommandId): boolean =>
  isGuarded(high) && isGuarded(low) && high < HALF && low < HALF;

import { invariant } from "../assert.js";
import { powerOfTen } from "./rounding.js";

/** Why a text is not a decimal the engine takes. */
export type DecimalProblem = "NOT_A_DECIMAL" | "TOO_MANY_DIGITS" | "OVERFLOW";

/** At most 20 digits before and after the point: no sign, no exponent, no bare point, ASCII digits only. */
const DECIMAL = /^([0-9]{1,20})(?:\.([0-9]{1,20}))?$/;

/**
 * Decimal text → whole units of 10^−decimals. Digits that do not fit are refused, never rounded; trailing zeros are no digits.
 *
 * @param decimals digits after the point of the unit, 0 to 18
 * @returns the units, or why the text is refused
 */
export function parseDecimal(text: string, decimals: number): bigint | DecimalProblem {
  // The length is bounded before anything else, so that a hostile text costs nothing.
  if (typeof text !== "string" || text.length > 41) return "NOT_A_DECIMAL";
  const match = DECIMAL.exec(text);
  if (match === null) return "NOT_A_DECIMAL";
  const fraction = (match[2] ?? "").replace(/0+$/, "");
  if (fraction.length > decimals) return "TOO_MANY_DIGITS";
  return BigInt((match[1] as string) + fraction.padEnd(decimals, "0"));
}

/**
 * As {@link parseDecimal}, for guarded numbers.
 *
 * @returns the units as a number ≤ 2^53 − 1, or why the text is refused
 */
export function parseGuardedDecimal(text: string, decimals: number): number | DecimalProblem {
  const units = parseDecimal(text, decimals);
  if (typeof units !== "bigint") return units;
  return units > BigInt(Number.MAX_SAFE_INTEGER) ? "OVERFLOW" : Number(units);
}

/**
 * Whole units of 10^−decimals → fixed-point text.
 *
 * @param minimumDigits pads with zeros up to this many digits after the point
 */
export function formatDecimal(units: bigint | number, decimals: number, minimumDigits = 0): string {
  invariant(typeof units === "bigint" || Number.isSafeInteger(units), "decimal text is made of whole units");
  const value = BigInt(units);
  const sign = value < 0n ? "-" : "";
  const magnitude = value < 0n ? -value : value;
  const unit = powerOfTen(decimals);
  const fraction = decimals === 0 ? "" : (magnitude % unit).toString().padStart(decimals, "0");
  const padded = fraction.padEnd(minimumDigits, "0");
  return padded === "" ? `${sign}${magnitude / unit}` : `${sign}${magnitude / unit}.${padded}`;
}

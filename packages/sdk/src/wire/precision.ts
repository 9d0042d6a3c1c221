import type { Operation } from "./operation.js";
import type { DecimalKind } from "./parameter.js";
import { type Refusal, refusal } from "./refusal.js";

/** How many decimals a symbol takes in a price, a quantity (base asset) and an amount (quote asset). */
export type SymbolPrecision = { readonly [kind in DecimalKind]: number };

/** Digits after the point as sent, trailing zeros included. */
export function decimalPlaces(text: string): number {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

/** The first parameter, in table order, with more decimals than the symbol has: -1111, never rounded. */
export function excessPrecision(
  operation: Operation,
  values: { readonly [name: string]: unknown },
  precision: SymbolPrecision,
): Refusal | undefined {
  for (const parameter of operation.parameters) {
    if (parameter.type !== "DECIMAL") continue;
    const value = values[parameter.name];
    if (typeof value === "string" && decimalPlaces(value) > precision[parameter.decimals]) {
      return refusal("BAD_PRECISION", [parameter.name]);
    }
  }
  return undefined;
}
